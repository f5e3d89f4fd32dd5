"""Where a case stands: the state of each step, the current one, and why it does not go on (P8)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from app.procedure.case.case import Ending
from app.procedure.case.case_file import CaseFile
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.declaration.rows import Step
from app.procedure.guards import GUARDS
from app.procedure.reason import Reason

UNUSABLE = "unusable"
"""Where a case stands whose procedure cannot be used: at no step."""


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
        """Return the progress of one step; KeyError if there is none."""
        for progress in self.steps:
            if progress.step.id == identifier:
                return progress
        raise KeyError(identifier)

    def previous(self, identifier: str) -> str | None:
        """Return the step before, passing over those that do not apply."""
        before = None
        for progress in self.steps:
            if progress.step.id == identifier:
                return before
            if progress.state is not StepState.NOT_APPLICABLE:
                before = progress.step.id
        return None

    def next(self, identifier: str) -> str | None:
        """Return the step after, passing over those that do not apply."""
        ids = [progress.step.id for progress in self.steps if progress.state is not StepState.NOT_APPLICABLE]
        if identifier not in ids or identifier == ids[-1]:
            return None
        return ids[ids.index(identifier) + 1]


def step_reasons(step: Step, file: CaseFile, procedure: Procedure, today: date) -> tuple[Reason, ...]:
    """Return every reason why the step is not done; the first is what the counter is told (P8)."""
    reasons = (GUARDS[need](file, procedure, today) for need in step.needs)
    return tuple(reason for reason in reasons if reason is not None)


def step_problem(step: Step, file: CaseFile, procedure: Procedure, today: date) -> Reason | None:
    """Return why the case may not leave this step now: an open special case, a refusal, or what the step needs."""
    if file.case.ending is Ending.REFUSED:
        return Reason.of("case.refused")
    escalation = file.open_escalation
    if escalation is not None:
        return Reason.of("case.escalated", step=f"step:{escalation.step}", since=escalation.since.isoformat())
    return next(iter(step_reasons(step, file, procedure, today)), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """The step at which a case stands, None when it has ended, and why it does not go on."""

    current: str | None
    blocked_by: Reason | None


def ended_standing(file: CaseFile) -> Standing | None:
    """Where a case stands that has ended, whatever its procedure says; None for one that is open."""
    if file.case.ending is Ending.OPEN:
        return None
    return Standing(None, Reason.of("case.refused") if file.case.ending is Ending.REFUSED else None)


class _Judgement:
    """Judges the steps of one case, each at most once and only when it is asked for."""

    def __init__(self, file: CaseFile, procedure: Procedure, today: date) -> None:
        self.file = file
        self.procedure = procedure
        self.today = today
        self.held = conditions(file, procedure.settings)
        self.passed = {step_pass.step: step_pass.passed_at.date() for step_pass in file.passes}
        self.applicable = [step for step in procedure.steps if applies(step, self.held)]
        self._reasons: dict[str, tuple[Reason, ...]] = {}

    def reasons(self, step: Step) -> tuple[Reason, ...]:
        """Return why the step is not done.

        A paper that was valid on the day it was checked does not undo it when it expires later.
        """
        if step.id not in self._reasons:
            day = self.passed.get(step.id, self.today)
            self._reasons[step.id] = step_reasons(step, self.file, self.procedure, day)
        return self._reasons[step.id]

    def done(self, step: Step) -> bool:
        """Passed, and nothing that it needs is missing."""
        return step.id in self.passed and not self.reasons(step)

    def standing(self) -> Standing:
        """Where the case stands."""
        ended = ended_standing(self.file)
        if ended is not None:
            return ended
        current = self._current()
        if current is None:
            return Standing(None, None)
        return Standing(current.id, step_problem(current, self.file, self.procedure, self.today))

    def _current(self) -> Step | None:
        """Return the first step that is not done; one that may run beside the others only when what it holds up is reached
        (P3)."""
        escalation = self.file.open_escalation
        if escalation is not None:
            handed = [step for step in self.procedure.steps if step.id == escalation.step]
            if handed:  # the step may be one that the present procedure leaves out
                return handed[0]
        beside: dict[str, Step] = {}
        for place, step in enumerate(self.applicable):
            if step.id in beside:
                return beside[step.id]
            if self.done(step):
                continue
            until = _held_step(step, self.procedure)
            following = self.applicable[place + 1 :]
            if until and following and until != following[0].id and any(other.id == until for other in following):
                beside[until] = step
                continue
            return step
        return self.applicable[-1]


def standing_of(file: CaseFile, procedure: Procedure, today: date) -> Standing:
    """Where the case stands, judging no step behind the one it stands at: for lists of many cases."""
    return _Judgement(file, procedure, today).standing()


def reason_before(identifier: str, file: CaseFile, procedure: Procedure, today: date) -> Reason | None:
    """Return why a step before this one is not done, nothing where all of them are; no step from this one on is judged."""
    judgement = _Judgement(file, procedure, today)
    before = takewhile(lambda step: step.id != identifier, procedure.steps)
    reasons = (reason for step in before if step in judgement.applicable for reason in judgement.reasons(step))
    return next(reasons, None)


def progress_of(file: CaseFile, procedure: Procedure, today: date) -> Progress:
    """Return the state of every step and the step at which the case stands."""
    judgement = _Judgement(file, procedure, today)
    standing = judgement.standing()
    begun = {*judgement.passed, *_before(procedure, standing.current)}
    states = tuple(
        StepProgress(step, _state(step, judgement, standing.current, begun), judgement.reasons(step))
        if step in judgement.applicable
        else StepProgress(step, StepState.NOT_APPLICABLE, ())
        for step in procedure.steps
    )
    return Progress(states, standing.current, standing.blocked_by)


def _before(procedure: Procedure, current: str | None) -> tuple[str, ...]:
    """Return the steps before the current one: any that is not done runs beside it, so it is not ahead and may be passed (P3)."""
    ids = [step.id for step in procedure.steps]
    return tuple(ids[: ids.index(current)]) if current is not None else ()


def _state(step: Step, judgement: _Judgement, current: str | None, begun: Collection[str]) -> StepState:
    if judgement.done(step):
        return StepState.DONE
    if step.id == current:
        return StepState.HERE
    return StepState.WAITING if step.id in begun else StepState.AHEAD


def _held_step(step: Step, procedure: Procedure) -> str:
    if step.beside_until.startswith("setting:"):
        return str(getattr(procedure.settings, step.beside_until.removeprefix("setting:")))
    return step.beside_until
