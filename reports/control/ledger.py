"""入住证明台帐: the numbers of every book used, void, blank and with an incident, and the proof that none is missing (C6, C7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from app.desk.control.papers import BookRecord, LedgerPaper, LotRecord
from app.texts import Translator, sentence
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Statement, TableColumn
from reports.control.words import books_in, incident_table, numbers_written, span_of
from reports.signatures import Signature


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the ledger: a book, or the unopened books of a lot that follow each other."""

    lot: LotRecord | None
    first: int
    last: int
    book: BookRecord | None


def ledger_sheet(ledger: LedgerPaper, _: Translator) -> ControlPaper:
    """Return the ledger of all books."""
    frame = ledger.frame
    return ControlPaper(
        title=_("Ledger of move-in certificates"),
        code="RZ-K3",
        parts=(
            Facts(
                (
                    Fact(_("Issuing company"), frame.company),
                    Fact(_("As of"), frame.made_on),
                    Fact(_("Journal head"), frame.head),
                    Fact(_("Proof"), _("holds") if ledger.proved else _("does not hold")),
                )
            ),
            book_table(ledger.books, _),
            *(Statement(text, bold=index == 0) for index, text in enumerate(proof_in_words(ledger, _))),
            *((incident_table(_("Incidents not explained yet"), ledger.incidents, _),) if ledger.incidents else ()),
        ),
        signatures=(Signature(_("Ledger kept by"), frame.operator), Signature(_("Reviewed by")), Signature(_("Approved by"))),
    )


def proof_in_words(ledger: LedgerPaper, _: Translator) -> Iterator[str]:
    """Yield the proof as sentences: what adds up, then what does not."""
    lines = [record.line for record in ledger.books]
    if not lines:
        yield _("No lot of certificates was received yet.")
        return
    counts = {kind: sum(getattr(line, kind) for line in lines) for kind in ("used", "void", "blank", "incident")}
    text = _(
        "{books} books with {numbers} numbers: {used} used + {void} void + {blank} blank + {incident} with an incident "
        "= {total}; numbers that stand twice: {duplicates}, left out: {gaps}."
    )
    yield text.format(
        books=len(lines),
        numbers=sum(line.last - line.first + 1 for line in lines),
        total=sum(counts.values()),
        duplicates=len(ledger.duplicates),
        gaps=len(ledger.gaps),
        **counts,
    )
    if ledger.proved:
        yield _("Every number of every book is accounted for, once and in order: the ledger is proved.")
    else:
        yield _("The ledger is not proved: the numbers named below must be explained.")
    if ledger.duplicates:
        yield _("Numbers that stand twice: {numbers}.").format(numbers=numbers_written(ledger.duplicates, _))
    if ledger.gaps:
        yield _("Numbers left out without an explanation: {numbers}.").format(numbers=numbers_written(ledger.gaps, _))
    if ledger.disordered:
        yield _("Numbers used out of order: {numbers}.").format(numbers=numbers_written(ledger.disordered, _))
    yield from (sentence(reason, _) for reason in ledger.found)


def book_table(books: tuple[BookRecord, ...], _: Translator, *, heading: str = "", signed: bool = True) -> ControlTable:
    """Return a row a book, unopened ones in a row together, with a total; `signed` leaves a column to sign in."""
    columns = [
        TableColumn(_("Lot"), 10, "center"),
        TableColumn(_("Numbers"), 29, "center"),
        TableColumn(_("Books"), 10, "center"),
        TableColumn(_("Books received on"), 21, "center"),
        TableColumn(_("Counter"), 18, "center"),
        TableColumn(_("Used"), 12, "center"),
        TableColumn(_("Void"), 12, "center"),
        TableColumn(_("Blank"), 13, "center"),
        TableColumn(_("Incidents"), 12, "center"),
        TableColumn(_("Stubs handed back"), 30, "center"),
    ]
    rows = [_row(line, _) for line in _lines(books)]
    rows.append(_total(books, _))
    if signed:
        columns.append(TableColumn(_("Sign here"), 16, "center"))
        rows = [(*row, "") for row in rows]
    return ControlTable(heading=heading, columns=tuple(columns), rows=tuple(rows), height=8.5)


def _lines(books: tuple[BookRecord, ...]) -> Iterator[_Line]:
    """Yield a line a book; unopened ones of one lot share a line, since nothing else can be said of each."""

    def same(record: BookRecord) -> tuple[str, int]:
        return ("", record.line.first) if record.book is not None or record.lot is None else (record.lot.lot.id, 0)

    for _key, group in groupby(books, same):
        held = list(group)
        yield _Line(held[0].lot, held[0].line.first, held[-1].line.last, held[0] if held[0].book is not None else None)


def _row(line: _Line, _: Translator) -> tuple[Content, ...]:
    lot, record = line.lot, line.book
    beginning = (
        lot.ordinal if lot is not None else None,
        span_of(line.first, line.last),
        books_in(line.first, line.last),
        lot.lot.received_on if lot is not None else None,
    )
    if record is None or record.book is None:
        return (*beginning, _("unopened"), 0, 0, line.last - line.first + 1, 0, None)
    counts = (record.line.used, record.line.void, record.line.blank, record.line.incident)
    return (*beginning, record.line.station, *counts, _surrendered(record, _))


def _surrendered(record: BookRecord, _: Translator) -> Content:
    book = record.book
    if book is None or book.surrendered_on is None:
        if book is not None and book.frozen_on is not None and record.line.blank:
            return _("to be compared with the paper")
        return _("not yet") if record.line.blank == 0 else _("in use")
    return f"{book.surrendered_on.isoformat()}\n{book.surrendered_by} / {book.checked_by}"


def _total(books: tuple[BookRecord, ...], _: Translator) -> tuple[Content, ...]:
    lines = [record.line for record in books]
    counts = [sum(getattr(line, kind) for line in lines) for kind in ("used", "void", "blank", "incident")]
    return (None, _("Total"), sum(books_in(line.first, line.last) for line in lines), None, None, *counts, None)
