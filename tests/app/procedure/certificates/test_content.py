"""What stands on a certificate, and every way in which the case can say something else by now (C3)."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.case import CaseFile, Certificate, Ending, PersonRole, Signer, UnitKind
from app.procedure.certificates import ALL_COPIES
from app.procedure.certificates.content import certificate_text, content_of, differences
from app.procedure.guards.certificate import certificate_true, is_replaced_after_filing
from app.texts import sentence
from app.texts.names import namer
from tests.app.procedure.said import said
from tests.factory import Household, a_case_file, a_procedure
from tests.factory.numbers import TODAY
from tests.factory.records import a_person

HOUSEHOLDS = list(Household)


def issued(file: CaseFile, **changes: object) -> CaseFile:
    """The case with a certificate as an issue writes it."""
    certificate = Certificate(
        id="c",
        number=12,
        book_id="b",
        case_id=file.case.id,
        person_id="p",
        state="issued",
        issued_on=TODAY,
        issued_by="王丽",
        content=certificate_text(file),
        last_day=file.last_day,
    )
    return replace(file, certificates=(replace(certificate, **changes),))  # type: ignore[arg-type]  # its own fields


def fields(file: CaseFile) -> list[str]:
    assert file.certificate is not None
    return [found.field for found in differences(file, file.certificate)]


def with_client(file: CaseFile, **changes: object) -> CaseFile:
    people = (replace(each, **changes) if each.role is PersonRole.CLIENT else each for each in file.people)  # type: ignore[arg-type]
    return replace(file, people=tuple(people))


def with_unit(file: CaseFile, **changes: object) -> CaseFile:
    return replace(file, unit=replace(file.unit, **changes))  # type: ignore[arg-type]  # its own fields


def with_last_day(file: CaseFile, day: date | None) -> CaseFile:
    assert file.notice is not None
    return replace(file, notice=replace(file.notice, last_day=day))


TOLD: dict[str, tuple[str, Callable[[CaseFile], CaseFile]]] = {
    "name": ("field:client_name", lambda file: with_client(file, name="张珊")),
    "number": ("field:identity_number", lambda file: with_client(file, identity_number="E1234567", credit_code="")),
    "kind": ("field:identity_kind", lambda file: with_client(file, identity_kind="other")),
    "room": ("field:unit", lambda file: with_unit(file, room="9999")),
    "area": ("field:area", lambda file: with_unit(file, area=Decimal("123.45"))),
    "another owner": (
        "field:co_owners",
        lambda file: replace(file, people=(*file.people, a_person(id="new", role=PersonRole.CO_OWNER, name="新共有人"))),
    ),
    "last day": ("field:last_day", lambda file: with_last_day(file, TODAY + timedelta(days=99))),
}
UNTOLD: dict[str, Callable[[CaseFile], CaseFile]] = {
    "telephone": lambda file: with_client(file, phone="13900139000"),
    "letterhead": lambda file: replace(file, site=replace(file.site, name="海棠苑二期", company="另一公司")),
    "layout": lambda file: with_unit(file, layout="五室"),
    "renovating": lambda file: replace(file, case=replace(file.case, renovating=not file.case.renovating)),
    "order of people": lambda file: replace(file, people=tuple(reversed(file.people))),
    "vehicles": lambda file: replace(file, vehicles=()),
}


@pytest.mark.parametrize("household", HOUSEHOLDS)
def test_nothing_differs_right_after_the_issue(household: Household) -> None:
    assert fields(issued(a_case_file(household))) == []


@pytest.mark.parametrize("household", HOUSEHOLDS)
@pytest.mark.parametrize("change", TOLD)
def test_c3_what_stands_on_the_paper_is_told_when_it_changes(household: Household, change: str) -> None:
    field, changed = TOLD[change]
    assert fields(changed(issued(a_case_file(household)))) == [field]


@pytest.mark.parametrize("change", UNTOLD)
def test_what_does_not_stand_on_the_paper_is_not(change: str) -> None:
    assert fields(UNTOLD[change](issued(a_case_file(Household.RENOVATING)))) == []


@given(st.sampled_from(HOUSEHOLDS), st.sets(st.sampled_from(sorted(TOLD))), st.sets(st.sampled_from(sorted(UNTOLD))))
def test_c3_all_that_changed_is_told_and_nothing_else(household: Household, told: set[str], untold: set[str]) -> None:
    """And taking the changes back makes the paper true again, as does another certificate."""
    before = issued(a_case_file(household))
    after = before
    for change in sorted(told):
        after = TOLD[change][1](after)
    for change in sorted(untold):
        after = UNTOLD[change](after)
    assert sorted(fields(after)) == sorted(TOLD[change][0] for change in told)
    assert fields(issued(after)) == []
    assert fields(replace(before, certificates=after.certificates)) == []


def test_a_parking_space_that_became_a_home_is_told_by_name() -> None:
    file = issued(a_case_file(Household.RENOVATING))
    [found] = differences(with_unit(file, kind=UnitKind.PARKING), file.certificates[0])
    assert (found.field, found.paper, found.case) == ("field:unit_kind", "unit_kind:home", "unit_kind:parking")


@pytest.mark.parametrize("household", HOUSEHOLDS)
@pytest.mark.parametrize("change", TOLD)
def test_c3_both_sides_are_told_as_a_person_reads_them(household: Household, change: str) -> None:
    """What the paper says is what the case said, and the other way round when it is the case that is right."""
    before = issued(a_case_file(household))
    after = issued(TOLD[change][1](before))
    [found] = differences(after, before.certificates[0])
    [back] = differences(before, after.certificates[0])
    assert (found.paper, found.case) == (back.case, back.paper)
    assert found.paper != found.case
    assert "None" not in (found.paper, found.case)


def test_owners_are_told_by_their_names() -> None:
    alone = a_case_file(Household.RENOVATING)
    owners = [a_person(id=name, role=PersonRole.CO_OWNER, name=name) for name in ("李四", "王五")]
    [found] = differences(replace(alone, people=(*alone.people, *owners)), issued(alone).certificates[0])
    assert (found.field, found.paper, found.case) == ("field:co_owners", "", "李四, 王五")


def test_a_case_without_a_client_says_nothing_of_one() -> None:
    content = content_of(replace(a_case_file(Household.RENOVATING), people=()))
    assert (content["identity_kind"], content["identity_number"], content["co_owners"]) == ("", "", [])


def test_an_identity_number_is_masked_in_what_is_told() -> None:
    file = issued(a_case_file(Household.RENOVATING))
    changed = with_client(file, identity_number="110105194912310021")
    [found] = differences(changed, file.certificates[0])
    assert file.client is not None
    assert "110105194912310021" not in found.case
    assert file.client.identity_number not in found.paper


def test_an_agent_who_signed_is_known_to_the_case() -> None:
    file = a_case_file(Household.RENOVATING)
    agent = a_person(id="a", role=PersonRole.AGENT, name="李四")
    signed = issued(replace(file, people=(*file.people, agent)), signer=Signer.AGENT, signer_name="李四", signed_on=TODAY)
    assert fields(signed) == []
    renamed = replace(signed, people=(*file.people, replace(agent, name="李肆")))
    assert fields(renamed) == ["field:agent"]


def test_nothing_is_told_of_a_paper_whose_data_were_destroyed() -> None:
    assert fields(with_client(issued(a_case_file(Household.RENOVATING), content=""), name="")) == []


def test_the_content_of_a_program_before_may_lack_a_field() -> None:
    file = issued(a_case_file(Household.RENOVATING))
    content = json.loads(file.certificates[0].content)
    del content["unit_kind"]
    assert fields(issued(file, content=json.dumps(content))) == []


def test_the_guard_names_number_field_and_both_sides() -> None:
    file = a_case_file(Household.RENOVATING)
    procedure = a_procedure()
    assert certificate_true(replace(file, certificates=()), procedure, TODAY) is None
    assert certificate_true(issued(file), procedure, TODAY) is None
    reason = certificate_true(with_client(issued(file), identity_kind="other"), procedure, TODAY)
    assert reason is not None
    assert said(reason) == "certificate.differs"
    text = sentence(reason, lambda english: english, namer(procedure, "en", lambda english: english))
    assert text == (
        "Certificate № 00012 says “Resident identity card” as Kind of paper, the case says “Another paper”: "
        "void it and issue another, or correct the case."
    )


@pytest.mark.parametrize("ending", Ending)
def test_c7_only_a_filed_case_is_given_another_until_it_is_whole(ending: Ending) -> None:
    file = a_case_file(Household.RENOVATING)
    file = replace(file, case=replace(file.case, ending=ending))
    whole = issued(file, signed_on=TODAY, sealed_copies=ALL_COPIES, signed_copies=ALL_COPIES)
    half = issued(file, signed_on=TODAY, sealed_copies=ALL_COPIES, signed_copies=("stub",))
    replaced = [is_replaced_after_filing(each) for each in (whole, half, issued(file), replace(file, certificates=()))]
    assert replaced == [False, *[ending is Ending.FILED] * 3]
