"""入住工作方案: where a plan stands, and the reminder sixty days before the start (B3, B4)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.procedure.preparation import PlanState, PreparationPlan, late, reminders
from tests.app.procedure.said import said

TODAY = date(2026, 12, 1)
PLAN = PreparationPlan(
    id="1",
    site_id="s",
    phase="一期",
    first_phase=True,
    starts_on=TODAY + timedelta(days=59),
    content="客服部：12月20日前完成",
    submitted_on=TODAY,
    submitted_by="王丽",
)


def codes(*plans: PreparationPlan, today: date = TODAY) -> list[str | None]:
    return [said(reason) for reason in reminders(plans, today)]


@pytest.mark.parametrize(("days", "due"), [(60, False), (59, True), (0, True), (-1, False)])
def test_b3_a_plan_is_reminded_of_from_less_than_sixty_days_before_the_start_on(days: int, due: bool) -> None:
    plan = replace(PLAN, starts_on=TODAY + timedelta(days=days))
    assert codes(plan) == ["plans.approval_due"] * due
    assert codes(replace(plan, first_phase=False)) == ["plans.filing_due"] * due


def test_b3_what_is_approved_or_filed_is_not_reminded_of_whatever_is_submitted_later() -> None:
    refused = replace(PLAN, refused_on=TODAY)
    assert codes(refused) == ["plans.approval_due"]
    assert codes(refused, replace(PLAN, id="2", approved_on=TODAY)) == []
    assert codes(replace(PLAN, approved_on=TODAY), replace(PLAN, id="2")) == []
    assert codes(replace(PLAN, phase="二期", first_phase=False, filed_on=TODAY)) == []
    assert codes(replace(PLAN, approved_on=TODAY), replace(PLAN, site_id="other")) == ["plans.approval_due"]


def test_b3_how_late_it_was_is_told() -> None:
    assert late(PLAN) == 0
    assert late(replace(PLAN, approved_on=TODAY)) == 1
    assert late(replace(PLAN, approved_on=TODAY - timedelta(days=1))) == 0


def test_where_a_plan_stands() -> None:
    reviewed = replace(PLAN, reviewed_on=TODAY)
    states = [each.state for each in (PLAN, reviewed, replace(reviewed, approved_on=TODAY), replace(reviewed, refused_on=TODAY))]
    assert states == [PlanState.SUBMITTED, PlanState.REVIEWED, PlanState.APPROVED, PlanState.REFUSED]
    assert replace(PLAN, filed_on=TODAY).state is PlanState.FILED
    assert replace(PLAN, filed_on=TODAY).is_settled
    assert not replace(PLAN, refused_on=TODAY).is_settled
