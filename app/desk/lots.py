"""Lots of books received from the company: their count checked against first and last number (C1, C6)."""

from app.archive.identity import natural_id
from app.archive.records import values_of
from app.archive.tables.control import LotTable
from app.desk.desk import Desk
from app.desk.requisitions import lots, requisition_of
from app.errors import InputError, RefusedError
from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER, Lot, format_number


def receive_lot(desk: Desk, first: int, last: int, requisition_id: str | None = None, *, books: int | None = None) -> Lot:
    """Receive the books from `first` to `last`; gives the lot.

    Raises InputError where the numbers make no whole books or not as many as were counted (`books`) or approved, RefusedError
    where they do not follow the lots that are here already, or where the application is not approved.
    """
    with desk.archive.journal.writing(desk.act("receive_lot")) as writing:
        _check_numbers(first, last, books)
        for lot in lots(writing.database):
            if first <= lot.last:
                held = {"first": format_number(lot.first), "last": format_number(lot.last)}
                raise RefusedError.of("certificates.lot_out_of_order", **held)
        if requisition_id is not None:
            requisition = requisition_of(writing.database, requisition_id)
            if requisition.approved_on is None:
                raise RefusedError.of("certificates.not_approved", number=requisition.number)
            if requisition.id in {lot.requisition_id for lot in lots(writing.database)}:
                raise RefusedError.of("certificates.received_already", number=requisition.number)
            if requisition.books != (last - first + 1) // BOOK_SIZE:
                raise InputError.of("certificates.lot_count", books=requisition.books, counted=(last - first + 1) // BOOK_SIZE)
        received = Lot(
            id=natural_id("lot", desk.archive.station.site, str(first)),
            first=first,
            last=last,
            requisition_id=requisition_id,
            received_on=desk.today(),
            received_by=desk.operator_name,
        )
        writing.insert(LotTable, received.id, **values_of(received))
        return received


def _check_numbers(first: int, last: int, books: int | None) -> None:
    if not 1 <= first <= last <= LARGEST_NUMBER:
        raise InputError.of("certificates.lot_numbers", largest=LARGEST_NUMBER)
    if (first - 1) % BOOK_SIZE or last % BOOK_SIZE:
        raise InputError.of("certificates.lot_not_whole_books", first=format_number(first), last=format_number(last))
    counted = (last - first + 1) // BOOK_SIZE
    if books is not None and books != counted:
        raise InputError.of("certificates.lot_count", books=books, counted=counted)
