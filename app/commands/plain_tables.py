"""The subcommand that writes plain copies for other systems."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from app.commands.line import Line
from app.commands.options import ArchiveFolderIfAny, Operator, PasswordFile
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from app.desk.plain_tables.order import DescribedTable, PlainTable, TableFormat, TableOrder, WrittenTable
from app.errors import InputError
from app.texts import N_
from app.texts.plain_tables import UNENCRYPTED


def add(tool: typer.Typer, line: Line) -> None:
    """Add `copies`."""

    @tool.command(help=N_("Plain copies of cases, fees, meters and certificates for other systems."))
    def copies(
        archive: ArchiveFolderIfAny = None,
        to: Annotated[Path | None, typer.Option("--to", help=N_("The folder for the copies."))] = None,
        form: Annotated[TableFormat, typer.Option("--format", help=N_("A workbook or plain text."))] = TableFormat.XLSX,
        what: Annotated[list[PlainTable] | None, typer.Option("--what", help=N_("One of them; without it all."))] = None,
        personal: Annotated[
            bool,
            typer.Option("--personal", help=N_("With personal data whole, as identity numbers and telephones; not encrypted.")),
        ] = False,
        describe: Annotated[
            bool, typer.Option("--describe", help=N_("Only say which columns there are and what they mean."))
        ] = False,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        chosen = tuple(what or PlainTable)
        if describe:
            line.answer(described(line.printers.described_tables(chosen, line.speech), line.speech))
        if archive is None or to is None:
            raise InputError.of("copies.archive_and_folder")
        order = TableOrder(folder=to, format=form, what=chosen, personal=personal)
        with line.desk(archive, operator, password_file, reading=True) as desk:
            report = tables_told(_written(desk, order, line), order, line)
        line.answer(report)


def described(tables: Sequence[DescribedTable], speech: Speech) -> Report:
    """Return `copies --describe`: a line a column, under the name of its table."""
    lines: list[str] = []
    for table in tables:
        lines += ["", f"{table.what.value}  {table.title}", ""] if lines else [f"{table.what.value}  {table.title}", ""]
        lines += [f"  {each.heading}: {each.meaning} [{each.written_as}]" for each in table.columns]
    data = [
        {"what": table.what.value, "title": table.title, "columns": [asdict(each) for each in table.columns]} for table in tables
    ]
    return Report({"tables": data}, tuple(lines))


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
