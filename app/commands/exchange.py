"""Subcommands of the exchange with headquarters and other counters: packages out and in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.line import Line
from app.commands.procedure_notices import procedure_notices
from app.commands.progress import shown
from app.commands.report import Report
from app.desk.desk import Desk
from app.errors import InputError
from app.texts import N_

if TYPE_CHECKING:
    from app.exchange.exporting import Exported
    from app.exchange.importing import Imported

EVERYONE = "all"


def add(tool: typer.Typer, line: Line) -> None:
    """Add `export` and `import`."""

    @tool.command(help=N_("Write packages of what partners have not acknowledged yet."))
    @line.at_desk(reading=False)
    def export(
        desk: Desk,
        to: Annotated[Path, typer.Option(help=N_("The folder to write into: a stick, or a share."))],
        partner: Annotated[str | None, typer.Option("--for", help=N_("For whom: a label, a site, or all."))] = None,
    ) -> Report:
        return _exported(desk, to, partner, line)

    @tool.command("import", help=N_("Take packages in: all is verified before anything is written."))
    @line.at_desk(reading=False)
    def import_(
        desk: Desk,
        packages: Annotated[list[Path], typer.Argument(metavar="PACKAGE", help=N_("Packages to take in, or folders of them."))],
        dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Only say what would change."))] = False,
    ) -> Report:
        return _imported(desk, packages, line, dry_run=dry_run)


def _exported(desk: Desk, folder: Path, name: str | None, line: Line) -> Report:
    from app.exchange.exporting import addressees, export_package  # noqa: PLC0415 encryption is slow to load

    partners = addressees(desk.archive, None if name == EVERYONE else name, everyone=name == EVERYONE)
    act, now = desk.act("export"), desk.now().isoformat()
    with shown(line, N_("Writing")) as told:
        made = [export_package(desk.archive, partner, folder, act, now, told) for partner in partners]
    lines = [_said_of_export(each, line) for each in made]
    first = made[0]
    packages = [_export_data(each) for each in made]
    return Report({**_export_data(first), "packages": packages}, (*lines, line.speech.translate(N_("You may remove the stick."))))


def _export_data(made: "Exported") -> dict[str, object]:
    return {
        "package": str(made.package),
        "entries": made.entries,
        "bytes": made.bytes,
        "scans": made.scans,
        "number": made.number,
        "for": {"station": made.partner.code, "site": made.partner.site},
    }


def _said_of_export(made: "Exported", line: Line) -> str:
    text = line.speech.translate(N_("{package}: {entries} entries for {station} ({site}), {size} kB."))
    partner = made.partner
    size = f"{made.bytes / 1000:,.0f}"
    return text.format(package=made.package, entries=made.entries, station=partner.code, site=partner.site, size=size)


def _imported(desk: Desk, places: list[Path], line: Line, *, dry_run: bool) -> Report:
    from app.archive.cases.boards import catch_up  # noqa: PLC0415 encryption is slow to load
    from app.exchange.decisions.agreed import settle_agreed  # noqa: PLC0415 encryption is slow to load
    from app.exchange.importing import REFUSED, import_packages  # noqa: PLC0415 encryption is slow to load
    from app.exchange.incoming.package_files import find_packages  # noqa: PLC0415 encryption is slow to load

    act, now = desk.act("import"), desk.now().isoformat()
    found = find_packages(desk.archive.station.id, places).packages
    if not found:
        if not dry_run:
            catch_up(desk.archive)  # an import before this one may have been ended behind its last write
        raise InputError.of("exchange.no_package", folder=", ".join(map(str, places)))
    with shown(line, N_("Reading")) as told:
        results = import_packages(desk.archive, found, act, now, dry_run=dry_run, progress=told)
    if not dry_run:
        settle_agreed(desk.archive, act, decided_by=desk.operator_name, today=desk.today())
        with shown(line, N_("Lists")) as told:
            catch_up(desk.archive, told)
    for each in results:
        if each.status == REFUSED:
            print(said_of_import(each, line, desk), file=sys.stderr)  # noqa: T201 as everywhere where something is refused
    lines = [said_of_import(each, line, desk) for each in results if each.status != REFUSED]
    data: dict[str, object] = {
        "packages": [_import_data(each, line, desk) for each in results],
        "receipts": _receipts(results),
        "dry_run": dry_run,
    }
    notices = procedure_notices(desk, line.speech)
    if notices:
        data["notices"] = list(notices)
    return Report(data, (*lines, *notices), 2 if any(each.status == REFUSED for each in results) else 0)


def said_of_import(each: "Imported", line: Line, desk: Desk) -> str:
    """Return one package in words: households, changes, what is to be decided."""
    speech = line.speech
    if each.reason is not None:
        return speech.say(each.reason, desk.procedure)
    if not (each.entries or each.staged or each.forked or each.left_out or each.scans):
        return speech.translate(N_("{file}: nothing new.")).format(file=each.file.name)
    parts = [
        speech.translate(N_("{count} entries")).format(count=each.entries),
        speech.translate(N_("{count} households")).format(count=each.households),
        speech.translate(N_("{count} changed")).format(count=each.changed),
        speech.translate(N_("{count} to decide")).format(count=each.conflicts),
    ]
    if each.scans:
        parts.append(speech.translate(N_("{count} scans")).format(count=each.scans))
    if each.staged:
        parts.append(speech.translate(N_("{count} entries wait for earlier ones")).format(count=each.staged))
    if each.forked:
        parts.append(speech.translate(N_("{count} entries of a chain that was continued twice")).format(count=each.forked))
    if each.left_out:
        parts.append(speech.translate(N_("{count} entries of stations that are not let in")).format(count=each.left_out))
    if each.scans_missing:
        parts.append(speech.translate(N_("{count} scans missing")).format(count=each.scans_missing))
    return speech.translate(N_("{file}: {what}.")).format(file=each.file.name, what=speech.translate(N_(", ")).join(parts))


def _import_data(each: "Imported", line: Line, desk: Desk) -> dict[str, object]:
    return {
        "file": str(each.file),
        "status": each.status,
        "entries": each.entries,
        "households": each.households,
        "changed": each.changed,
        "conflicts": each.conflicts,
        "waiting": each.staged,
        "forked": each.forked,
        "left_out": each.left_out,
        "scans": each.scans,
        "scans_missing": each.scans_missing,
        "reason": "" if each.reason is None else line.speech.say(each.reason, desk.procedure),
    }


def _receipts(results: "tuple[Imported, ...]") -> list[dict[str, object]]:
    return [
        {
            "file": str(each.file),
            "chains": len(each.receipt.vector),
            "missing_scans": len(each.receipt.missing_blobs),
            "allotted": [list(numbers) for numbers in each.receipt.allotted],
        }
        for each in results
        if each.receipt is not None
    ]
