"""Subcommands about an archive as a whole: make it, verify it, back it up, restore it."""

from pathlib import Path

from app.archive.backup import restore
from app.commands.papers import write_paper
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.backups import make_backup as back_up
from app.desk.checking import check_archive
from app.desk.desk import Desk
from app.desk.site import create_site, open_desk
from app.desk.site_keys import keys_of, keys_text
from app.errors import ArchiveError
from app.procedure.case import Site
from app.texts import N_

# An archive that is there and answers to its password, but cannot be read: verifying says so instead of refusing to look.
FOUND_BY_OPENING = frozenset(
    {
        "archive.damaged",
        "archive.foreign",
        "archive.behind_anchor",
        "archive.other_than_anchor",
        "archive.keys_damaged",
        "archive.keys_changed",
        "site.half_made",
    }
)


def make_archive(folder: Path, site: str, station: str, role: str, operator: str, password: str, speech: Speech) -> Report:
    """`init`: make an archive."""
    desk = create_site(folder, site=Site(id="", name=site), station=station, role=role, operator=operator, password=password)
    desk.archive.close()
    line = speech.translate(N_("The archive of {site} is made in {folder}.")).format(site=site, folder=folder)
    return Report({"archive": str(folder), "site": site, "station": station, "role": role}, (line,))


def verify_folder(folder: Path, operator: str | None, password: str, speech: Speech) -> Report:
    """`verify`: pages, chain, rebuilt tables, lists and the ledger's proof. Damage that forbids opening is found as well."""
    try:
        desk = open_desk(folder, operator=operator, password=password, reading=True)
    except ArchiveError as error:
        if error.reason.code not in FOUND_BY_OPENING:
            raise
        return _found(0, [speech.say(error.reason)], speech)
    try:
        result = check_archive(desk)
        return _found(result.entries, [speech.say(problem, desk.procedure) for problem in result.problems], speech)
    finally:
        desk.archive.close()


def _found(entries: int, problems: list[str], speech: Speech) -> Report:
    if problems:
        lines = [speech.translate(N_("{count} problems found:")).format(count=len(problems)), *problems]
    else:
        lines = [speech.translate(N_("All is well: {count} entries verified.")).format(count=entries)]
    return Report({"ok": not problems, "entries": entries, "problems": problems}, tuple(lines), 1 if problems else 0)


def make_backup(desk: Desk, folder: Path, speech: Speech) -> Report:
    """`backup`: copy the archive into a new folder below `folder`."""
    made = back_up(desk, folder).folder
    return Report({"backup": str(made)}, (speech.translate(N_("Backed up to {folder}.")).format(folder=made),))


def restore_backup(backup: Path, folder: Path, operator: str | None, password: str, speech: Speech) -> Report:
    """`restore`: put a backup where an archive is to be."""
    restore(backup, folder, operator=operator, password=password)
    return Report({"archive": str(folder)}, (speech.translate(N_("Restored to {folder}.")).format(folder=folder),))


def write_public_keys(desk: Desk, out: Path, speech: Speech) -> Report:
    """`certificates keys`: the public keys of this archive's stations, for whoever checks certificates without it."""
    keys = keys_of(desk.archive.stations())
    write_paper(out, keys_text(keys).encode())
    line = speech.translate(N_("The public keys of {count} stations are written to {file}.")).format(count=len(keys), file=out)
    return Report({"keys": str(out), "stations": len(keys)}, (line,))
