"""接待登记: open a case for a unit, and keep who the client is (P3b)."""

from dataclasses import dataclass, replace
from datetime import date

from app.archive.database.connection import run
from app.archive.database.identity import natural_id_within
from app.archive.database.records import read_records
from app.archive.journal.journal import Writing
from app.archive.tables.case import CaseTable, PersonTable, VehicleTable
from app.archive.tables.site import NoticeTable, UnitTable
from app.desk.desk import Desk
from app.desk.keeping import keep, text_within
from app.desk.present_procedure import require_journaled
from app.desk.running_numbers import next_running_number
from app.errors import InputError, RefusedError
from app.procedure.case import CaseFile, Consent, Ending, Notice, Origin, Party, Person, PersonRole, Tenure, Unit, Use, Vehicle
from app.procedure.identity import IdentityKind, check_credit_code, check_identity, normalised

_PERSONS = (IdentityKind.RESIDENT_CARD, IdentityKind.PERMANENT_RESIDENT_CARD, IdentityKind.HMT_RESIDENCE_PERMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionEntry:
    """All that the reception page collects."""

    tenure: Tenure = Tenure.OWNER
    party: Party = Party.PERSON
    origin: Origin = Origin.LOCAL
    employed: bool = False
    renovating: bool = False
    entrusted: bool = False
    use: Use = Use.OWN
    consent: Consent = Consent.UNASKED
    last_day: date | None = None
    people: tuple[Person, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()


def receive(desk: Desk, unit_id: str, notice_id: str | None = None) -> str:
    """Open a case for the unit; return its id.

    Raises InputError for an unknown unit or notice and RefusedError where an open case holds the unit. The client's name and
    number are taken over from the notice; a credit code makes it the case of a company.
    """
    with desk.archive.journal.writing(desk.act("receive")) as writing:
        require_journaled(writing, desk.procedure)
        units = read_records(writing.database, UnitTable, Unit, "WHERE id = %s", (unit_id,))
        if not units:
            raise InputError.of("reception.unit_unknown", unit=unit_id)
        notice = _notice(writing, unit_id, notice_id)
        company = notice is not None and _is_company(notice, desk.today())
        _refuse_second_case(writing, units[0], notice.tenure if notice is not None else Tenure.OWNER)
        case_id = writing.insert(
            CaseTable,
            site_id=desk.site_id,
            number=next_running_number(writing, "handover", "", desk.archive.station.code, 5),
            unit_id=unit_id,
            notice_id=notice.id if notice is not None else None,
            procedure=desk.procedure.digest,
            tenure=notice.tenure if notice is not None else Tenure.OWNER,
            party=Party.COMPANY if company else Party.PERSON,
            origin=Origin.LOCAL,
            employed=False,
            renovating=False,
            entrusted=False,
            use=Use.OWN,
            consent=Consent.UNASKED,
            opened_on=desk.today(),
            ending=Ending.OPEN,
        )
        keep(writing, PersonTable, _client(notice, case_id, company=company))
        return case_id


def _notice(writing: Writing, unit_id: str, notice_id: str | None) -> Notice | None:
    if notice_id is None:
        return None
    notices = read_records(writing.database, NoticeTable, Notice, "WHERE id = %s AND unit_id = %s", (notice_id, unit_id))
    if not notices:
        raise InputError.of("reception.notice_unknown", notice=notice_id)
    return notices[0]


def _refuse_second_case(writing: Writing, unit: Unit, tenure: str, but: str = "") -> None:
    found = run(
        writing.database,
        "SELECT number FROM handover WHERE unit_id = %s AND ending = 'open' AND tenure = %s AND id != %s",
        (unit.id, str(tenure), but),
    ).fetchone()
    if found is not None:
        raise RefusedError.of("reception.unit_has_case", unit=unit.label, number=found[0])


def _is_company(notice: Notice, today: date) -> bool:
    """Return whether sales wrote a company's credit code where a person's number would stand; digits alone may be either."""
    number = notice.identity_number
    person = any(check_identity(kind, number, today=today).reason is None for kind in _PERSONS)
    return not person and check_credit_code(number).reason is None


def _client(notice: Notice | None, case_id: str, *, company: bool) -> Person:
    client = Person(id="", case_id=case_id, role=PersonRole.CLIENT)
    if notice is None:
        return client
    named = replace(client, name=notice.client_name, phone=notice.phone, address=notice.address)
    if company:
        return replace(named, credit_code=check_credit_code(notice.identity_number).code)
    return replace(
        named,
        identity_number=notice.identity_number,
        identity_kind=IdentityKind.RESIDENT_CARD.value if notice.identity_number else "",
    )


def save_reception(desk: Desk, case_id: str, entry: ReceptionEntry) -> None:
    """Keep what the reception page collected; people and vehicles that are no longer named are marked removed.

    A birth date and sex left empty are filled from the identity number. Raises InputError where a text or number is refused,
    RefusedError where the unit has another open case of that tenure.
    """
    with desk.work("save_reception", case_id) as work:
        writing, file = work.writing, work.file
        _refuse_second_case(writing, file.unit, entry.tenure, but=case_id)
        writing.update(
            CaseTable,
            case_id,
            tenure=entry.tenure,
            party=entry.party,
            origin=entry.origin,
            employed=entry.employed,
            renovating=entry.renovating,
            entrusted=entry.entrusted,
            use=entry.use,
            consent=entry.consent,
        )
        _keep_last_day(writing, file, entry)
        _keep_people(writing, file, entry, work.today)
        _keep_vehicles(writing, file, entry)


def _keep_last_day(writing: Writing, file: CaseFile, entry: ReceptionEntry) -> None:
    if file.notice is not None:
        writing.update(NoticeTable, file.notice.id, last_day=entry.last_day)
    elif entry.last_day is not None:
        notice_id = natural_id_within(file.case.id, "notice")
        writing.insert(
            NoticeTable, notice_id, unit_id=file.unit.id, number="", tenure=entry.tenure.value, last_day=entry.last_day
        )
        writing.update(CaseTable, file.case.id, notice_id=notice_id)


def _keep_people(writing: Writing, file: CaseFile, entry: ReceptionEntry, today: date) -> None:
    kept: dict[str, str] = {}
    links: list[tuple[str, str | None]] = []
    for person in entry.people:
        # A representative may be new as well: people are kept first, then tied to each other by the ids they got.
        known = file.person(person.id)
        held = known.represented_by if known is not None else None
        record = replace(_completed(person, today), case_id=file.case.id, represented_by=held)
        new = known is None
        kept_id = keep(writing, PersonTable, replace(record, id="") if new else record)
        kept[person.id] = kept_id
        links.append((kept_id, person.represented_by))
    for kept_id, representative in links:
        writing.update(PersonTable, kept_id, represented_by=kept.get(representative, representative) if representative else None)
    for person in file.people:
        if person.id not in kept:
            writing.update(PersonTable, person.id, removed=True)


def _completed(person: Person, today: date) -> Person:
    number = normalised(person.identity_number)
    if not number or not person.identity_kind:
        return person
    text_within(person.identity_number, PersonTable.identity_number)
    check = check_identity(IdentityKind(person.identity_kind), number, today=today)
    return replace(
        person,
        identity_number=check.number or number,
        birth=person.birth if person.birth is not None else check.birth,
        sex=person.sex if person.sex is not None else check.sex,
    )


def _keep_vehicles(writing: Writing, file: CaseFile, entry: ReceptionEntry) -> None:
    known = {vehicle.id for vehicle in file.vehicles}
    for vehicle in entry.vehicles:
        record = replace(vehicle, case_id=file.case.id)
        keep(writing, VehicleTable, record if vehicle.id in known else replace(record, id=""))
    for vehicle in file.vehicles:
        if vehicle.id not in {kept.id for kept in entry.vehicles}:
            writing.update(VehicleTable, vehicle.id, removed=True)
