"""Where the inspection of a case stands, and what the round that is entered looks at (P2, P4)."""

from dataclasses import dataclass
from enum import StrEnum

from app.procedure.case import CaseFile, CheckResult, Defect, RepairSubject, Verdict
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from app.procedure.declaration.rows import Item, UnitPart


class StageKind(StrEnum):
    """A round is entered, the unit is repaired, or the last round is judged."""

    ENTERING = "entering"
    REPAIR = "repair"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class Stage:
    """The kind and the number of the round that is entered, that failed or that was judged."""

    kind: StageKind
    round: int


def stage_of(file: CaseFile, *, look_again: bool = False) -> Stage:
    """Return the stage; `look_again` begins the round that looks at remaining matters."""
    last = file.last_round
    if last is None:
        return Stage(StageKind.ENTERING, 1)
    if last.verdict is None:
        return Stage(StageKind.ENTERING, last.round)
    if last.verdict is Verdict.FAILED:
        repair = file.repair_after(RepairSubject.UNIT, last.round)
        done = repair is not None and repair.done_on is not None
        return Stage(StageKind.ENTERING, last.round + 1) if done else Stage(StageKind.REPAIR, last.round)
    if look_again and file.open_defects and last.verdict is not Verdict.REFUSED:
        return Stage(StageKind.ENTERING, last.round + 1)
    return Stage(StageKind.JUDGED, last.round)


def all_items(file: CaseFile, procedure: Procedure) -> tuple[tuple[UnitPart, Item], ...]:
    """Return every item of a unit of this kind, in the order of the walk."""
    held = conditions(file, procedure.settings)
    return tuple((part, item) for part in procedure.parts if applies(part, held) for item in part.items)


def items_to_judge(file: CaseFile, procedure: Procedure, round_number: int) -> tuple[tuple[UnitPart, Item], ...]:
    """Return all items in the first round; later what has an open defect, and what was never judged."""
    items = all_items(file, procedure)
    if round_number == 1:
        return items
    before = {(check.part, check.item): check.result for check in file.item_checks if check.round < round_number}
    looked_at = {(defect.part, defect.item) for defect in defects_of(file, round_number)}
    looked_at |= {(check.part, check.item) for check in file.item_checks if check.round == round_number}
    described = {(defect.part, defect.item) for defect in file.defects}
    # A defect that was accepted settles its item, also where nobody judged the item again.
    open_ = {key for key, result in before.items() if result is CheckResult.NOT_FINE and key not in described}
    return tuple(
        (part, item) for part, item in items if (part.id, item.id) in looked_at | open_ or (part.id, item.id) not in before
    )


def defects_of(file: CaseFile, round_number: int) -> tuple[Defect, ...]:
    """Return the defects that a round looks at: those still open, and those accepted in it."""
    return tuple(defect for defect in file.defects if defect.is_open or defect.accepted_round == round_number)
