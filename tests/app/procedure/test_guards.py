"""P8: a step is done only when all it needs is there. Each reason that a guard can give is given here once."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import app.procedure.guards
from app.procedure import papers
from app.procedure.case import (
    CaseFile,
    ChargeState,
    CheckResult,
    Consent,
    PersonRole,
    TestResult,
    Verdict,
)
from app.procedure.guards import GUARDS
from tests.app.procedure.changes import (
    Change,
    both,
    case,
    checks,
    every,
    failed,
    first,
    last,
    leaking,
    nobody_expected,
    personal,
    role,
    unit,
    with_round,
    without,
    without_box,
    without_person,
)
from tests.app.procedure.kinds import MINOR, with_parking
from tests.app.procedure.said import said
from tests.factory import TODAY, Household, a_case_file, a_defect, a_procedure, a_round, before_filing

LATER = TODAY + timedelta(days=40)


def a_file(kind: Household = Household.RENOVATING) -> CaseFile:
    return a_case_file(kind)


COMPANY, OWNERS, RENOVATING = Household.COMPANY, Household.CO_OWNERS, Household.RENOVATING
SENT = {"form_sent_on": TODAY, "copy_kept": True}
EXPIRED = {"valid_until": TODAY - timedelta(days=1)}
CASES: list[tuple[str, str, Household, Change]] = [
    ("client_known", "reception.client_name_missing", OWNERS, role(PersonRole.CLIENT, name="")),
    ("client_known", "reception.client_name_missing", OWNERS, without("people")),
    ("client_known", "reception.phone_missing", OWNERS, every("people", phone="")),
    ("identity_valid", "reception.identity_missing", OWNERS, role(PersonRole.CO_OWNER, identity_number="")),
    ("identity_valid", "reception.identity_missing", COMPANY, role(PersonRole.AGENT, identity_kind="")),
    ("identity_valid", "reception.identity_missing", COMPANY, role(PersonRole.LEGAL_REPRESENTATIVE, identity_number="")),
    ("identity_valid", "identity.check_digit", OWNERS, role(PersonRole.CLIENT, identity_number="110105198603140121")),
    ("company_complete", "reception.credit_code_missing", COMPANY, role(PersonRole.CLIENT, credit_code="")),
    ("company_complete", "identity.credit_code_check", COMPANY, role(PersonRole.CLIENT, credit_code="91110105MA01B7K2X0")),
    ("company_complete", "reception.legal_representative_missing", COMPANY, without_person(PersonRole.LEGAL_REPRESENTATIVE)),
    ("owners_represented", "reception.minor_without_guardian", OWNERS, role(PersonRole.CO_OWNER, birth=MINOR)),
    ("owners_represented", "reception.absent_without_agent", OWNERS, role(PersonRole.CO_OWNER, present=False)),
    ("owners_represented", "reception.absent_without_agent", COMPANY, role(PersonRole.CLIENT, represented_by=None)),
    ("agent_has_powers", "reception.agent_without_powers", COMPANY, role(PersonRole.AGENT, powers=())),
    ("agent_has_powers", "reception.powers_expired", COMPANY, role(PersonRole.AGENT, powers_until=TODAY - timedelta(days=1))),
    ("consent_asked", "reception.consent_unasked", OWNERS, case(consent=Consent.UNASKED)),
    ("notice_has_last_day", "reception.last_day_missing", OWNERS, nobody_expected),
    ("papers_complete", "papers.missing", OWNERS, without("paper_checks")),
    ("papers_complete", "papers.missing_of", OWNERS, checks(personal, original_seen=False)),
    ("papers_complete", "papers.copy_missing_of", OWNERS, every("paper_checks", copies=0)),
    ("papers_complete", "papers.copy_missing", Household.TENANT, checks(lambda check: check.paper == "lease", copies=0)),
    ("papers_complete", "papers.not_sealed", COMPANY, every("paper_checks", sealed=False)),
    ("papers_complete", "papers.expired", OWNERS, every("paper_checks", **EXPIRED)),
    ("papers_complete", "papers.expired_of", OWNERS, checks(personal, **EXPIRED)),
    ("fund_paper_seen", "papers.missing", OWNERS, without("paper_checks")),
    ("certificate_issued", "certificate.not_issued", OWNERS, without("certificates")),
    ("certificate_issued", "certificate.not_issued", OWNERS, every("certificates", state="void")),
    ("certificate_signed", "certificate.not_signed", OWNERS, every("certificates", signed_on=None)),
    ("certificate_signed", "certificate.copy_incomplete", OWNERS, every("certificates", sealed_copies=("stub", "client"))),
    ("certificate_signed", "certificate.copy_incomplete", OWNERS, every("certificates", signed_copies=())),
    ("certificate_true", "certificate.differs", OWNERS, every("certificates", content='{"client":"张三"}')),
    ("round_entered", "inspection.no_round", OWNERS, without("rounds")),
    ("round_entered", "inspection.no_round", OWNERS, every("rounds", inspected_on=None)),
    ("round_entered", "inspection.no_round", OWNERS, every("rounds", inspected_by="")),
    ("items_judged", "inspection.item_not_judged", OWNERS, without("item_checks")),
    ("items_judged", "inspection.item_not_judged", Household.PARKING, without("item_checks")),
    ("items_judged", "inspection.defect_not_described", Household.TENANT, first("item_checks", result=CheckResult.NOT_FINE)),
    ("meters_read", "inspection.meter_not_read", OWNERS, without("meters")),
    ("meters_read", "inspection.meter_not_read", OWNERS, every("meters", reading=None, absent_reason="")),
    ("verdict_accepts", "inspection.no_verdict", OWNERS, every("rounds", verdict=None)),
    ("verdict_accepts", "inspection.no_verdict", OWNERS, without("rounds")),
    ("verdict_accepts", "case.refused", OWNERS, last("rounds", verdict=Verdict.REFUSED)),
    ("verdict_accepts", "inspection.repair_not_ordered", OWNERS, failed()),
    ("verdict_accepts", "inspection.form_not_sent", OWNERS, failed(form_sent_on=None, copy_kept=True)),
    ("verdict_accepts", "inspection.form_not_sent", OWNERS, failed(form_sent_on=TODAY, copy_kept=False)),
    ("verdict_accepts", "inspection.repair_running", OWNERS, failed(**SENT)),
    ("verdict_accepts", "inspection.reinspection_due", OWNERS, both(failed(**SENT), every("repairs", done_on=TODAY))),
    ("verdict_accepts", "inspection.no_verdict", OWNERS, both(failed(**SENT), with_round(2))),
    ("verdict_accepts", "inspection.defects_open", OWNERS, every("defects", accepted_on=None)),
    ("remaining_committed", "inspection.remaining_not_committed", OWNERS, both(before_filing, without("commitments"))),
    ("remaining_committed", "inspection.remaining_not_committed", OWNERS, both(before_filing, every("defects", due=None))),
    ("remaining_committed", "inspection.remaining_not_committed", OWNERS, both(before_filing, every("defects", responsible=""))),
    ("waterproof_passed", "waterproof.not_tested", RENOVATING, without("waterproof_tests")),
    ("waterproof_passed", "waterproof.running", RENOVATING, every("waterproof_tests", result=None)),
    ("waterproof_passed", "waterproof.repair_not_ordered", RENOVATING, leaking()),
    ("waterproof_passed", "inspection.form_not_sent", RENOVATING, leaking(form_sent_on=None, copy_kept=False)),
    ("waterproof_passed", "waterproof.repair_running", RENOVATING, leaking(**SENT)),
    ("waterproof_passed", "waterproof.retest_due", RENOVATING, both(leaking(**SENT), every("repairs", done_on=TODAY))),
    ("waterproof_passed", "waterproof.too_short", RENOVATING, every("waterproof_tests", ended_at=None)),
    ("waterproof_passed", "waterproof.too_shallow", RENOVATING, every("waterproof_tests", filled_depth=19)),
    ("waterproof_passed", "waterproof.room_below_not_looked_at", RENOVATING, every("waterproof_tests", looked_at_by="")),
    ("papers_signed_for", "papers.not_signed_for", OWNERS, every("signed_papers", received_on=None)),
    ("papers_signed_for", "agent.power_missing", COMPANY, role(PersonRole.AGENT, powers=("inspect",))),
    ("papers_signed_for", "reception.powers_expired", COMPANY, role(PersonRole.AGENT, powers_until=date(2026, 1, 1))),
    ("agreements_signed", "agreements.not_signed", OWNERS, every("agreements", signed_on=None)),
    ("agreements_signed", "agreements.not_signed", OWNERS, case(entrusted=True)),
    ("agreements_signed", "agent.power_missing", COMPANY, role(PersonRole.AGENT, powers=("inspect",))),
    ("agreements_signed", "reception.powers_expired", COMPANY, role(PersonRole.AGENT, powers_until=date(2026, 1, 1))),
    ("fees_settled", "fees.not_charged", OWNERS, without("charges")),
    ("fees_settled", "fees.due", OWNERS, last("charges", state=ChargeState.DUE)),
    ("fees_settled", "fees.reason_missing", OWNERS, last("charges", state=ChargeState.DEFERRED, reason="")),
    ("fees_settled", "fees.reason_missing", OWNERS, last("charges", state=ChargeState.NOT_DUE, reason="")),
    ("items_handed_over", "items.not_handed_over", OWNERS, without("items")),
    ("items_handed_over", "items.not_handed_over", OWNERS, every("items", taken_on=None)),
    ("items_handed_over", "items.count_missing", OWNERS, every("items", count=0, remark="")),
    ("items_handed_over", "agent.power_missing", COMPANY, role(PersonRole.AGENT, powers=("sign_papers",))),
    ("items_handed_over", "reception.powers_expired", COMPANY, role(PersonRole.AGENT, powers_until=date(2026, 1, 1))),
    ("no_open_defect", "filing.defect_open", OWNERS, before_filing),
    ("commitments_kept", "filing.commitment_open", OWNERS, before_filing),
    ("computer_archive_complete", "reception.client_name_missing", OWNERS, both(without("people"), nobody_expected)),
    ("computer_archive_complete", "filing.area_missing", OWNERS, unit(area=None)),
    ("computer_archive_complete", "filing.layout_missing", OWNERS, unit(layout="")),
    ("archive_complete", "filing.paper_missing", OWNERS, without("archive_papers")),
    ("archive_complete", "filing.paper_missing", OWNERS, first("archive_papers", present=False)),
    ("shelf_known", "filing.shelf_missing", OWNERS, lambda file: replace(file, shelf=None)),
    ("shelf_known", "filing.shelf_missing", OWNERS, without_box),
]  # fmt: skip


@pytest.mark.parametrize("kind", list(Household))
def test_a_whole_household_gives_no_guard_a_reason(kind: Household) -> None:
    found = {name: said(guard(a_case_file(kind), a_procedure(), TODAY)) for name, guard in GUARDS.items()}
    assert {name: code for name, code in found.items() if code is not None} == {}


@pytest.mark.parametrize(("guard", "code", "kind", "change"), CASES, ids=[f"{row[0]}-{row[1]}" for row in CASES])
def test_p8_each_reason_is_given_where_something_is_missing(guard: str, code: str, kind: Household, change: Change) -> None:
    assert said(GUARDS[guard](change(a_case_file(kind)), a_procedure(), TODAY)) == code


def test_no_reason_is_without_a_case_above() -> None:
    sources = [*Path(app.procedure.guards.__file__).parent.glob("*.py"), Path(papers.__file__)]
    named = set()
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_code(node.value):
                named.add(node.value)
    made_of_parts = {"papers.missing_of", "papers.copy_missing_of", "papers.expired_of"}
    assert named | made_of_parts <= {code for _guard, code, _kind, _change in CASES}


def _is_code(text: str) -> bool:
    area, dot, name = text.partition(".")
    return bool(dot) and area.isalpha() and name.replace("_", "").isalpha() and text.islower()


def test_a_certificate_that_is_not_issued_is_not_told_to_be_signed() -> None:
    file = replace(a_file(), certificates=())
    assert GUARDS["certificate_signed"](file, a_procedure(), TODAY) is None


def test_p2_a_meter_that_is_not_there_has_a_reason_and_a_reading_of_zero_is_a_reading() -> None:
    file = every("meters", reading=Decimal("0.000"), absent_reason="")(a_file())
    assert GUARDS["meters_read"](file, a_procedure(), TODAY) is None
    absent = every("meters", reading=None, absent_reason="尚未挂表")(a_file())
    assert GUARDS["meters_read"](absent, a_procedure(), TODAY) is None


def test_p2_while_remaining_matters_are_looked_at_again_the_verdict_given_before_stands() -> None:
    file = before_filing(a_file(Household.CO_OWNERS))
    again = replace(
        file,
        rounds=(*file.rounds, a_round(id="again", round=3, verdict=None)),
        defects=(*file.defects, a_defect(id="new", round=3, responsible="", due=None)),
    )
    for name in ("verdict_accepts", "remaining_committed"):
        assert GUARDS[name](again, a_procedure(), TODAY) is None
    assert said(GUARDS["no_open_defect"](again, a_procedure(), TODAY)) == "filing.defect_open"


def test_p2_an_item_judged_again_counts_as_it_was_judged_last() -> None:
    file = a_file(Household.TENANT)
    wrong = replace(file.item_checks[0], id="2", round=2, result=CheckResult.NOT_FINE)
    again = replace(file, item_checks=(*file.item_checks, wrong))
    assert said(GUARDS["items_judged"](again, a_procedure(), TODAY)) == "inspection.defect_not_described"
    mended = replace(again, item_checks=(*again.item_checks, replace(wrong, id="3", round=3, result=CheckResult.FINE)))
    assert GUARDS["items_judged"](mended, a_procedure(), TODAY) is None


def test_p3_only_the_bathrooms_of_the_last_round_count_and_nothing_where_no_one_renovates() -> None:
    file = a_file(Household.RENOVATING)
    assert GUARDS["waterproof_passed"](file, a_procedure(), TODAY) is None
    assert any(test.result is TestResult.LEAK for test in file.waterproof_tests)
    bare = replace(file, waterproof_tests=())
    for change in (case(renovating=False), with_parking):
        assert GUARDS["waterproof_passed"](change(bare), a_procedure(), TODAY) is None


def test_p3_the_water_stands_as_long_and_as_deep_as_the_site_says() -> None:
    for guard_changes, code in (
        ({"filled_depth": 20}, None),
        ({"filled_depth": None}, "waterproof.too_shallow"),
        ({"filled_at": None}, "waterproof.too_short"),
    ):
        file = every("waterproof_tests", result=TestResult.DRY, **guard_changes)(a_file(Household.RENOVATING))
        assert said(GUARDS["waterproof_passed"](file, a_procedure(), TODAY)) == code


def test_p3b_a_company_comes_as_its_legal_representative_or_sends_an_agent() -> None:
    came = both(role(PersonRole.CLIENT, represented_by=None), role(PersonRole.LEGAL_REPRESENTATIVE, present=True))
    assert GUARDS["owners_represented"](came(a_file(COMPANY)), a_procedure(), TODAY) is None


def test_p3b_a_guardian_may_stand_for_a_minor_but_not_for_an_adult() -> None:
    file = a_file(OWNERS)
    guardian = replace(file.people[1], id="guardian", role=PersonRole.GUARDIAN, name="丙")
    minor = role(PersonRole.CO_OWNER, birth=MINOR, represented_by="guardian", present=False)
    file = replace(file, people=(*file.people, guardian))
    assert GUARDS["owners_represented"](minor(file), a_procedure(), TODAY) is None
    grown_up = date(MINOR.year + 18, MINOR.month, MINOR.day)
    assert said(GUARDS["owners_represented"](minor(file), a_procedure(), grown_up)) == "reception.absent_without_agent"


def test_p3b_powers_hold_until_their_last_day() -> None:
    file = role(PersonRole.AGENT, powers_until=TODAY)(a_file(COMPANY))
    assert GUARDS["agent_has_powers"](file, a_procedure(), TODAY) is None
    assert said(GUARDS["agent_has_powers"](file, a_procedure(), LATER)) == "reception.powers_expired"
    for guard in ("papers_signed_for", "agreements_signed", "items_handed_over"):
        assert GUARDS[guard](file, a_procedure(), LATER) is None, "what was signed in time stays signed"


def test_p3a_a_deferral_with_a_reason_does_not_hold_up_and_a_charge_of_nothing_can_be_due() -> None:
    file = every("charges", state=ChargeState.DEFERRED, reason="开发商承担")(a_file())
    assert GUARDS["fees_settled"](file, a_procedure(), TODAY) is None


def test_p6_a_commitment_that_belongs_to_no_defect_does_not_hold_up_filing() -> None:
    file = both(before_filing, every("commitments", defect_id=None))(a_file(OWNERS))
    assert GUARDS["commitments_kept"](file, a_procedure(), TODAY) is None


def test_a_parking_space_has_no_layout_and_no_area_needed() -> None:
    file = unit(area=None, layout="")(a_file(Household.PARKING))
    assert GUARDS["computer_archive_complete"](file, a_procedure(), TODAY) is None


def test_an_item_of_which_none_is_handed_over_needs_a_remark() -> None:
    file = every("items", count=0, remark="燃气未通")(a_file())
    assert GUARDS["items_handed_over"](file, a_procedure(), TODAY) is None


def test_p3_a_site_that_leaves_the_dotted_test_out_is_asked_for_none() -> None:
    procedure = a_procedure()
    without_test = replace(procedure, steps=tuple(step for step in procedure.steps if step.id != "waterproof"))
    untested = replace(a_file(), waterproof_tests=())
    assert GUARDS["waterproof_passed"](untested, procedure, TODAY) is not None
    assert GUARDS["waterproof_passed"](untested, without_test, TODAY) is None
