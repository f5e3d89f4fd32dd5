"""Subcommands about rosters and cases."""

from pathlib import Path
from typing import Annotated

import typer

from app.archive.cases.boards import boards_due
from app.commands.line import Line
from app.commands.options import ArchiveFolder, Operator, PasswordFile
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from app.desk.household.queries import board
from app.desk.upkeep.roster import import_roster
from app.roster.reader import read_roster
from app.texts import N_
from app.texts.roster import FIELD_NAMES
from app.texts.values import ENDINGS, options


def add(tool: typer.Typer, line: Line) -> None:
    """Add `roster`, `procedure` and `cases`."""

    @tool.command(help=N_("Read units, clients and notices from .xlsx or .csv."))
    def roster(
        file: Annotated[Path, typer.Argument(help=N_("The roster."))],
        archive: ArchiveFolder,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=N_("Write nothing."))] = False,
        good_rows: Annotated[bool, typer.Option("--good-rows", help=N_("Take the good rows though others are bad."))] = False,
        site: Annotated[str | None, typer.Option(help=N_("At headquarters: whose roster it is."))] = None,
        operator: Operator = None,
        password_file: PasswordFile = None,
    ) -> None:
        with line.desk(archive, operator, password_file, reading=dry_run) as desk:
            report = take_roster(desk, file, line.speech, dry_run=dry_run, good_rows=good_rows, site=site)
        line.answer(report)

    @tool.command(help=N_("Let new cases begin with the procedure that ships and what a TOML file says otherwise."))
    @line.at_desk(reading=False)
    def procedure(desk: Desk, file: Annotated[Path, typer.Argument(help=N_("The TOML file."))]) -> Report:
        from app.desk.upkeep.declared_procedure import declare, read_overrides  # noqa: PLC0415 no other command needs it

        declared = declare(desk, read_overrides(file))
        return Report({"digest": declared.digest}, (line.speech.translate(N_("New cases begin with it from now on.")),))

    @tool.command(help=N_("List cases and the step each waits at."))
    @line.at_desk(reading=True)
    def cases(desk: Desk, search: Annotated[str, typer.Option(help=N_("Unit, name, pinyin or number."))] = "") -> Report:
        return list_cases(desk, search, line.speech)


def take_roster(desk: Desk, file: Path, speech: Speech, *, dry_run: bool, good_rows: bool, site: str | None) -> Report:
    """`roster`: read units, clients and notices; each bad row is named, and then nothing goes in unless asked."""
    reading = read_roster(file, today=desk.today())
    rejected = [
        {"row": row.row, "field": row.field, "reason": speech.say(row.reason, desk.procedure)} for row in reading.rejected
    ]
    accepted = 0 if reading.rejected and not good_rows else len(reading.rows)
    data = {"rows": reading.total, "accepted": accepted, "rejected": rejected}
    lines = [
        speech.translate(N_("Row {row}, {field}: {reason}")).format(
            row=row["row"], field=_column(speech, str(row["field"])), reason=row["reason"]
        )
        for row in rejected
    ]
    if accepted and not dry_run:
        result = import_roster(desk, reading, good_rows_only=good_rows, site=site)
        text = speech.translate(N_("{count} rows read: {units} new units, {notices} new notices, {changed} changed."))
        changed = result.units_changed + result.notices_changed
        lines.append(text.format(count=accepted, units=result.units_new, notices=result.notices_new, changed=changed))
    else:
        text = speech.translate(N_("{good} of {count} rows are good; nothing was written."))
        lines.append(text.format(good=len(reading.rows), count=reading.total))
    return Report(data, tuple(lines), 1 if rejected and not good_rows else 0)


def list_cases(desk: Desk, search: str, speech: Speech) -> Report:
    """`cases`: each case with the step that it waits at and why."""
    named = speech.namer(desk.procedure)
    endings = dict(options(ENDINGS, speech.translate))
    rows = board(desk, search, limit=1_000_000)
    data = [
        {
            "id": row.case_id,
            "number": row.number,
            "unit": row.unit,
            "client": row.client,
            "step": row.step,
            "blocked_by": None if row.blocked_by is None else speech.say(row.blocked_by, desk.procedure),
        }
        for row in rows
    ]
    lines = [
        "  ".join(
            (row.number, row.unit, row.client, endings.get(row.step) or named(f"step:{row.step}"), str(each["blocked_by"] or "")),
        ).rstrip()
        for row, each in zip(rows, data, strict=True)
    ]
    due = boards_due(desk.database)
    if due:
        lines.append(
            speech.translate(
                N_("{count} households that came in are not on this list yet; the next import puts them there.")
            ).format(count=due)
        )
    return Report({"cases": data, "due": due} if due else {"cases": data}, tuple(lines) or (speech.translate(N_("No cases.")),))


def _column(speech: Speech, field: str) -> str:
    """Return what the roster's column is called."""
    return speech.translate(FIELD_NAMES[field]) if field in FIELD_NAMES else speech.say_field(field)
