"""Subcommands that back an archive up and restore it."""

from pathlib import Path
from typing import Annotated

import typer

from app.archive.backup import restore as restore_archive
from app.commands.line import Line
from app.commands.options import ArchiveFolder, Operator, PasswordFile
from app.commands.report import Report
from app.desk.desk import Desk
from app.desk.upkeep.backups import make_backup
from app.texts import N_


def add(tool: typer.Typer, line: Line) -> None:
    """Add `backup` and `restore`."""
    _ = line.speech.translate

    @tool.command(help=N_("Back the archive up into a new folder below another."))
    @line.at_desk(reading=True)
    def backup(desk: Desk, to: Annotated[Path, typer.Option("--to", help=N_("Where backups lie."))]) -> Report:
        made = make_backup(desk, to).folder
        return Report({"backup": str(made)}, (_(N_("Backed up to {folder}.")).format(folder=made),))

    @tool.command(help=N_("Restore a backup."))
    def restore(
        backup: Annotated[Path, typer.Argument(help=N_("The folder of the backup."))],
        archive: ArchiveFolder,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        restore_archive(backup, archive, operator=operator, password=line.password(password_file))
        line.answer(Report({"archive": str(archive)}, (_(N_("Restored to {folder}.")).format(folder=archive),)))
