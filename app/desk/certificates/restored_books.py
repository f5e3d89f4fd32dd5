"""Books after a restore, or in a copy: the paper may have gone on without this archive, so a person looks at it first.

A frozen book gives no number until someone read on the paper which sheet is the next blank one.
"""

from app.archive.database.identity import natural_id
from app.archive.journal.journal import Writing
from app.archive.tables.certificates import CertificateBookTable, CertificateTable
from app.desk.certificates.books import all_books, is_frozen, used_numbers
from app.desk.desk import Desk
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.case import CertificateBook, Signer
from app.procedure.certificates import CertificateState, format_number, next_number

NOT_RECORDED = "恢复后无记录"
"""Why a number is void that was used on paper and is not known here. It is kept, so it is the same in every language."""
NO_CASE = ""
"""The case of such a number: nobody here knows whose it is."""


def reconcile_book(desk: Desk, first: int, next_blank: int | None, checked_by: str) -> tuple[int, ...]:
    """Return a person read on the paper book that `next_blank` is its next blank sheet (None: it is used up); it gives
    numbers again.

    Numbers below that this archive does not know may have touched paper: they are void, with that reason, and given back.
    Raises InputError for an unknown book, without a name, and for a number outside the book, RefusedError for a book that is
    not frozen and for a number that was used here already (C1).
    """
    with desk.archive.journal.writing(desk.act("reconcile_book")) as writing:
        book = next((book for book in all_books(writing.database) if book.first == first), None)
        if book is None:
            raise InputError.of("certificates.unknown_book", first=f"{first:05d}")
        numbers = {"first": format_number(book.first), "last": format_number(book.last)}
        if not is_frozen(writing.database, book):
            raise RefusedError.of("certificates.book_not_frozen", **numbers)
        name = text_within(checked_by, CertificateBookTable.reconciled_by)
        if not name:
            raise InputError.of("certificates.checker_missing")
        if next_blank is not None and not book.first <= next_blank <= book.last:
            raise InputError.of("certificates.next_blank_outside", number=f"{next_blank:05d}", **numbers)
        here = next_number(book.first, book.last, used_numbers(writing.database, book)) or book.last + 1
        there = book.last + 1 if next_blank is None else next_blank
        if there < here:
            raise RefusedError.of("certificates.next_blank_used", number=format_number(there), known=format_number(here - 1))
        for number in range(here, there):
            _void_unknown(writing, desk, book, number)
        writing.update(CertificateBookTable, book.id, frozen_on=None, reconciled_by=name)
        return tuple(range(here, there))


def _void_unknown(writing: Writing, desk: Desk, book: CertificateBook, number: int) -> None:
    """Its id is that of any certificate with this number, so that what became known of it elsewhere meets it here."""
    writing.insert(
        CertificateTable,
        natural_id("certificate", desk.archive.station.site, str(number)),
        number=number,
        book_id=book.id,
        case_id=NO_CASE,
        person_id="",
        state=CertificateState.VOID.value,
        issued_on=desk.today(),
        issued_by=desk.operator_name,
        content="",
        seal=None,
        last_day=None,
        signed_on=None,
        signer=Signer.CLIENT,
        sealed_copies=(),
        signed_copies=(),
        replaces=None,
        void_on=desk.today(),
        void_reason=NOT_RECORDED,
        copies_returned=0,
    )
