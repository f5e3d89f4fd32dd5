"""Subcommands about an archive as a whole: make it, verify it."""

from pathlib import Path
from typing import Annotated

import typer

from app.archive.folder.exchange_key import make_recovery_key
from app.archive.journal.mandate import COUNTER, HEADQUARTERS
from app.commands.line import Line
from app.commands.options import ArchiveFolder, Operator, PasswordFile
from app.commands.pair import recovery_lines
from app.commands.procedure_notices import procedure_notices
from app.commands.progress import shown
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.site import create_site, open_desk
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError, InputError
from app.procedure.case import Site
from app.texts import N_

# An archive that is there and answers to its password, but cannot be read: verifying says so instead of refusing to look.
FOUND_BY_OPENING = frozenset(
    {
        "archive.damaged",
        "archive.foreign",
        "archive.behind_anchor",
        "archive.other_than_anchor",
        "archive.not_migrated",
        "archive.tables_unknown",
        "archive.keys_damaged",
        "archive.keys_changed",
        "site.half_made",
    }
)


def add(tool: typer.Typer, line: Line) -> None:
    """Add `init` and `verify`."""
    speech = line.speech

    @tool.command(help=N_("Make an archive."))
    def init(
        archive: ArchiveFolder,
        site: Annotated[str, typer.Option(help=N_("The project's name."))],
        station: Annotated[str, typer.Option(help=N_("The station's label."))],
        role: Annotated[str, typer.Option(help="counter | headquarters")] = COUNTER,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        if role not in (COUNTER, HEADQUARTERS):
            raise InputError.of("command.arguments", detail=f"--role {role}")
        name = operator or speech.translate(N_("Manager"))
        line.answer(_make_archive(archive, site, station, role, name, line.password(password_file), speech))

    @tool.command(help=N_("Verify pages, journal, ledger, every table against the journal, and every scan."))
    def verify(archive: ArchiveFolder, operator: Operator = None, password_file: PasswordFile = None) -> None:
        line.answer(_verify_folder(archive, operator, line.password(password_file), line))


def _make_archive(folder: Path, site: str, station: str, role: str, operator: str, password: str, speech: Speech) -> Report:
    """Make it; headquarters also makes the recovery key of the company, which is shown this once."""
    desk = create_site(folder, site=Site(id="", name=site), station=station, role=role, operator=operator, password=password)
    with desk.archive:
        recovery = make_recovery_key(desk.database) if role == HEADQUARTERS else None
    data: dict[str, object] = {"archive": str(folder), "site": site, "station": station, "role": role}
    line = speech.translate(N_("The archive of {site} is made in {folder}.")).format(site=site, folder=folder)
    if recovery is None:
        return Report(data, (line,))
    return Report({**data, "recovery": recovery}, (line, *recovery_lines(recovery, speech)))


def _verify_folder(folder: Path, operator: str | None, password: str, line: Line) -> Report:
    """Pages, chain, rebuilt tables, lists, the ledger's proof and scans. Damage that forbids opening is found as well."""
    speech = line.speech
    try:
        desk = open_desk(folder, operator=operator, password=password, reading=True)
    except ArchiveError as error:
        if error.reason.code not in FOUND_BY_OPENING:
            raise
        return _found(0, [speech.say(error.reason)], [], speech)
    try:
        with shown(line, N_("Verifying")) as told:
            result = check_archive(desk, told)
        problems, notices = ([speech.say(each, desk.procedure) for each in found] for found in (result.problems, result.notices))
        # Where something is damaged, what the declarations say may not be readable either.
        declared = procedure_notices(desk, speech) if not problems else ()
        return _found(result.entries, problems, [*notices, *declared], speech)
    finally:
        desk.archive.close()


def _found(entries: int, problems: list[str], notices: list[str], speech: Speech) -> Report:
    """Return what verifying found; notices are worth knowing, and nothing is wrong with the archive for them."""
    if problems:
        lines = [speech.translate(N_("{count} problems found:")).format(count=len(problems)), *problems]
    else:
        lines = [speech.translate(N_("All is well: {count} entries verified.")).format(count=entries)]
    data = {"ok": not problems, "entries": entries, "problems": problems, "notices": notices}
    return Report(data, (*lines, *notices), 1 if problems else 0)
