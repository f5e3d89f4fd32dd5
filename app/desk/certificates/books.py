"""Books of certificates at a counter: opened in order, used up in order, surrendered as bound stubs (C2, C5, B-practice)."""

from dataclasses import dataclass

import peewee

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.database.records import read_records
from app.archive.journal.journal import Writing
from app.archive.journal.new_chain import MAIN
from app.archive.tables.certificates import CertificateBookTable
from app.desk.authority import Authority, acting_manager
from app.desk.certificates.known_lots import own_lots
from app.desk.desk import Desk
from app.desk.keeping import text_within
from app.desk.origins import own_rows
from app.errors import InputError, RefusedError
from app.procedure.case import CertificateBook
from app.procedure.certificates import BOOK_SIZE, format_number, next_number


@dataclass(frozen=True, slots=True)
class _Range:
    first: int
    last: int
    lot_id: str | None


@dataclass(frozen=True, slots=True)
class BookState:
    """The open book of this counter: its first and last number, the next blank one, how many are left.

    One that is `frozen` gives none of them until it was compared with the paper.
    """

    first: int
    last: int
    next_number: int | None
    left: int
    frozen: bool = False


def open_book(database: peewee.Database, counter: str) -> CertificateBook | None:
    """Return the book that lies open at this counter; a counter of another station may be called the same."""
    where = "WHERE counter = %s AND closed_on IS NULL"
    books = read_records(database, CertificateBookTable, CertificateBook, f'{where} ORDER BY "first"', (counter,))
    mine = own_rows(database, "certificate_book", where, (counter,)) if books else frozenset()
    return next((book for book in books if book.id in mine), None)


def open_book_state(desk: Desk) -> BookState | None:
    """Return the book that lies open at this counter."""
    book = open_book(desk.database, desk.counter)
    if book is None:
        return None
    following = next_number(book.first, book.last, used_numbers(desk.database, book))
    left = 0 if following is None else book.last - following + 1
    return BookState(book.first, book.last, following, left, book.frozen_on is not None and following is not None)


def all_books(database: peewee.Database) -> tuple[CertificateBook, ...]:
    """Return every book that was opened, in the order of their numbers."""
    return read_records(database, CertificateBookTable, CertificateBook, 'ORDER BY "first"')


def used_numbers(database: peewee.Database, book: CertificateBook) -> tuple[int, ...]:
    """Return the numbers of the book that are not blank any more."""
    rows = run(database, "SELECT number FROM certificate WHERE book_id = %s ORDER BY number", (book.id,))
    return tuple(int(row[0]) for row in rows)


def outstanding_stubs(database: peewee.Database, counter: str) -> CertificateBook | None:
    """Return the first book of the counter that is used up while its stubs were not handed back (C5)."""
    mine = own_rows(database, "certificate_book", "WHERE counter = %s AND surrendered_on IS NULL", (counter,))
    for book in all_books(database):
        if book.id in mine and next_number(book.first, book.last, used_numbers(database, book)) is None:
            return book
    return None


def is_frozen(database: peewee.Database, book: CertificateBook) -> bool:
    """Return whether the book gives no number until it was compared with the paper: the archive was restored, and numbers are
    left."""
    return book.frozen_on is not None and next_number(book.first, book.last, used_numbers(database, book)) is not None


def may_have_begun(database: peewee.Database, counter: str) -> bool:
    """Return whether the next book of the counter may be begun on paper although this archive never opened it.

    So it may be in an archive that was restored or copied, until a book of the counter was compared with the paper since, and
    had a blank sheet: on that one the paper has stopped.
    """
    chain = about(database, MAIN)
    if scalar(database, "SELECT before_chain FROM chain WHERE id = %s", (chain,)) is None:
        return False
    return not run(database, _COMPARED, (chain, counter)).fetchone()


_COMPARED = """SELECT 1 FROM certificate_book AS book
    WHERE base_chain = %s AND counter = %s AND frozen_on IS NULL AND reconciled_by <> ''
    AND NOT EXISTS (SELECT 1 FROM certificate WHERE number = book."last" AND case_id = '')"""


def next_unopened(database: peewee.Database, *, by_lot: bool) -> tuple[int, int] | None:
    """First and last number of the next book to open; None where no lot holds one.

    Where the site keeps no lots, books follow each other from 00001 on.
    """
    found = _next_range(database, by_lot=by_lot)
    return None if found is None else (found.first, found.last)


def _next_range(database: peewee.Database, *, by_lot: bool) -> _Range | None:
    opened = {book.first for book in all_books(database)}
    if not by_lot:
        first = max(opened, default=1 - BOOK_SIZE) + BOOK_SIZE
        return _Range(first, first + BOOK_SIZE - 1, None)
    for lot in own_lots(database):
        for first in range(lot.first, lot.last + 1, BOOK_SIZE):
            if first not in opened:
                return _Range(first, first + BOOK_SIZE - 1, lot.id)
    return None


def open_next_book(desk: Desk, override_reason: str = "", authority: Authority | None = None) -> CertificateBook:
    """Open the next book of the lots received at this counter.

    Raises RefusedError while the open book has blank numbers, where no lot holds an unopened book, and while the last book's
    stubs are outstanding, unless a manager says with `override_reason` why it may be opened all the same.
    """
    with desk.archive.journal.writing(desk.act("open_book")) as writing:
        frozen = may_have_begun(writing.database, desk.counter)
        return open_next(
            writing, desk, text_within(override_reason, CertificateBookTable.override_reason), authority, frozen=frozen
        )


def open_next(
    writing: Writing, desk: Desk, override_reason: str = "", authority: Authority | None = None, *, frozen: bool = False
) -> CertificateBook:
    """Return the same inside a verb, which needs a number at once unless the book is `frozen` until it was compared with the
    paper."""
    database = writing.database
    held = open_book(database, desk.counter)
    if held is not None and next_number(held.first, held.last, used_numbers(database, held)) is not None:
        raise RefusedError.of("certificates.book_not_used_up", first=format_number(held.first), last=format_number(held.last))
    outstanding = outstanding_stubs(database, desk.counter)
    if outstanding is not None and not override_reason:
        first, last = format_number(outstanding.first), format_number(outstanding.last)
        raise RefusedError.of("certificates.stubs_outstanding", first=first, last=last)
    found = _next_range(database, by_lot=desk.procedure.settings.certificate_lots)
    if found is None:
        raise RefusedError.of("certificates.no_books")
    if not frozen and may_have_begun(database, desk.counter):
        raise RefusedError.of("certificates.book_to_compare", first=format_number(found.first), last=format_number(found.last))
    # Early, a book is opened on a manager's word.
    opened_by = desk.operator_name if outstanding is None else acting_manager(desk, authority)
    if held is not None:
        writing.update(CertificateBookTable, held.id, closed_on=desk.today())
    book = CertificateBook(
        id=natural_id("certificate_book", desk.archive.station.site, str(found.first)),
        first=found.first,
        last=found.last,
        counter=desk.counter,
        opened_on=desk.today(),
        lot_id=found.lot_id,
        opened_by=opened_by,
        override_reason=override_reason,
        frozen_on=desk.today() if frozen else None,
    )
    writing.insert(
        CertificateBookTable,
        book.id,
        first=book.first,
        last=book.last,
        counter=book.counter,
        opened_on=book.opened_on,
        lot_id=book.lot_id,
        opened_by=book.opened_by,
        override_reason=override_reason,
        frozen_on=book.frozen_on,
        surrendered_by="",
        checked_by="",
    )
    return book


def surrender_book(desk: Desk, first: int, checked_by: str) -> None:
    """Hand back the stubs of a used-up book, whole and bound in number order, void ones in their place (C5, C7).

    Raises InputError for an unknown book or without a name, RefusedError while it has blank numbers or one that is assigned and
    not issued yet, or was handed back already.
    """
    with desk.archive.journal.writing(desk.act("surrender_book")) as writing:
        book = next((book for book in all_books(writing.database) if book.first == first), None)
        if book is None:
            raise InputError.of("certificates.unknown_book", first=f"{first:05d}")
        if book.surrendered_on is not None:
            raise RefusedError.of("certificates.surrendered_already", first=format_number(first))
        if next_number(book.first, book.last, used_numbers(writing.database, book)) is not None:
            raise RefusedError.of("certificates.book_not_used_up", first=format_number(book.first), last=format_number(book.last))
        unfinished = scalar(writing.database, _UNFINISHED, (book.id,))
        if unfinished is not None:
            raise RefusedError.of("certificates.number_unfinished", number=format_number(int(str(unfinished))))
        name = text_within(checked_by, CertificateBookTable.checked_by)
        if not name:
            raise InputError.of("certificates.checker_missing")
        writing.update(
            CertificateBookTable,
            book.id,
            closed_on=book.closed_on or desk.today(),
            surrendered_on=desk.today(),
            surrendered_by=desk.operator_name,
            checked_by=name,
        )


_UNFINISHED = "SELECT min(number) FROM certificate WHERE book_id = %s AND state = 'assigned'"
