"""P1–P8: where a case stands, why it waits, and that nothing done is lost by going back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.procedure.case import CaseFile, ChargeState, Ending, PersonRole, StepPass, Verdict
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.progress import Progress, StepState, progress_of, reason_before, standing_of, step_problem
from tests.app.procedure.changes import both, case, every, failed, leaking, role, without
from tests.app.procedure.kinds import a_client
from tests.app.procedure.said import said
from tests.factory import (
    TODAY,
    Household,
    a_case_file,
    a_person,
    a_procedure,
    a_step_pass,
    an_escalation,
    at,
    before_filing,
    identifier,
)

ORDER = ["reception", "documents", "certificate", "inspection", "waterproof", "papers", "agreements", "fees", "items", "filing"]
DONE, HERE, WAITING, AHEAD, NOT = (
    StepState.DONE,
    StepState.HERE,
    StepState.WAITING,
    StepState.AHEAD,
    StepState.NOT_APPLICABLE,
)


def passed(file: CaseFile, *steps: str, on: date = TODAY) -> CaseFile:
    return replace(file, passes=tuple(a_pass(step, on) for step in steps))


def a_pass(step: str, day: date) -> StepPass:
    return a_step_pass(id=identifier(step, day), step=step, passed_at=at(day, 9))


def until(file: CaseFile, step: str, on: date = TODAY) -> CaseFile:
    """Every step before `step` was passed."""
    return passed(file, *ORDER[: ORDER.index(step)], on=on)


def opened(kind: Household = Household.RENOVATING) -> CaseFile:
    return passed(case(ending=Ending.OPEN, ended_on=None)(a_case_file(kind)))


def of(file: CaseFile, procedure: Procedure | None = None, today: date = TODAY) -> Progress:
    procedure = procedure or a_procedure()
    progress = progress_of(file, procedure, today)
    standing = standing_of(file, procedure, today)
    assert (standing.current, standing.blocked_by) == (progress.current, progress.blocked_by), "lists say the same as the case"
    return progress


def states(progress: Progress, steps: Iterable[str] = ORDER) -> list[StepState]:
    return [progress.step(step).state for step in steps]


def holding(step: str) -> Procedure:
    return load_procedure({"settings": {"waterproof_holds": step}})


def test_a_case_just_received_stands_at_reception_and_all_else_is_ahead() -> None:
    progress = of(passed(a_client()))
    assert progress.current == "reception"
    assert states(progress) == [HERE, AHEAD, AHEAD, AHEAD, NOT, AHEAD, AHEAD, AHEAD, AHEAD, AHEAD]
    assert progress.previous("reception") is None


def test_p8_a_step_that_lacks_nothing_is_not_done_until_it_is_passed() -> None:
    progress = of(opened())
    assert (progress.current, progress.blocked_by) == ("reception", None)
    assert all(step.reasons == () for step in progress.steps)
    assert states(progress)[:2] == [HERE, AHEAD]


@pytest.mark.parametrize("step", ORDER)
def test_the_case_stands_at_the_first_step_that_is_not_passed(step: str) -> None:
    progress = of(until(opened(), step))
    place = ORDER.index(step)
    assert progress.current == step
    assert states(progress) == [DONE] * place + [HERE] + [AHEAD] * (9 - place)


def test_p1_missing_papers_hold_the_case_up_and_are_all_named() -> None:
    file = both(without("paper_checks"))(until(opened(Household.TENANT), "documents"))
    progress = of(file)
    assert (progress.current, said(progress.blocked_by)) == ("documents", "papers.missing")
    assert states(progress)[:3] == [DONE, HERE, AHEAD]


def test_p2_a_failed_inspection_waits_for_the_repair_then_goes_on_at_the_waterproof_test() -> None:
    file = until(opened(), "inspection")
    waiting = of(failed()(file))
    assert (waiting.current, said(waiting.blocked_by)) == ("inspection", "inspection.repair_not_ordered")
    mended = replace(file, passes=(*file.passes, a_pass("inspection", TODAY)))
    assert of(mended).current == "waterproof"


def test_p2_with_remaining_matters_the_case_goes_on_and_only_filing_waits() -> None:
    file = before_filing(opened(Household.CO_OWNERS))
    assert file.open_defects
    assert of(until(file, "papers")).current == "papers"
    assert of(until(file, "items")).blocked_by is None
    progress = of(until(file, "filing"))
    assert (progress.current, said(progress.blocked_by)) == ("filing", "filing.defect_open")


def test_p2_a_refused_case_has_ended() -> None:
    file = case(ending=Ending.REFUSED, ended_on=TODAY)(until(opened(), "inspection"))
    file = every("rounds", verdict=Verdict.REFUSED)(file)
    progress = of(file)
    assert (progress.current, said(progress.blocked_by)) == (None, "case.refused")
    assert said(step_problem(a_procedure().step("papers"), file, a_procedure(), TODAY)) == "case.refused"


def test_p3_by_the_source_the_test_holds_up_the_papers() -> None:
    progress = of(leaking()(until(opened(), "waterproof")))
    assert (progress.current, said(progress.blocked_by)) == ("waterproof", "waterproof.repair_not_ordered")
    assert states(progress, ["waterproof", "papers"]) == [HERE, AHEAD]


@pytest.mark.parametrize(("holds", "beside"), [("items", ["papers", "agreements", "fees"]), ("filing", ORDER[5:9])])
def test_p3_by_setting_the_test_runs_beside_the_steps_before_the_one_that_it_holds_up(holds: str, beside: list[str]) -> None:
    procedure = holding(holds)
    running = every("waterproof_tests", result=None)(opened())
    for place, step in enumerate(beside):
        file = passed(running, *ORDER[:4], *beside[:place])
        progress = of(file, procedure)
        assert (progress.current, progress.blocked_by) == (step, None)
        assert states(progress, ["waterproof", step]) == [WAITING, HERE]
    at_last = of(passed(running, *ORDER[:4], *beside), procedure)
    assert (at_last.current, said(at_last.blocked_by)) == ("waterproof", "waterproof.running")
    assert at_last.step(holds).state is AHEAD
    dry = of(passed(opened(), *ORDER[:4], *beside, "waterproof"), procedure)
    assert (dry.current, dry.step("waterproof").state) == (holds, DONE)


def test_p3_a_test_that_is_passed_while_beside_is_done() -> None:
    progress = of(passed(opened(), *ORDER[:4], "waterproof"), holding("filing"))
    assert progress.current == "papers"
    assert states(progress, ["waterproof"]) == [DONE]


def test_p3_the_test_is_passed_over_where_no_one_renovates() -> None:
    progress = of(passed(opened(Household.TENANT), *ORDER[:4]))
    assert (progress.current, progress.step("waterproof").state) == ("papers", NOT)
    assert (progress.next("inspection"), progress.previous("papers")) == ("papers", "inspection")


def test_p3_to_decide_to_renovate_later_brings_the_test_back() -> None:
    file = case(renovating=True)(passed(opened(Household.TENANT), *ORDER[:4], "papers"))
    progress = of(file)
    assert (progress.current, said(progress.blocked_by)) == ("waterproof", "waterproof.not_tested")
    assert progress.step("papers").state is DONE, "nothing done is lost"


def test_p3a_a_fee_that_is_due_again_brings_the_case_back_to_the_fees() -> None:
    file = every("charges", state=ChargeState.DUE)(until(opened(), "filing"))
    progress = of(file)
    assert (progress.current, said(progress.blocked_by)) == ("fees", "fees.due")
    assert states(progress, ["fees", "items", "filing"]) == [HERE, DONE, AHEAD]


@pytest.mark.parametrize("step", ORDER)
def test_p5_a_case_that_was_handed_on_waits_at_its_step_and_goes_on_there(step: str) -> None:
    handed = an_escalation(step=step, settled_on=None)
    file = replace(until(opened(), step), escalations=(handed,))
    progress = of(file)
    assert (progress.current, said(progress.blocked_by)) == (step, "case.escalated")
    for each in a_procedure().steps:
        assert said(step_problem(each, file, a_procedure(), TODAY)) == "case.escalated"
    settled = replace(file, escalations=(replace(handed, settled_on=TODAY),))
    after = of(settled)
    # The archive asks for the form on which the special case was handed on; nothing else is missing.
    assert (after.current, said(after.blocked_by)) == (step, "filing.paper_missing" if step == "filing" else None)


def test_p8_what_is_undone_by_an_amendment_waits_and_what_was_passed_after_it_stays_done() -> None:
    file = until(opened(Household.CO_OWNERS), "fees")
    newcomer = a_person(id="new", role=PersonRole.CO_OWNER, name="新人", identity_number="")
    progress = of(replace(file, people=(*file.people, newcomer)))
    assert (progress.current, said(progress.blocked_by)) == ("reception", "reception.identity_missing")
    assert states(progress)[:4] == [HERE, WAITING, DONE, DONE]
    assert progress.step("agreements").state is DONE


def test_p8_a_paper_that_was_valid_when_it_was_checked_undoes_nothing_when_it_expires() -> None:
    valid = every("paper_checks", valid_until=TODAY + timedelta(days=3))(opened())
    later = TODAY + timedelta(days=30)
    assert of(until(valid, "fees", on=TODAY), today=later).current == "fees"
    not_yet = of(until(valid, "documents", on=TODAY), today=later)
    assert said(not_yet.blocked_by) == "papers.expired"


def test_p8_a_step_passed_again_is_judged_by_the_day_of_the_last_time() -> None:
    file = every("paper_checks", valid_until=TODAY + timedelta(days=3))(opened())
    again = replace(file, passes=(*until(file, "certificate").passes, a_pass("documents", TODAY + timedelta(days=4))))
    progress = of(again)
    assert (progress.current, progress.step("documents").state) == ("documents", HERE)


def test_p3b_powers_that_end_after_reception_undo_nothing() -> None:
    file = role(PersonRole.AGENT, powers_until=TODAY)(until(opened(Household.COMPANY), "fees"))
    assert of(file, today=TODAY + timedelta(days=9)).current == "fees"


@pytest.mark.parametrize("kind", list(Household))
def test_a_filed_case_stands_nowhere_and_every_step_is_done(kind: Household) -> None:
    file = a_case_file(kind)
    progress = of(file, today=TODAY + timedelta(days=400))
    assert (progress.current, progress.blocked_by) == (None, None)
    assert set(states(progress)) <= {DONE, NOT}


def test_the_steps_have_one_before_and_one_behind() -> None:
    progress = of(opened())
    assert [progress.next(step) for step in ORDER] == [*ORDER[1:], None]
    assert [progress.previous(step) for step in ORDER] == [None, *ORDER[:-1]]
    assert progress.previous("nowhere") is None
    assert progress.next("nowhere") is None
    with pytest.raises(KeyError):
        progress.step("nowhere")


@pytest.mark.parametrize("kind", list(Household))
@pytest.mark.parametrize("gap", ["people", "paper_checks", "certificates"])
def test_p7_what_is_missing_before_a_step_is_what_the_steps_themselves_say(kind: Household, gap: str) -> None:
    file = until(without(gap)(opened(kind)), "documents")
    steps = of(file).steps
    for place, progress in enumerate(steps):
        reasons = [reason for before in steps[:place] for reason in before.reasons]
        assert reason_before(progress.step.id, file, a_procedure(), TODAY) == next(iter(reasons), None)
