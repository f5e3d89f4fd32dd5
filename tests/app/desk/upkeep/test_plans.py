"""入住工作方案 between a site and the company: approved for the first phase, filed for later ones (B3, B4)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.desk.upkeep.plans import (
    MOST_CONTENT,
    approve_plan,
    file_plan,
    plan_of,
    plan_reminders,
    plans,
    refuse_plan,
    review_plan,
    submit_plan,
)
from app.procedure.preparation import PlanState, PreparationPlan
from tests.app.desk.counter import Counter
from tests.app.desk.journey import refused
from tests.app.desk.offices import GARDEN, Offices, refused_at, some_offices
from tests.app.exchange.sites import Paired

CONTENT = "客服部：名单核对，12月20日完成\n工程部：整改完成，12月25日"


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        yield made


def submitted(site: Paired, *, first_phase: bool = True, days: int = 90, phase: str = "一期") -> PreparationPlan:
    starts_on = site.desk.today() + timedelta(days=days)
    return submit_plan(site.desk, phase=phase, first_phase=first_phase, starts_on=starts_on, content=CONTENT)


def test_b3_the_company_reviews_and_approves_the_plan_of_a_first_phase(offices: Offices) -> None:
    plan = submitted(offices.garden)
    assert (plan.state, plan.submitted_by, plan.content) == (PlanState.SUBMITTED, "王丽", CONTENT)
    offices.send(offices.garden, offices.headquarters)
    desk = offices.headquarters.desk
    with refused_at(offices.headquarters, "plans.not_reviewed"):
        approve_plan(desk, plan.id)
    with refused_at(offices.headquarters, "plans.needs_approval"):
        file_plan(desk, plan.id)
    with refused_at(offices.headquarters, "plans.review_missing"):
        review_plan(desk, plan.id, " ")
    review_plan(desk, plan.id, "进度安排可行")
    approve_plan(desk, plan.id)
    sql = "SELECT chain.site, chain.role FROM preparation_plan AS plan JOIN chain ON chain.id = plan.base_chain"
    assert list(run(desk.database, sql)) == [(GARDEN, "for_site")]
    offices.send(offices.headquarters, offices.garden)
    held = plan_of(offices.garden.desk.database, plan.id)
    assert (held.state, held.review, held.reviewed_by) == (PlanState.APPROVED, "进度安排可行", "王丽")
    with refused_at(offices.headquarters, "plans.decided_already"):
        approve_plan(desk, plan.id)
    with refused_at(offices.headquarters, "plans.decided_already"):
        refuse_plan(desk, plan.id, "晚了")


def test_b3_later_phases_are_filed_with_the_company(offices: Offices) -> None:
    plan = submitted(offices.river, first_phase=False, phase="二期")
    offices.send(offices.river, offices.headquarters)
    with refused_at(offices.headquarters, "plans.only_filed"):
        approve_plan(offices.headquarters.desk, plan.id)
    file_plan(offices.headquarters.desk, plan.id)
    offices.send(offices.headquarters, offices.river)
    held = plan_of(offices.river.desk.database, plan.id)
    assert (held.state, held.filed_on) == (PlanState.FILED, offices.river.desk.today())


def test_b4_a_refusal_says_why_and_the_site_submits_again(offices: Offices) -> None:
    plan = submitted(offices.garden)
    with refused_at(offices.garden, "plans.under_review"):
        submitted(offices.garden)
    offices.send(offices.garden, offices.headquarters)
    with refused_at(offices.headquarters, "plans.reason_missing"):
        refuse_plan(offices.headquarters.desk, plan.id, "")
    refuse_plan(offices.headquarters.desk, plan.id, "缺少经纪公司的工作安排")
    offices.send(offices.headquarters, offices.garden)
    assert plan_of(offices.garden.desk.database, plan.id).state is PlanState.REFUSED
    again = submitted(offices.garden)
    assert [each.id for each in plans(offices.garden.desk.database)] == [plan.id, again.id]


def test_b3_a_late_plan_is_reminded_of_and_never_refused(offices: Offices) -> None:
    submitted(offices.garden, days=61)
    assert plan_reminders(offices.garden.desk) == ()
    offices.counter(offices.garden).forward(days=2)
    assert [reason.code for reason in plan_reminders(offices.garden.desk)] == ["plans.approval_due"]
    late = submitted(offices.river, first_phase=False, days=10)
    assert [reason.code for reason in plan_reminders(offices.river.desk)] == ["plans.filing_due"]
    for site in (offices.garden, offices.river):
        offices.send(site, offices.headquarters)
    file_plan(offices.headquarters.desk, late.id)
    assert plan_reminders(offices.headquarters.desk, offices.river.desk.site_id) == ()
    assert len(plans(offices.headquarters.desk.database)) == 2


def test_a_site_with_a_headquarters_does_not_decide_on_its_own_plan_and_headquarters_submits_none(offices: Offices) -> None:
    plan = submitted(offices.garden)
    deeds: tuple[Callable[[], None], ...] = (
        lambda: review_plan(offices.garden.desk, plan.id, "可行"),
        lambda: approve_plan(offices.garden.desk, plan.id),
        lambda: file_plan(offices.garden.desk, plan.id),
        lambda: refuse_plan(offices.garden.desk, plan.id, "不行"),
    )
    for deed in deeds:
        with refused_at(offices.garden, "headquarters.company_decides"):
            deed()
    with refused_at(offices.headquarters, "archive.work_of_a_site"):
        submitted(offices.headquarters)


def test_b3_a_plan_needs_a_phase_and_the_work_of_the_departments(counter: Counter) -> None:
    today = counter.desk.today()
    for phase, content, code in (
        ("", CONTENT, "plans.phase_missing"),
        ("一期", " \n", "plans.content_missing"),
        ("一期", "字" * (MOST_CONTENT + 1), "limits.too_long"),
    ):
        with refused(counter, code):
            submit_plan(counter.desk, phase=phase, first_phase=True, starts_on=today, content=content)
    with refused(counter, "plans.unknown"):
        review_plan(counter.desk, "nothing", "可行")
    plan = submit_plan(counter.desk, phase="一期", first_phase=True, starts_on=today, content=CONTENT)
    review_plan(counter.desk, plan.id, "可行")
    approve_plan(counter.desk, plan.id)
    assert plan_of(counter.desk.database, plan.id).is_settled
