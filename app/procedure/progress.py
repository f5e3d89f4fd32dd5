"""Where a case stands: the state of each step, the current one, and why it does not go on (P8)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.procedure.case.case import Ending
from app.procedure.case.case_file import CaseFile
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.declaration.rows import Step
from app.procedure.guards import GUARDS
from app.procedure.reason import Reason


class StepState(StrEnum):
    """✓ done, ● here, ! waiting (begun or passed, but something is open), – does not apply, ○ ahead."""

    DONE = "done"
    HERE = "here"
    WAITING = "waiting"
    NOT_APPLICABLE = "not_applicable"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class StepProgress:
    """One step of one case, with every reason why it is not done."""

    step: Step
    state: StepState
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """All steps of a case. `current` is the step at which it stands, None when the case has ended."""

    steps: tuple[StepProgress, ...]
    current: str | None
    blocked_by: Reason | None

    def step(self, identifier: str) -> StepProgress:
        """The progress of one step; KeyError if there is none."""
        for progress in self.steps:
            if progress.step.id == identifier:
                return progress
        raise KeyError(identifier)

    def previous(self, identifier: str) -> str | None:
        """The step before, passing over those that do not apply."""
        before = None
        for progress in self.steps:
            if progress.step.id == identifier:
                return before
            if progress.state is not StepState.NOT_APPLICABLE:
                before = progress.step.id
        return None

    def next(self, identifier: str) -> str | None:
        """The step after, passing over those that do not apply."""
        ids = [progress.step.id for progress in self.steps if progress.state is not StepState.NOT_APPLICABLE]
        if identifier not in ids or identifier == ids[-1]:
            return None
        return ids[ids.index(identifier) + 1]


def step_reasons(step: Step, file: CaseFile, procedure: Procedure, today: date) -> tuple[Reason, ...]:
    """Every reason why the step is not done; the first is what the counter is told (P8)."""
    reasons = (GUARDS[need](file, procedure, today) for need in step.needs)
    return tuple(reason for reason in reasons if reason is not None)


def step_problem(step: Step, file: CaseFile, procedure: Procedure, today: date) -> Reason | None:
    """Why the case may not leave this step now: an open special case, a refusal, or what the step needs."""
    if file.case.ending is Ending.REFUSED:
        return Reason.of("case.refused")
    escalation = file.open_escalation
    if escalation is not None:
        return Reason.of("case.escalated", step=f"step:{escalation.step}", since=escalation.since.isoformat())
    return next(iter(step_reasons(step, file, procedure, today)), None)


def progress_of(file: CaseFile, procedure: Procedure, today: date) -> Progress:
    """The state of every step and the step at which the case stands."""
    held = conditions(file, procedure.settings)
    passed = {step_pass.step: step_pass.passed_at.date() for step_pass in file.passes}
    applicable = [step for step in procedure.steps if applies(step, held)]
    # A paper that was valid on the day it was checked does not undo the step when it expires later.
    reasons = {step.id: step_reasons(step, file, procedure, passed.get(step.id, today)) for step in applicable}
    done = {step.id for step in applicable if step.id in passed and not reasons[step.id]}
    current = _current(file, procedure, applicable, done)
    states = tuple(
        StepProgress(step, _state(step, held, done, passed, current), reasons.get(step.id, ())) for step in procedure.steps
    )
    blocked = step_problem(procedure.step(current), file, procedure, today) if current is not None else None
    if file.case.ending is Ending.REFUSED:
        blocked = Reason.of("case.refused")
    return Progress(states, current, blocked)


def _current(file: CaseFile, procedure: Procedure, applicable: list[Step], done: set[str]) -> str | None:
    """The first step that is not done; one that may run beside the others only when what it holds up is reached (P3)."""
    if file.case.ending is not Ending.OPEN:
        return None
    if file.open_escalation is not None:
        return file.open_escalation.step
    beside: dict[str, Step] = {}
    for step in applicable:
        if step.id in beside:
            return beside[step.id].id
        if step.id in done:
            continue
        until = _held_step(step, procedure)
        following = applicable[applicable.index(step) + 1 :]
        if until and following and until != following[0].id and any(other.id == until for other in following):
            beside[until] = step
            continue
        return step.id
    return applicable[-1].id


def _held_step(step: Step, procedure: Procedure) -> str:
    if step.beside_until.startswith("setting:"):
        return str(getattr(procedure.settings, step.beside_until.removeprefix("setting:")))
    return step.beside_until


def _state(step: Step, held: frozenset[str], done: set[str], passed: Collection[str], current: str | None) -> StepState:
    if not applies(step, held):
        return StepState.NOT_APPLICABLE
    if step.id in done:
        return StepState.DONE
    if step.id == current:
        return StepState.HERE
    return StepState.WAITING if step.id in passed else StepState.AHEAD
