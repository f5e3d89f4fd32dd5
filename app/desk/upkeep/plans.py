"""入住工作方案: a site submits the plan of a phase, the company approves it, or files that of a later phase (B3, B4)."""

from datetime import date

import peewee

from app.archive.database.records import read_records, values_of
from app.archive.journal.journal import Writing
from app.archive.tables.exchange import PreparationPlanTable
from app.desk.authority import Authority, acting_manager
from app.desk.company import deciding, require_site
from app.desk.desk import Desk
from app.desk.keeping import text_within
from app.errors import InputError, RefusedError
from app.procedure.preparation import PreparationPlan, reminders
from app.procedure.reason import Reason
from app.procedure.text_limits import PLAN, checked_text

MOST_CONTENT = PLAN
"""Characters: the work and the finishing time of each department (B3)."""


def plans(database: peewee.Database, site_id: str | None = None) -> tuple[PreparationPlan, ...]:
    """Return every plan (of a site), in the order in which they came here."""
    where = "" if site_id is None else "WHERE site_id = %s"
    return read_records(database, PreparationPlanTable, PreparationPlan, where, () if site_id is None else (site_id,))


def plan_of(database: peewee.Database, plan_id: str) -> PreparationPlan:
    """Return one plan. Raises InputError where there is none."""
    found = read_records(database, PreparationPlanTable, PreparationPlan, "WHERE id = %s", (plan_id,))
    if not found:
        raise InputError.of("plans.unknown", plan=plan_id)
    return found[0]


def submit_plan(desk: Desk, *, phase: str, first_phase: bool, starts_on: date, content: str) -> PreparationPlan:
    """Submit the plan of a phase; return it.

    Late is never refused (see `plan_reminders`). Raises InputError without a phase or content, RefusedError while an earlier plan
    of the phase waits for the company.
    """
    require_site(desk)
    with desk.archive.journal.writing(desk.act("submit_plan")) as writing:
        named, said = text_within(phase, PreparationPlanTable.phase), _content(content)
        if not named:
            raise InputError.of("plans.phase_missing")
        if not said:
            raise InputError.of("plans.content_missing")
        if any(plan.phase == named and not plan.is_decided for plan in plans(writing.database, desk.site_id)):
            raise RefusedError.of("plans.under_review", phase=named)
        plan = PreparationPlan(
            id="",
            site_id=desk.site_id,
            phase=named,
            first_phase=first_phase,
            starts_on=starts_on,
            content=said,
            submitted_on=desk.today(),
            submitted_by=desk.operator_name,
        )
        return plan_of(writing.database, writing.insert(PreparationPlanTable, None, **values_of(plan)))


def _content(content: str) -> str:
    result = checked_text(content, field="field:plan", limit=MOST_CONTENT, multiline=True)
    if result.reason is not None:
        raise InputError(result.reason)
    return result.text


def review_plan(desk: Desk, plan_id: str, text: str, authority: Authority | None = None) -> None:
    """A manager of the company says what the review of the plan and its schedule found (B4). Raises RefusedError once decided."""
    with deciding(desk, "review_plan", "preparation_plan", plan_id) as writing:
        plan = _undecided(writing, plan_id)
        said = text_within(text, PreparationPlanTable.review)
        if not said:
            raise InputError.of("plans.review_missing", phase=plan.phase)
        _keep_review(writing, desk, plan, said, authority)


def approve_plan(desk: Desk, plan_id: str, authority: Authority | None = None) -> None:
    """A manager of the company approves the reviewed plan of a first phase (B3).

    Raises RefusedError for one that was not reviewed, is decided already, or is to be filed.
    """
    with deciding(desk, "approve_plan", "preparation_plan", plan_id) as writing:
        plan = _undecided(writing, plan_id)
        if not plan.first_phase:
            raise RefusedError.of("plans.only_filed", phase=plan.phase)
        if plan.reviewed_on is None:
            raise RefusedError.of("plans.not_reviewed", phase=plan.phase)
        manager = acting_manager(desk, authority)
        writing.update(PreparationPlanTable, plan_id, approved_on=desk.today(), reviewed_by=manager)


def file_plan(desk: Desk, plan_id: str, authority: Authority | None = None) -> None:
    """A manager of the company files the plan of a later phase (备案, B3). Raises RefusedError for one to be approved."""
    with deciding(desk, "file_plan", "preparation_plan", plan_id) as writing:
        plan = _undecided(writing, plan_id)
        if plan.first_phase:
            raise RefusedError.of("plans.needs_approval", phase=plan.phase)
        writing.update(
            PreparationPlanTable,
            plan_id,
            filed_on=desk.today(),
            reviewed_on=plan.reviewed_on or desk.today(),
            reviewed_by=acting_manager(desk, authority),
        )


def refuse_plan(desk: Desk, plan_id: str, reason: str, authority: Authority | None = None) -> None:
    """A manager of the company refuses a plan, with the reason as its review. Raises InputError without one."""
    with deciding(desk, "refuse_plan", "preparation_plan", plan_id) as writing:
        plan = _undecided(writing, plan_id)
        said = text_within(reason, PreparationPlanTable.review)
        if not said:
            raise InputError.of("plans.reason_missing", phase=plan.phase)
        _keep_review(writing, desk, plan, said, authority)
        writing.update(PreparationPlanTable, plan_id, refused_on=desk.today())


def plan_reminders(desk: Desk, site_id: str | None = None) -> tuple[Reason, ...]:
    """Phases that begin in less than sixty days without a plan that is approved or filed (B3); it reminds and blocks nothing."""
    return reminders(plans(desk.database, site_id), desk.today())


def _keep_review(writing: Writing, desk: Desk, plan: PreparationPlan, said: str, authority: Authority | None) -> None:
    manager = acting_manager(desk, authority)
    writing.update(PreparationPlanTable, plan.id, review=said, reviewed_on=desk.today(), reviewed_by=manager)


def _undecided(writing: Writing, plan_id: str) -> PreparationPlan:
    plan = plan_of(writing.database, plan_id)
    if plan.is_decided:
        raise RefusedError.of("plans.decided_already", phase=plan.phase)
    return plan
