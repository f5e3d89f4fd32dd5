"""Lots of books received from the company: their count checked against first and last number (C1, C6)."""

import peewee

from app.archive.database.identity import natural_id
from app.archive.database.records import values_of
from app.archive.tables.control import LotTable
from app.desk.certificates.known_lots import lots, own_lots
from app.desk.company import has_headquarters, require_site
from app.desk.control.allotments import allotments, awaited
from app.desk.control.applications import application_of
from app.desk.desk import Desk
from app.errors import InputError, RefusedError
from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER, Lot, format_number
from app.procedure.certificates.allotment import lot_problem, overlapping


def receive_lot(desk: Desk, first: int, last: int, application_id: str | None = None, *, books: int | None = None) -> Lot:
    """Receive the books from `first` to `last`; return the lot.

    Raises InputError where the numbers make no whole books or not as many as were counted (`books`) or approved, RefusedError
    where they do not follow the lots that are here already, the application is not approved, or there is a headquarters that did
    not allot them to this station.
    """
    require_site(desk)
    with desk.archive.journal.writing(desk.act("receive_lot")) as writing:
        _check_numbers(first, last, books)
        by_company = has_headquarters(desk)
        if by_company:
            application_id = _check_allotted(writing.database, first, last, application_id)
        _check_order(writing.database, first, last, by_company=by_company)
        if application_id is not None:
            _check_application(writing.database, application_id, (last - first + 1) // BOOK_SIZE)
        received = Lot(
            id=natural_id("lot", desk.archive.station.site, str(first)),
            first=first,
            last=last,
            application_id=application_id,
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
    numbered = (last - first + 1) // BOOK_SIZE
    if books is not None and books != numbered:
        raise InputError.of("certificates.lot_count", books=numbered, counted=books)


def _check_order(database: peewee.Database, first: int, last: int, *, by_company: bool) -> None:
    """Nobody has them; and where no company says what comes next, they lie behind all that this station received."""
    mine = set() if by_company else {lot.id for lot in own_lots(database)}
    for lot in lots(database):
        is_behind = first > lot.last if lot.id in mine else overlapping((first, last), [(lot.first, lot.last)]) is None
        if not is_behind:
            held = {"first": format_number(lot.first), "last": format_number(lot.last)}
            raise RefusedError.of("certificates.lot_out_of_order", **held)


def _check_allotted(database: peewee.Database, first: int, last: int, application_id: str | None) -> str | None:
    """Return the application for which just these numbers are allotted, where none is named. Raises RefusedError."""
    problem = lot_problem(first, last, awaited(database))
    if problem is not None:
        raise RefusedError(problem)
    allotted = next((each for each in allotments(database) if (each.first, each.last) == (first, last)), None)
    return application_id if allotted is None or application_id is not None else allotted.application_id


def _check_application(database: peewee.Database, application_id: str, books: int) -> None:
    application = application_of(database, application_id)
    if application.approved_on is None:
        raise RefusedError.of("certificates.not_approved", number=application.number)
    if application.id in {lot.application_id for lot in lots(database)}:
        raise RefusedError.of("certificates.received_already", number=application.number)
    if application.books != books:
        raise InputError.of("certificates.lot_count", books=application.books, counted=books)
