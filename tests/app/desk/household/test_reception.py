"""接待登记: cases are opened once, and who the client is is kept as written (P3b, P8)."""

from dataclasses import replace
from datetime import date

import pytest

from app.desk.household import queries, reception
from app.desk.household.inspection import InspectionEntry
from app.desk.household.reception import ReceptionEntry
from app.desk.upkeep.roster import import_roster
from app.procedure.case import CaseFile, Consent, Ending, Party, PersonRole, Sex, Tenure, UnitKind, Vehicle, Verdict
from app.procedure.identity import check_credit_code
from app.roster.rows import RosterReading
from tests.app.desk.counter import LAST_DAY, Counter, a_row
from tests.app.desk.journey import an_owner, arrived, refused, unchanged, with_person
from tests.factory.numbers import credit_code, resident_number


def expected(counter: Counter) -> queries.UnitToReceive:
    """The unit that a notice was sent for."""
    return next(row for row in queries.units_to_receive(counter.desk) if row.notice is not None)


def test_a_case_is_opened_with_what_the_notice_says(counter: Counter) -> None:
    row = expected(counter)
    assert row.notice is not None
    case_id = reception.receive(counter.desk, row.unit.id, row.notice.id)
    file = queries.case_file(counter.desk, case_id)
    assert (file.case.number, file.case.opened_on) == ("A1-00001", date(2026, 12, 1))
    assert (file.client_name, file.last_day) == ("陈䶮3", LAST_DAY)
    assert file.case.procedure == counter.desk.procedure.digest
    assert queries.progress(counter.desk, case_id).current == "reception"
    [received] = [each for each in queries.units_to_receive(counter.desk) if each.case_id is not None]
    assert (received.unit.id, received.case_id) == (row.unit.id, case_id)


def received(counter: Counter, number: str) -> CaseFile:
    """The case of a client whose notice carries this number."""
    row = a_row(90, client_name="海棠置业", identity_number=number, notice_number="RZ-90", last_day=LAST_DAY)
    import_roster(counter.desk, RosterReading((row,), (), (), 1))
    found = next(each for each in queries.units_to_receive(counter.desk, "海棠置业") if each.notice is not None)
    assert found.notice is not None
    return queries.case_file(counter.desk, reception.receive(counter.desk, found.unit.id, found.notice.id))


def test_a_notice_with_a_credit_code_is_a_companys(counter: Counter) -> None:
    file = received(counter, credit_code())
    assert file.case.party is Party.COMPANY
    assert file.client is not None
    assert (file.client.credit_code, file.client.identity_number, file.client.identity_kind) == (credit_code(), "", "")


def test_a_number_that_is_good_for_both_is_a_persons(counter: Counter) -> None:
    """GB 11643 and GB 32100 share the form of 18 digits: one number in 31 holds for both."""
    numbers = (resident_number(date(1986, 3, 14), order) for order in range(1, 999))
    both = next(number for number in numbers if check_credit_code(number).reason is None)
    file = received(counter, both)
    assert file.case.party is Party.PERSON
    assert file.client is not None
    assert (file.client.credit_code, file.client.identity_number) == ("", both)


def test_a_unit_that_nobody_expects_can_be_received_all_the_same(counter: Counter) -> None:
    case_id = reception.receive(counter.desk, counter.units()[0])
    file = queries.case_file(counter.desk, case_id)
    assert (file.notice, file.client_name, file.case.tenure) == (None, "", Tenure.OWNER)
    reception.save_reception(counter.desk, case_id, ReceptionEntry(last_day=LAST_DAY))
    assert queries.case_file(counter.desk, case_id).last_day == LAST_DAY
    later = date(2027, 1, 31)
    reception.save_reception(counter.desk, case_id, ReceptionEntry(last_day=later))
    assert queries.case_file(counter.desk, case_id).last_day == later


def test_what_is_not_there_cannot_be_received(counter: Counter) -> None:
    row = expected(counter)
    with refused(counter, "reception.unit_unknown"):
        reception.receive(counter.desk, "nowhere")
    with refused(counter, "reception.notice_unknown"):
        reception.receive(counter.desk, counter.units()[0], row.notice.id if row.notice else None)
    with refused(counter, "case.unknown"):
        reception.save_reception(counter.desk, "nowhere", ReceptionEntry())


def test_a_unit_has_one_open_case_and_after_a_refusal_another(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    unit = office.file.unit.id
    with refused(counter, "reception.unit_has_case"):
        reception.receive(counter.desk, unit)
    office.inspect(InspectionEntry(inspected_by="李强", inspected_on=date(2026, 12, 1)))
    office.give_verdict(Verdict.REFUSED, ())
    assert office.file.case.ending is Ending.REFUSED
    again = reception.receive(counter.desk, unit)
    assert queries.case_file(counter.desk, again).case.number == "A1-00002"


def test_an_owner_and_a_tenant_may_have_a_case_each_but_not_two_owners(counter: Counter) -> None:
    office = arrived(counter, "reception")
    office.save_reception(an_owner(tenure=Tenure.TENANT).entry)
    second = reception.receive(counter.desk, office.file.unit.id)
    assert queries.case_file(counter.desk, second).case.tenure is Tenure.OWNER
    with refused(counter, "reception.unit_has_case"):
        office.save_reception(an_owner().entry)


def test_p8_saving_the_same_twice_writes_nothing(counter: Counter) -> None:
    office = arrived(counter, "documents")
    held = office.file
    entry = replace(an_owner().entry, people=held.people, vehicles=held.vehicles)
    with unchanged(counter):
        reception.save_reception(counter.desk, office.case_id, entry)


@pytest.mark.parametrize(("field", "limit"), [("phone", 40), ("email", 254)])
def test_a_telephone_or_an_e_mail_address_is_kept_up_to_its_limit(counter: Counter, field: str, limit: int) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, **{field: "1" * limit}))
    assert office.file.client is not None
    assert getattr(office.file.client, field) == "1" * limit
    with refused(counter, "limits.too_long"):
        office.save_reception(with_person(an_owner().entry, 0, **{field: "1" * (limit + 1)}))


def test_a_birth_date_and_sex_left_empty_come_from_the_number(counter: Counter) -> None:
    office = arrived(counter, "reception")
    number = resident_number(date(1990, 2, 28), 226).lower()
    entry = with_person(an_owner().entry, 0, birth=None, sex=None, identity_number=f" {number[:6]} {number[6:]} ")
    office.save_reception(entry)
    client = office.file.client
    assert client is not None
    assert (client.birth, client.sex, client.identity_number) == (date(1990, 2, 28), Sex.FEMALE, number.upper())


def test_a_number_that_does_not_hold_is_kept_and_said_by_the_guard(counter: Counter) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, identity_number="110105194912310021"))
    standing = office.standing()
    assert standing.blocked_by is not None
    assert (standing.current, standing.blocked_by.code) == ("reception", "identity.check_digit")


def test_p3b_people_are_tied_to_each_other_however_new_they_are_and_can_leave(counter: Counter) -> None:
    office = arrived(counter, "reception")
    client = an_owner()
    agent = client.new(PersonRole.AGENT, powers=("inspect", "pay"), powers_until=LAST_DAY)
    owner = client.new(PersonRole.CO_OWNER, present=False, represented_by=agent.id, share="1/2")
    client.with_people(owner, agent)
    reception.save_reception(counter.desk, office.case_id, client.entry)
    people = {person.role: person for person in office.file.people}
    assert people[PersonRole.CO_OWNER].represented_by == people[PersonRole.AGENT].id
    assert people[PersonRole.AGENT].powers == ("inspect", "pay")
    kept = tuple(person for person in office.file.people if person.role is not PersonRole.AGENT)
    reception.save_reception(counter.desk, office.case_id, replace(client.entry, people=kept))
    assert {person.role for person in office.file.people} == {PersonRole.CLIENT, PersonRole.CO_OWNER}
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "reception.absent_without_agent"


def test_vehicles_come_and_go(counter: Counter) -> None:
    office = arrived(counter, "reception")
    car = Vehicle(id="new", case_id="", plate="京A·12345", model="比亚迪", space="B1-018")
    office.save_reception(replace(an_owner().entry, vehicles=(car,)))
    [held] = office.file.vehicles
    assert (held.plate, held.case_id) == ("京A·12345", office.case_id)
    office.save_reception(replace(an_owner().entry, vehicles=(replace(held, plate="京A·54321"),)))
    assert [vehicle.plate for vehicle in office.file.vehicles] == ["京A·54321"]
    office.save_reception(an_owner().entry)
    assert office.file.vehicles == ()


@pytest.mark.parametrize("kind", list(UnitKind))
def test_the_facts_of_the_case_are_kept(counter: Counter, kind: UnitKind) -> None:
    office = arrived(counter, "reception", an_owner(unit_kind=kind))
    entry = an_owner(unit_kind=kind, renovating=True, entrusted=True, employed=True, tenure=Tenure.TENANT).entry
    office.save_reception(replace(entry, consent=Consent.REFUSED))
    case = office.file.case
    assert (case.renovating, case.entrusted, case.employed, case.tenure) == (True, True, True, Tenure.TENANT)
    assert case.consent is Consent.REFUSED
    assert office.file.unit.kind is kind
