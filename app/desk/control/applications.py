"""领用申请: customer service applies for blank certificates, the company reviews and approves (C6)."""

from dataclasses import dataclass, replace

import peewee

from app.archive.database.connection import run, scalar
from app.archive.database.records import read_records, values_of
from app.archive.journal.entry import Base
from app.archive.journal.first_entry import first_entry
from app.archive.journal.journal import Writing
from app.archive.tables.control import ApplicationTable
from app.desk.authority import Authority, acting_manager, operators_of
from app.desk.certificates.known_lots import lots, own_lots
from app.desk.company import deciding, is_headquarters, require_site
from app.desk.control.ledger import read_ledger
from app.desk.desk import Desk
from app.desk.keeping import checked, text_within
from app.desk.origins import NOBODY, OriginStation, chain_origins
from app.desk.running_numbers import next_running_number
from app.errors import InputError, RefusedError
from app.procedure.case import UnitKind
from app.procedure.certificates import Application, Lot, Usage, books_to_ask, reserve_for
from app.procedure.roles import approval_problem

__all__ = ["Need", "application_of", "applications", "apply_for", "approve", "lots", "need", "refuse", "review", "usage_of"]

MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Need:
    """What an application rests on: units still to be handed over, blanks in hand, reserve, and the books that this makes."""

    homes: int
    spaces: int
    in_hand: int
    reserve: int
    books: int
    usage: Usage
    last_lot: str | None


def applications(database: peewee.Database, site_id: str | None = None) -> tuple[Application, ...]:
    """Return every application (of a site), in the order in which they came here."""
    where = "" if site_id is None else "WHERE site_id = %s"
    return read_records(database, ApplicationTable, Application, where, () if site_id is None else (site_id,))


def origin_of_application(database: peewee.Database, application_id: str) -> OriginStation:
    """Return the station that applied, whoever reviewed since; nobody where there is no such application."""
    found = run(database, "SELECT base_chain, base_seq FROM requisition WHERE id = %s", (application_id,)).fetchone()
    if found is None:
        return NOBODY
    first = first_entry(database, "requisition", application_id, Base(str(found[0]), int(found[1])))
    return chain_origins(database).get(first.chain, NOBODY)


def need(desk: Desk, homes: int | None = None, spaces: int | None = None, reserve: int | None = None) -> Need:
    """Return what to apply for now: by default for every unit of the roster that has no certificate in force yet.

    The last lot's usage goes along. Raises InputError for counts beyond a million or below 0.
    """
    database = desk.database
    homes = _units_left(database, UnitKind.HOME) if homes is None else homes
    spaces = _units_left(database, UnitKind.PARKING) if spaces is None else spaces
    reserve = reserve_for(homes, spaces, desk.procedure.settings.reserve_percent) if reserve is None else reserve
    for count in (homes, spaces, reserve):
        if not 0 <= count <= MOST:
            raise InputError.of("limits.number_out_of_range", field="field:count", largest=MOST)
    in_hand = blanks_in_hand(database)
    last, usage = last_usage(database)
    return Need(homes, spaces, in_hand, reserve, books_to_ask(homes, spaces, reserve, in_hand), usage, last)


def _units_left(database: peewee.Database, kind: UnitKind) -> int:
    sql = (
        "SELECT count(*) FROM unit WHERE kind = %s AND NOT EXISTS (SELECT 1 FROM handover JOIN certificate "
        "ON certificate.case_id = handover.id WHERE handover.unit_id = unit.id AND certificate.state = 'issued')"
    )
    return int(str(scalar(database, sql, (kind.value,)) or 0))


def blanks_in_hand(database: peewee.Database) -> int:
    """Return blank certificates of all lots received, opened or not."""
    total = sum(lot.last - lot.first + 1 for lot in lots(database))
    used = scalar(
        database,
        'SELECT count(*) FROM certificate WHERE EXISTS (SELECT 1 FROM lot WHERE number BETWEEN lot."first" AND lot."last")',
    )
    return total - int(str(used or 0))


def last_usage(database: peewee.Database) -> tuple[str | None, Usage]:
    """Return the lot that this station received last, and how it was used so far."""
    received = own_lots(database)
    if not received:
        return None, Usage()
    return received[-1].id, usage_of(database, received[-1])


def usage_of(database: peewee.Database, lot: Lot) -> Usage:
    """Return how a lot was used: what stands in its books, and its unopened books as blank."""
    lines = [line for line in read_ledger(database).books if lot.first <= line.first <= lot.last]
    used, void = sum(line.used for line in lines), sum(line.void for line in lines)
    incident = sum(line.incident for line in lines)
    return Usage(used=used, void=void, incident=incident, blank=lot.last - lot.first + 1 - used - void - incident)


def apply_for(
    desk: Desk,
    *,
    homes: int | None = None,
    spaces: int | None = None,
    reserve: int | None = None,
    books: int | None = None,
    remark: str = "",
) -> Application:
    """Apply for blank certificates. Raises InputError where nothing is needed and no number of books is given."""
    require_site(desk)
    with desk.archive.journal.writing(desk.act("apply_for_certificates")) as writing:
        asked = need(desk, homes, spaces, reserve)
        count = asked.books if books is None else books
        if count < 1:
            raise InputError.of("certificates.nothing_to_ask")
        if count > MOST:
            raise InputError.of("limits.number_out_of_range", field="field:count", largest=MOST)
        application = Application(
            id="",
            site_id=desk.site_id,
            number=next_running_number(writing, "requisition", "LY-", desk.archive.station.code, 4),
            applied_on=desk.today(),
            applied_by=desk.operator_name,
            homes=asked.homes,
            spaces=asked.spaces,
            in_hand=asked.in_hand,
            reserve=asked.reserve,
            books=count,
            last_lot=asked.last_lot,
            last_used=asked.usage.used,
            last_void=asked.usage.void,
            last_blank=asked.usage.blank,
            last_incident=asked.usage.incident,
            remark=remark,
        )
        sound = checked(ApplicationTable, application)
        return replace(sound, id=writing.insert(ApplicationTable, None, **values_of(sound)))


def review(desk: Desk, application_id: str, text: str, authority: Authority | None = None) -> None:
    """A manager checks the usage that the application reports, and says so.

    Raises RefusedError once it is decided, and at a site with a headquarters, which reviews.
    """
    with deciding(desk, "review_requisition", "requisition", application_id) as writing:
        _undecided(writing, application_id)
        said = text_within(text, ApplicationTable.review)
        if not said:
            raise InputError.of("certificates.review_missing")
        manager = acting_manager(desk, authority)
        writing.update(ApplicationTable, application_id, review=said, reviewed_on=desk.today(), reviewed_by=manager)


def approve(desk: Desk, application_id: str, authority: Authority | None = None) -> None:
    """A manager approves a reviewed application.

    Raises RefusedError where it was not reviewed, is decided already, or was made by that manager while there is another; and
    at a site with a headquarters, which approves and allots the numbers.
    """
    with deciding(desk, "approve_requisition", "requisition", application_id) as writing:
        approve_within(writing, desk, application_id, authority)


def approve_within(writing: Writing, desk: Desk, application_id: str, authority: Authority | None) -> None:
    """The same inside a verb."""
    held = _undecided(writing, application_id)
    if held.reviewed_on is None:
        raise RefusedError.of("certificates.not_reviewed", number=held.number)
    manager = acting_manager(desk, authority)
    if held.site_id in ("", desk.site_id) and not is_headquarters(desk):  # the names of another archive say nothing here
        problem = approval_problem(operators_of(desk.archive), number=held.number, applied_by=held.applied_by, approver=manager)
        if problem is not None:
            raise RefusedError(problem)
    writing.update(ApplicationTable, application_id, approved_on=desk.today(), approved_by=manager)


def refuse(desk: Desk, application_id: str, reason: str, authority: Authority | None = None) -> None:
    """A manager refuses an application, with the reason as its review; at a site with a headquarters the company does."""
    with deciding(desk, "refuse_requisition", "requisition", application_id) as writing:
        held = _undecided(writing, application_id)
        said = text_within(reason, ApplicationTable.review)
        if not said:
            raise InputError.of("certificates.reason_missing", number=held.number)
        values = {"review": said, "reviewed_on": desk.today(), "reviewed_by": acting_manager(desk, authority)}
        writing.update(ApplicationTable, application_id, refused_on=desk.today(), **values)


def _undecided(writing: Writing, application_id: str) -> Application:
    held = application_of(writing.database, application_id)
    if held.approved_on is not None or held.refused_on is not None:
        raise RefusedError.of("certificates.decided_already", number=held.number)
    return held


def application_of(database: peewee.Database, application_id: str) -> Application:
    """Return one application. Raises InputError where there is none."""
    found = read_records(database, ApplicationTable, Application, "WHERE id = %s", (application_id,))
    if not found:
        raise InputError.of("certificates.unknown_application", application=application_id)
    return found[0]
