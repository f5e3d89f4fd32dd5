"""The subcommand that takes sample households through the whole procedure."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from app.commands.line import Line
from app.commands.papers import write_paper
from app.commands.report import Report
from app.desk.control.ledger import read_ledger
from app.desk.desk import Desk
from app.desk.household import queries
from app.texts import N_

MOST_HOUSEHOLDS = 200


def add(tool: typer.Typer, line: Line) -> None:
    """Add `demo`."""

    @tool.command(help=N_("Take sample households through the whole procedure."))
    def demo(
        out: Annotated[Path, typer.Option("--out", help=N_("An empty folder."))],
        households: Annotated[int, typer.Option(min=1, max=MOST_HOUSEHOLDS, help=N_("How many."))] = 6,
    ) -> None:
        line.answer(_run(out, households, line))


def _run(out: Path, households: int, line: Line) -> Report:
    from app.demo import run_demo  # noqa: PLC0415 nothing else needs the sample site

    _ = line.speech.translate
    packets: list[str] = []
    with Progress(console=Console(stderr=True), transient=True, disable=line.as_json or not sys.stderr.isatty()) as progress:
        task = progress.add_task(_(N_("Households")), total=households * 2)
        made = run_demo(out / "archive", households, progress=lambda done: progress.update(task, completed=done))
        desk = made.desk
        try:
            for case_id in made.case_ids:
                packets.append(str(_write_packet(desk, case_id, out, line)))
                progress.advance(task)
            ledger = read_ledger(desk.database)
        finally:
            desk.archive.close()
    counts = {"issued": sum(book.used for book in ledger.books), "void": sum(book.void for book in ledger.books)}
    data = {"archive": str(out / "archive"), "packets": packets, "households": households, "certificates": counts}
    summary = _(N_("{households} households handed over; {issued} certificates issued, {void} void."))
    lines = (
        summary.format(households=households, **counts),
        _(N_("Archive: {folder} (password: demo)")).format(folder=out / "archive"),
        _(N_("Packets: {folder}")).format(folder=out / "packets"),
    )
    return Report(data, lines)


def _write_packet(desk: Desk, case_id: str, out: Path, line: Line) -> Path:
    file = queries.case_file(desk, case_id)
    packet = out / "packets" / f"{file.case.number} {file.unit.label}.pdf".replace(" ", "_")
    write_paper(packet, line.printers.packet(desk, case_id, line.speech))
    return packet
