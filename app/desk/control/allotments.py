"""Numbers that headquarters allots to stations, and those that a station awaits (C1, C6)."""

import peewee

from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.database.records import read_records, values_of
from app.archive.journal.journal import Writing
from app.archive.journal.mandate import COUNTER
from app.archive.tables.exchange import AllotmentTable
from app.desk.authority import Authority, acting_manager
from app.desk.certificates.known_lots import own_lots
from app.desk.company import deciding, has_headquarters, is_headquarters
from app.desk.control.applications import application_of, approve_within, origin_of_application
from app.desk.control.restored_headquarters import require_heard
from app.desk.desk import Desk
from app.desk.origins import OriginStation, chain_origins, own_station
from app.errors import InputError, RefusedError
from app.procedure.certificates import BOOK_SIZE, format_number
from app.procedure.certificates.allotment import (
    Allotment,
    Span,
    allotment_problem,
    next_first,
    overlapping,
    without,
)


def allotments(database: peewee.Database) -> tuple[Allotment, ...]:
    """Return all that was ever allotted, in the order of the numbers; at a station that of its site."""
    return read_records(database, AllotmentTable, Allotment, 'ORDER BY "first"')


def given_out(database: peewee.Database) -> tuple[Span, ...]:
    """Return all numbers that are out: allotted, received or opened by a site (also before it had a headquarters), or written
    on."""
    sql = (
        'SELECT "first", "last" FROM allotment UNION SELECT "first", "last" FROM lot '
        'UNION SELECT "first", "last" FROM certificate_book UNION SELECT max(number), max(number) FROM certificate'
    )
    return tuple((int(row[0]), int(row[1])) for row in run(database, sql) if row[0] is not None)


def next_number_to_allot(database: peewee.Database) -> int:
    """Return the first number that is not out yet, at the beginning of a book: 00001 for the first of all (C1)."""
    return next_first(given_out(database))


def approve_and_allot(desk: Desk, application_id: str, first: int | None = None, authority: Authority | None = None) -> Allotment:
    """A manager of headquarters approves a reviewed application and allots its books in one; see `approve` and `allot`."""
    _require_headquarters(desk)
    origin = origin_of_application(desk.database, application_id)
    with deciding(desk, "approve_and_allot", "requisition", application_id) as writing:
        approve_within(writing, desk, application_id, authority)
        return _allot(writing, desk, application_id, origin, first, authority)


def allot(desk: Desk, application_id: str, first: int | None = None, authority: Authority | None = None) -> Allotment:
    """Allot the books of an approved application to the station that applied, from `first` on or behind all that is out (C1).

    Raises RefusedError where this is no headquarters, the application is not approved or has its numbers already, or the numbers
    are out, or this archive was restored (see `require_heard`); InputError for an unknown application or a number that begins no
    book.
    """
    _require_headquarters(desk)
    origin = origin_of_application(desk.database, application_id)
    with deciding(desk, "allot_certificates", "requisition", application_id) as writing:
        return _allot(writing, desk, application_id, origin, first, authority)


def _allot(
    writing: Writing, desk: Desk, application_id: str, origin: OriginStation, first: int | None, authority: Authority | None
) -> Allotment:
    database = writing.database
    asked = application_of(database, application_id)
    if asked.approved_on is None:
        raise RefusedError.of("certificates.not_approved", number=asked.number)
    held = next((each for each in allotments(database) if each.application_id == application_id), None)
    if held is not None:
        span = {"first": format_number(held.first), "last": format_number(held.last)}
        raise RefusedError.of("headquarters.allotted_already", number=asked.number, **span)
    taken = given_out(database)
    begin = next_first(taken) if first is None else first
    last = begin + asked.books * BOOK_SIZE - 1
    problem = allotment_problem(begin, last, taken)
    if problem is not None:
        raise (RefusedError if problem.code == "headquarters.given_out" else InputError)(problem)
    return _keep(writing, desk, begin, last, origin, application_id, authority)


def allot_what_it_has(desk: Desk, station: str, first: int, last: int, authority: Authority | None = None) -> Allotment:
    """Recognise numbers that a station (by id) had before it was paired, so that the ledger no longer asks about them.

    Raises InputError for an unknown station or numbers that make no whole books, RefusedError where some are allotted already.
    """
    _require_headquarters(desk)
    origin = next((each for each in stations_of(desk.database) if each.station == station), None)
    if origin is None:
        raise InputError.of("headquarters.unknown_station", station=station)
    with desk.archive.journal.writing(desk.act("allot_certificates"), origin.site) as writing:
        problem = allotment_problem(first, last, ())
        if problem is not None:
            raise InputError(problem)
        other = overlapping((first, last), ((each.first, each.last) for each in allotments(writing.database)))
        if other is not None:
            following = format_number(next_first(given_out(writing.database)))
            raise RefusedError.of("headquarters.given_out", first=format_number(max(first, other[0])), following=following)
        return _keep(writing, desk, first, last, origin, None, authority)


def _keep(
    writing: Writing,
    desk: Desk,
    first: int,
    last: int,
    origin: OriginStation,
    application_id: str | None,
    authority: Authority | None,
) -> Allotment:
    require_heard(writing.database)
    made = Allotment(
        id=natural_id("allotment", str(first)),
        first=first,
        last=last,
        site_id=natural_id("site", origin.site),
        station=origin.station,
        application_id=application_id,
        allotted_on=desk.today(),
        allotted_by=acting_manager(desk, authority),
    )
    writing.insert(AllotmentTable, made.id, **values_of(made))
    return made


def _require_headquarters(desk: Desk) -> None:
    if not is_headquarters(desk):
        raise RefusedError.of("headquarters.company_decides")


def stations_of(database: peewee.Database) -> tuple[OriginStation, ...]:
    """Return every counter's station that this archive let in or has entries of, each once."""
    admitted = run(database, "SELECT station, code, site FROM admission WHERE role = %s", (COUNTER,))
    let_in = (OriginStation(str(station), str(code), str(site)) for station, code, site in admitted)
    found = {each.station: each for each in (*let_in, *chain_origins(database, COUNTER).values())}
    return tuple(sorted(found.values(), key=lambda each: (each.site, each.code)))


# ---- at the station ----------------------------------------------------------------------------------------------------------


def awaited(database: peewee.Database) -> tuple[Span, ...]:
    """Return the numbers that are allotted to this station and not received yet, in order."""
    mine = own_station(database)
    allotted = ((each.first, each.last) for each in allotments(database) if each.station == mine)
    return without(allotted, ((lot.first, lot.last) for lot in own_lots(database)))


def next_lot(desk: Desk, application_id: str | None = None) -> Span | None:
    """Return the numbers to propose when a lot is received: of the application, or the next that are awaited. None: nothing
    is known.

    Where there is no headquarters, the numbers behind the last lot, as many books as the application has.
    """
    database = desk.database
    if has_headquarters(desk):
        waiting = awaited(database)
        allotted = [(each.first, each.last) for each in allotments(database) if application_id in {None, each.application_id}]
        shared = (_shared(span, overlapping(span, waiting)) for span in allotted)
        return next((span for span in shared if span is not None), None)
    if application_id is None:
        return None
    first = next_first((lot.first, lot.last) for lot in own_lots(database))
    return first, first + application_of(database, application_id).books * BOOK_SIZE - 1


def _shared(span: Span, other: Span | None) -> Span | None:
    return None if other is None else (max(span[0], other[0]), min(span[1], other[1]))
