"""The subcommand that writes plain copies for other systems."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from app.commands.line import Line
from app.commands.report import Report
from app.desk.desk import Desk
from app.desk.plain_tables.order import PlainTable, TableFormat, TableOrder, WrittenTable
from app.texts import N_
from app.texts.plain_tables import UNENCRYPTED


def add(tool: typer.Typer, line: Line) -> None:
    """Add `copies`."""

    @tool.command(help=N_("Plain copies of cases, fees, meters and certificates for other systems."))
    @line.at_desk(reading=True)
    def copies(
        desk: Desk,
        to: Annotated[Path, typer.Option("--to", help=N_("The folder for the copies."))],
        form: Annotated[TableFormat, typer.Option("--format", help=N_("A workbook or plain text."))] = TableFormat.XLSX,
        what: Annotated[list[PlainTable] | None, typer.Option("--what", help=N_("One of them; without it all."))] = None,
        personal: Annotated[
            bool, typer.Option("--personal", help=N_("With whole identity numbers, telephones and addresses; not encrypted."))
        ] = False,
    ) -> Report:
        order = TableOrder(folder=to, format=form, what=tuple(what or PlainTable), personal=personal)
        return tables_told(_written(desk, order, line), order, line)


def tables_told(written: tuple[WrittenTable, ...], order: TableOrder, line: Line) -> Report:
    """`copies`: each file with how many rows it holds; that it is not encrypted, where it holds whole identity numbers."""
    _ = line.speech.translate
    told = [_(N_("{file}: {count} rows.")).format(file=each.file, count=each.rows) for each in written]
    if order.personal:
        told.append(_(UNENCRYPTED))
    files = [{"what": each.what.value, "file": str(each.file), "rows": each.rows} for each in written]
    return Report({"files": files, "personal": order.personal}, tuple(told))


def _written(desk: Desk, order: TableOrder, line: Line) -> tuple[WrittenTable, ...]:
    hidden = line.as_json or not sys.stderr.isatty()
    with Progress(console=Console(stderr=True), transient=True, disable=hidden) as progress:
        task = progress.add_task(line.speech.translate(N_("Rows")), total=None)
        return line.printers.copies(
            desk, order, line.speech, lambda done, total: progress.update(task, completed=done, total=total)
        )
