"""入住工作方案: what must be approved or filed sixty days before move-in starts, and the reminder of it (B3, B4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.procedure.reason import Reason

DAYS_BEFORE = 60


class PlanState(StrEnum):
    """Where a plan stands at the company."""

    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    FILED = "filed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationPlan:
    """The plan of one phase, naming each department's work and finishing time (B3).

    That of the first phase is approved by the company, later ones are filed with it (备案). `reviewed_by` acted for the company
    last.
    """

    id: str
    site_id: str
    phase: str
    first_phase: bool
    starts_on: date
    content: str
    submitted_on: date
    submitted_by: str
    review: str = ""
    reviewed_on: date | None = None
    reviewed_by: str = ""
    approved_on: date | None = None
    filed_on: date | None = None
    refused_on: date | None = None

    @property
    def state(self) -> PlanState:
        """Where it stands."""
        if self.refused_on is not None:
            return PlanState.REFUSED
        if self.approved_on is not None:
            return PlanState.APPROVED
        if self.filed_on is not None:
            return PlanState.FILED
        return PlanState.SUBMITTED if self.reviewed_on is None else PlanState.REVIEWED

    @property
    def is_settled(self) -> bool:
        """Whether the company approved or filed it."""
        return self.state in {PlanState.APPROVED, PlanState.FILED}

    @property
    def is_decided(self) -> bool:
        """Whether the company said its last word."""
        return self.is_settled or self.state is PlanState.REFUSED


def reminders(plans: Iterable[PreparationPlan], today: date) -> tuple[Reason, ...]:
    """Return what to remind of: a phase begins in less than sixty days and no plan for it is approved or filed (B3). It
    blocks nothing.

    Of each phase the plan submitted last counts; a phase that has begun is not reminded of any more.
    """
    last: dict[tuple[str, str], PreparationPlan] = {}
    settled: set[tuple[str, str]] = set()
    for plan in plans:
        key = (plan.site_id, plan.phase)
        last[key] = plan
        if plan.is_settled:
            settled.add(key)
    return tuple(_reminder(plan, today) for key, plan in last.items() if key not in settled and _is_near(plan, today))


def late(plan: PreparationPlan) -> int:
    """Return how many days too late the plan was settled, 0 where it was in time or is not settled yet."""
    settled_on = plan.approved_on or plan.filed_on
    return 0 if settled_on is None else max(0, DAYS_BEFORE - (plan.starts_on - settled_on).days)


def _is_near(plan: PreparationPlan, today: date) -> bool:
    return 0 <= (plan.starts_on - today).days < DAYS_BEFORE


def _reminder(plan: PreparationPlan, today: date) -> Reason:
    days = (plan.starts_on - today).days
    code = "plans.approval_due" if plan.first_phase else "plans.filing_due"
    return Reason.of(code, phase=plan.phase, starts_on=plan.starts_on.isoformat(), days=days)
