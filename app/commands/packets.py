"""The subcommand that writes the printed packet of a case."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.line import Line
from app.commands.papers import write_paper
from app.commands.report import Report
from app.desk.desk import Desk
from app.desk.household.queries import find_case
from app.texts import N_


def add(tool: typer.Typer, line: Line) -> None:
    """Add `packet`."""
    _ = line.speech.translate

    @tool.command(help=N_("The printed packet of one case."))
    @line.at_desk(reading=True)
    def packet(
        desk: Desk,
        case: Annotated[str, typer.Argument(help=N_("The case: its number, its unit or the client's name."))],
        out: Annotated[Path, typer.Option("--out", help=N_("The PDF to write."))],
    ) -> Report:
        write_paper(out, line.printers.packet(desk, find_case(desk, case), line.speech))
        return Report({"packet": str(out)}, (_(N_("The packet is written to {file}.")).format(file=out),))
