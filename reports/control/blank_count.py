"""空白证明清点表: the blanks at a counter, counted at shift change or month's end and signed by two people (B-practice)."""

from app.desk.control.papers import BlankCountPaper, CountedBlanks
from app.procedure.certificates import format_number
from app.texts import Translator
from reports.control.layout import Content, ControlPaper, ControlTable, TableColumn
from reports.control.words import span_of

SIGNING_HEIGHT = 13.0  # millimetres: a printed name with room to sign under it
EMPTY_ROWS = 12
MINUS = "−"


def blank_count_sheet(paper: BlankCountPaper, _: Translator) -> ControlPaper:
    """Return a row a count; an empty table to be filled in by hand where nothing was counted yet."""
    columns = (
        TableColumn(_("Counted at"), 24, "center"),
        TableColumn(_("Counter"), 19, "center"),
        TableColumn(_("Book counted"), 26, "center"),
        TableColumn(_("First blank №"), 18, "center"),
        TableColumn(_("Number expected"), 12, "center"),
        TableColumn(_("Number counted"), 12, "center"),
        TableColumn(_("Off by"), 12, "center"),
        TableColumn(_("Counted by (sign)"), 24),
        TableColumn(_("Witnessed by (sign)"), 24),
        TableColumn(_("Remark"), 28),
    )
    rows = tuple(_row(each) for each in paper.counts)
    table = ControlTable(heading="", columns=columns, rows=rows, height=SIGNING_HEIGHT, blank_rows=0 if rows else EMPTY_ROWS)
    return ControlPaper(title=_("Count of blank certificates"), code="RZ-K5", parts=(table,))


def _row(counted: CountedBlanks) -> tuple[Content, ...]:
    count, book = counted.count, counted.book
    difference = count.counted - count.expected
    return (
        f"{count.counted_at:%Y-%m-%d %H:%M}",
        count.counter,
        None if book is None else span_of(book.first, book.last),
        None if count.first_blank is None else format_number(count.first_blank),
        count.expected,
        count.counted,
        f"{difference:+}".replace("-", MINUS) if difference else 0,
        count.counted_by,
        count.witnessed_by,
        count.remark or None,
    )
