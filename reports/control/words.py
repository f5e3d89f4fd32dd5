"""How papers of control write numbers, lots and incidents."""

from collections.abc import Iterable, Sequence

from app.desk.control.papers import LotRecord
from app.procedure.certificates import ALL_COPIES, BOOK_SIZE, Incident, format_number
from app.texts import Translator
from app.texts.certificates import INCIDENT_KIND_NAMES
from app.texts.names import COPY_NAMES
from reports.control.layout import Content, ControlTable, TableColumn


def span_of(first: int, last: int) -> str:
    """First and last number of a book or a lot."""
    return f"{format_number(first)}–{format_number(last)}"


def books_in(first: int, last: int) -> int:
    """Return how many books the numbers fill."""
    return -(-(last - first + 1) // BOOK_SIZE)


def numbers_written(numbers: Sequence[int], _: Translator) -> str:
    """Return numbers with the list comma of the language; those in a row as first and last: `00001–00003, 00007`."""
    rows: list[tuple[int, int]] = []
    for number in numbers:
        if rows and rows[-1][1] == number - 1:
            rows[-1] = (rows[-1][0], number)
        else:
            rows.append((number, number))
    return listed((format_number(first) if first == last else span_of(first, last) for first, last in rows), _)


def listed(texts: Iterable[str], _: Translator) -> str:
    """Return texts in one line, with the list comma of the language."""
    return _("{a}, {b}").format(a="", b="").join(filter(None, texts))


def lot_name(record: LotRecord | None, _: Translator) -> str | None:
    """Return a lot by its place and its numbers; nothing for none."""
    if record is None:
        return None
    text = _("Lot {ordinal}: {span}")
    return text.format(ordinal=record.ordinal, span=span_of(record.lot.first, record.lot.last))


def copies_written(copies: Sequence[str], _: Translator) -> str:
    """Return what copies they are, `all three` for all."""
    if set(copies) == set(ALL_COPIES):
        return _("all three")
    return listed((_(COPY_NAMES[copy]) for copy in ALL_COPIES if copy in copies), _)


def incident_written(incident: Incident, _: Translator) -> str:
    """Kind, missing copies and what happened."""
    kind = _(INCIDENT_KIND_NAMES[incident.kind])
    if not incident.missing_copies:
        return _("{what}: {detail}").format(what=kind, detail=incident.what)
    text = _("{what} ({copies}): {detail}")
    return text.format(what=kind, copies=copies_written(incident.missing_copies, _), detail=incident.what)


def incident_table(heading: str, incidents: Sequence[Incident], _: Translator) -> ControlTable:
    """Return incidents, open or explained."""
    columns = (
        TableColumn("№", 16, "center"),
        TableColumn(_("What happened"), 62),
        TableColumn(_("Reported on and by"), 38),
        TableColumn(_("Explanation"), 64),
    )
    return ControlTable(heading=heading, columns=columns, rows=tuple(_incident_row(each, _) for each in incidents))


def _incident_row(incident: Incident, _: Translator) -> tuple[Content, ...]:
    explained: Content = _("not explained yet")
    if incident.explained_on is not None:
        explained = f"{incident.explanation}\n{incident.explained_on.isoformat()} {incident.explained_by}"
    reported = f"{incident.reported_on.isoformat()} {incident.reported_by}"
    return (format_number(incident.number), incident_written(incident, _), reported, explained)
