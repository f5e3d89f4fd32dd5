"""The command line put together from its parts."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from app.commands import archives, backups, certificates, demo, exchange, handover, operators, packets, pair, plain_tables
from app.commands.help_texts import translate_help
from app.commands.line import Line
from app.texts import N_

PARTS = (
    archives.add,
    exchange.add,
    backups.add,
    handover.add,
    packets.add,
    demo.add,
    certificates.add,
    operators.add,
    plain_tables.add,
    pair.add,
)


def build(line: Line, run_window: Callable[[Path | None, str], int]) -> Callable[..., object]:
    """Return the command line in one language; without a subcommand it runs the window."""
    tool = typer.Typer(name="ruzhu", add_completion=False, pretty_exceptions_enable=False, no_args_is_help=False)
    for add in PARTS:
        add(tool, line)

    @tool.callback(invoke_without_command=True, help=N_("The move-in counter, from reception to the archive."))
    def window(
        context: typer.Context, archive: Annotated[Path | None, typer.Option(help=N_("The folder of the archive."))] = None
    ) -> None:
        if context.invoked_subcommand is None:
            raise typer.Exit(run_window(archive, line.speech.language))

    command = typer.main.get_command(tool)
    translate_help(command, line.speech.translate)
    return command
