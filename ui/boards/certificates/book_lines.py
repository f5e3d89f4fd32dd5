"""The lines of the ledger as they are shown: each opened book, and the unopened ones that follow each other in one line."""

from collections.abc import Sequence

from app.desk.control.ledger import BookLine
from app.procedure.case import CertificateBook
from app.procedure.certificates import Lot
from app.texts import Translator
from ui.boards.certificates.words import book_words
from ui.widgets.table.column import Value


def book_lines(
    lines: Sequence[BookLine], books: Sequence[CertificateBook], lots: Sequence[Lot], _: Translator
) -> list[dict[str, Value]]:
    """Return rows for the table of the ledger; `first` is the first number of an opened book, "" for unopened ones."""
    opened = {book.first: book for book in books}
    rows: list[dict[str, Value]] = []
    waiting: list[BookLine] = []
    for line in lines:
        book = opened.get(line.first)
        if waiting and (book is not None or _lot(waiting[0], lots) != _lot(line, lots)):
            rows.append(_unopened(waiting, lots, _))
            waiting = []
        if book is None:
            waiting.append(line)
        else:
            rows.append(_opened(line, book, lots, _))
    if waiting:
        rows.append(_unopened(waiting, lots, _))
    return rows


def stub_words(book: CertificateBook, blank: int, _: Translator) -> str:
    """Where the stubs of a book are (C5)."""
    if book.surrendered_on is not None:
        return _("Handed back on {day} by {name}, checked by {checker}").format(
            day=book.surrendered_on.isoformat(), name=book.surrendered_by, checker=book.checked_by
        )
    if book.frozen_on is not None and blank:
        return _("Compare with the paper first: the archive was restored or copied")
    return _("In use") if blank else _("To be handed back")


def _opened(line: BookLine, book: CertificateBook, lots: Sequence[Lot], _: Translator) -> dict[str, Value]:
    stubs = stub_words(book, line.blank, _)
    if book.reconciled_by:
        stubs = f"{stubs} · {_('compared with the paper by {name}').format(name=book.reconciled_by)}"
    if book.override_reason:
        stubs = f"{stubs} · {_('opened early: {reason}').format(reason=book.override_reason)}"
    return {
        "first": str(line.first),
        "book": book_words(line.first, line.last),
        "lot": _lot(line, lots),
        "counter": line.station,
        "used": str(line.used),
        "void": str(line.void),
        "blank": str(line.blank),
        "incident": str(line.incident),
        "stubs": stubs,
    }


def _unopened(lines: Sequence[BookLine], lots: Sequence[Lot], _: Translator) -> dict[str, Value]:
    return {
        "first": "",
        "book": book_words(lines[0].first, lines[-1].last),
        "lot": _lot(lines[0], lots),
        "counter": "",
        "used": "0",
        "void": "0",
        "blank": str(sum(line.blank for line in lines)),
        "incident": "0",
        "stubs": _("{count} books not opened").format(count=len(lines)),
    }


def _lot(line: BookLine, lots: Sequence[Lot]) -> str:
    return next((book_words(lot.first, lot.last) for lot in lots if lot.first <= line.first <= lot.last), "")
