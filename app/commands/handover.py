"""Subcommands about rosters, cases and certificates."""

from pathlib import Path

from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from app.desk.ledger import read_ledger
from app.desk.queries import board
from app.desk.roster import import_roster
from app.procedure.certificates import format_number
from app.roster.reader import read_roster
from app.texts import N_
from app.texts.values import ENDINGS, options


def take_roster(desk: Desk, file: Path, speech: Speech, *, dry_run: bool, good_rows: bool) -> Report:
    """`roster`: read units, clients and notices; each bad row is named, and then nothing goes in unless asked."""
    reading = read_roster(file, today=desk.today())
    rejected = [
        {"row": row.row, "field": row.field, "reason": speech.say(row.reason, desk.procedure)} for row in reading.rejected
    ]
    accepted = 0 if reading.rejected and not good_rows else len(reading.rows)
    data = {"rows": reading.total, "accepted": accepted, "rejected": rejected}
    lines = [
        speech.translate(N_("Row {row}, {field}: {reason}")).format(
            row=row["row"], field=speech.say_field(str(row["field"])), reason=row["reason"]
        )
        for row in rejected
    ]
    if accepted and not dry_run:
        result = import_roster(desk, reading, good_rows_only=good_rows)
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
    return Report({"cases": data}, tuple(lines) or (speech.translate(N_("No cases.")),))


def certificate_ledger(desk: Desk, speech: Speech) -> Report:
    """`certificates ledger`: every book and its proof; status 1 where it does not hold."""
    ledger = read_ledger(desk.database)
    books = [
        {
            "first": format_number(line.first),
            "last": format_number(line.last),
            "station": line.station,
            "used": line.used,
            "void": line.void,
            "blank": line.blank,
            "incident": line.incident,
        }
        for line in ledger.books
    ]
    data = {
        "books": books,
        "duplicates": [format_number(number) for number in ledger.duplicates],
        "gaps": [format_number(number) for number in ledger.gaps],
        "disordered": [format_number(number) for number in ledger.disordered],
        "proved": ledger.proved,
    }
    row = speech.translate(N_("{first}–{last}  {station}: {used} used, {void} void, {blank} blank, {incident} incidents"))
    proof = speech.translate(N_("The ledger is proved.")) if ledger.proved else speech.translate(N_("The ledger is not proved."))
    unopened = speech.translate(N_("not opened yet"))
    told = (row.format(**{**book, "station": book["station"] or unopened}) for book in books)
    return Report(data, (*told, proof), 0 if ledger.proved else 1)
