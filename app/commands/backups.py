"""Subcommands that back an archive up and restore it."""

from pathlib import Path
from typing import Annotated

import typer

from app.archive.backup import restore as restore_archive
from app.commands.line import Line
from app.commands.options import ArchiveFolder, Operator, PasswordFile
from app.commands.progress import shown
from app.commands.report import Report
from app.desk.desk import Desk
from app.desk.upkeep.backups import LastBackup, make_backup
from app.texts import N_


def add(tool: typer.Typer, line: Line) -> None:
    """Add `backup` and `restore`."""
    _ = line.speech.translate

    @tool.command(help=N_("Back the archive up into a new folder below another."))
    @line.at_desk(reading=True)
    def backup(desk: Desk, to: Annotated[Path, typer.Option("--to", help=N_("Where backups lie."))]) -> Report:
        with shown(line, N_("Backing up …")) as told:
            made = make_backup(desk, to, told)
        return _made(made, desk, line)

    @tool.command(help=N_("Restore a backup."))
    def restore(
        backup: Annotated[Path, typer.Argument(help=N_("The folder of the backup."))],
        archive: ArchiveFolder,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        restore_archive(backup, archive, operator=operator, password=line.password(password_file))
        line.answer(Report({"archive": str(archive)}, (_(N_("Restored to {folder}.")).format(folder=archive),)))


def _made(made: LastBackup, desk: Desk, line: Line) -> Report:
    """Return what was made, and what was found meanwhile: scans of the archive that are not whole make the status 1."""
    _ = line.speech.translate
    problems = [line.speech.say(problem, desk.procedure) for problem in made.problems]
    lines = [_(N_("Backed up to {folder}.")).format(folder=made.folder)]
    if made.replaced:
        lines.append(
            _(N_("{count} damaged copies of scans were replaced there: its disk may be failing.")).format(count=made.replaced)
        )
    if problems:
        lines += [_(N_("{count} problems found:")).format(count=len(problems)), *problems]
    data = {"backup": str(made.folder), "problems": problems, "replaced": made.replaced}
    return Report(data, tuple(lines), 1 if problems else 0)
