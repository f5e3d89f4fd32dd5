"""Inspection: the last round is judged, the meters are read, and the client's verdict lets the case go on (P2, P4)."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.inspection import CheckResult, InspectionRound, Verdict
from app.procedure.case.repair import RepairSubject
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def round_entered(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """There is a round, with who inspected and when."""
    last = file.last_round
    if last is None or last.inspected_on is None or not last.inspected_by:
        return Reason.of("inspection.no_round")
    return None


def items_judged(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Every item of the unit was judged in some round, and each one that is not fine has a defect that says what is wrong."""
    judged = {(check.part, check.item): check.result for check in file.item_checks}
    held = conditions(file, procedure.settings)
    for part in procedure.parts:
        if not applies(part, held):
            continue
        for item in part.items:
            result = judged.get((part.id, item.id))
            if result is None:
                return Reason.of("inspection.item_not_judged", part=f"part:{part.id}", item=f"item:{part.id}/{item.id}")
            if result is CheckResult.NOT_FINE and not _has_defect(file, part.id, item.id):
                return Reason.of("inspection.defect_not_described", part=f"part:{part.id}", item=f"item:{part.id}/{item.id}")
    return None


def _has_defect(file: CaseFile, part: str, item: str) -> bool:
    return any(defect.part == part and defect.item == item for defect in file.defects)


def meters_read(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Each meter has its first reading, or the reason why there is none; a blank is not zero."""
    held = conditions(file, procedure.settings)
    for meter in procedure.meters:
        if applies(meter, held):
            readings = [reading for reading in file.meters if reading.meter == meter.id]
            if not any(reading.reading is not None or reading.absent_reason for reading in readings):
                return Reason.of("inspection.meter_not_read", meter=f"meter:{meter.id}")
    return None


def verdict_accepts(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The client's verdict on the last round is 合格, or 合格 with remaining matters; else the case waits for the repair (P2)."""
    last = last_judged(file)
    if last is None:
        return Reason.of("inspection.no_verdict")
    if last.verdict is Verdict.REFUSED:
        return Reason.of("case.refused")
    if last.verdict is Verdict.FAILED:
        return _repair_reason(file, last.round)
    if last.verdict is Verdict.PASSED and file.open_defects:
        return Reason.of("inspection.defects_open", count=len(file.open_defects))
    return None


def last_judged(file: CaseFile) -> InspectionRound | None:
    """The latest round with a verdict: while remaining matters are inspected again, the verdict given before stands."""
    judged = [round_ for round_ in file.rounds if round_.verdict is not None]
    return max(judged, key=lambda round_: round_.round, default=None)


def _repair_reason(file: CaseFile, round_number: int) -> Reason:
    if file.last_round is not None and file.last_round.round > round_number:
        return Reason.of("inspection.no_verdict")
    repair = file.repair_after(RepairSubject.UNIT, round_number)
    if repair is None:
        return Reason.of("inspection.repair_not_ordered")
    if repair.form_sent_on is None or not repair.copy_kept:
        return Reason.of("inspection.form_not_sent")
    return Reason.of("inspection.repair_running" if repair.done_on is None else "inspection.reinspection_due")


def remaining_committed(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """Each remaining defect has a responsible party, a day and a 特殊承诺单 (P2, P6)."""
    last = last_judged(file)
    if last is None or last.verdict is not Verdict.PASSED_WITH_REMAINING:
        return None
    committed = {commitment.defect_id for commitment in file.commitments}
    # What a re-inspection finds is judged by its own verdict; until then the verdict given before stands.
    for defect in (defect for defect in file.open_defects if defect.round <= last.round):
        if not defect.responsible or defect.due is None or defect.id not in committed:
            return Reason.of("inspection.remaining_not_committed", what=defect.what)
    return None
