"""What is still open in a case, each matter with the step at which it is settled (P2, P3, P8). No widget."""

from dataclasses import dataclass

from app.procedure.case import CaseFile, ChargeState
from app.procedure.progress import Progress, StepState
from app.procedure.reason import Reason

_SETTLED_AT = {
    "filing.defect_open": "inspection",
    "filing.commitment_open": "inspection",
    "filing.area_missing": "",
    "filing.layout_missing": "",
}


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """A reason and the step to go to, "" where it is not settled in the wizard."""

    reason: Reason
    step: str


def open_matters(progress: Progress, file: CaseFile, here: str) -> tuple[OpenMatter, ...]:
    """Return everything but the checklist of the page `here` itself, each matter once, in the order of the steps."""
    found: list[OpenMatter] = []
    for step in progress.steps:
        if step.step.id != here and step.state is not StepState.NOT_APPLICABLE:
            found += [OpenMatter(reason, step.step.id) for reason in step.reasons]
            if step.state is not StepState.DONE and not step.reasons:
                found.append(OpenMatter(Reason.of("case.step_not_passed", step=f"step:{step.step.id}"), step.step.id))
    known = {matter.reason for matter in found}
    for reason in progress.step(here).reasons:
        if reason not in known and not reason.code.startswith(("filing.paper", "filing.shelf")):
            found.append(OpenMatter(reason, _SETTLED_AT.get(reason.code, reason.code.split(".")[0])))
    found += [OpenMatter(Reason.of("filing.defect_open", what=defect.what), "inspection") for defect in file.open_defects[1:]]
    return tuple(dict.fromkeys(found))


def noted(file: CaseFile) -> tuple[Reason, ...]:
    """Return what does not hold filing up and still should be known: deferred fees, keys here, commitments that run on."""
    fees = [
        Reason.of("fees.deferred", fee=f"fee:{charge.fee}", amount=charge.amount, reason=charge.reason)
        for charge in file.charges
        if charge.state is ChargeState.DEFERRED
    ]
    keys = [
        Reason.of("items.keys_here", count=keys.count, purpose=keys.purpose)
        for keys in file.key_entrustments
        if keys.returned_on is None
    ]
    commitments = [
        Reason.of("commitments.running", what=commitment.what)
        for commitment in file.commitments
        if commitment.fulfilled_on is None and commitment.defect_id is None
    ]
    return (*fees, *keys, *commitments)
