"""The case as it would be with the round as typed: what the preview shows and the reasons are judged by."""

from dataclasses import replace

from app.desk.desk import Desk
from app.desk.household.inspection import InspectionEntry
from app.procedure.case import CaseFile, Defect, InspectionRound, Verdict


def with_round(file: CaseFile, entry: InspectionEntry, number: int, desk: Desk, verdict: Verdict | None = None) -> CaseFile:
    """Return the case with `entry` in the round of that number."""
    held = next((each for each in file.rounds if each.round == number), None) or _new_round(file, number, desk)
    round_ = replace(
        held,
        verdict=verdict,
        inspected_by=entry.inspected_by,
        inspected_on=entry.inspected_on,
        client_words=entry.client_words,
        signer_id=entry.signer_id,
    )
    return replace(
        file,
        rounds=(*(each for each in file.rounds if each.round != number), round_),
        item_checks=(*(check for check in file.item_checks if check.round != number), *entry.checks),
        defects=_defects(file, entry, number, desk),
        meters=entry.meters,
    )


def _defects(file: CaseFile, entry: InspectionEntry, number: int, desk: Desk) -> tuple[Defect, ...]:
    known = {defect.id: defect for defect in entry.defects if defect.id}
    new = tuple(defect for defect in entry.defects if not defect.id)
    day = entry.inspected_on or desk.today()

    def mended(defect: Defect) -> Defect:
        return replace(defect, accepted_on=day, accepted_round=number) if defect.id in entry.accepted_defects else defect

    return (*(mended(known.get(defect.id, defect)) for defect in file.defects), *new)


def _new_round(file: CaseFile, number: int, desk: Desk) -> InspectionRound:
    return InspectionRound(
        id="",
        case_id=file.case.id,
        round=number,
        verdict=None,
        inspected_by="",
        inspected_on=None,
        entered_by=desk.operator_name,
        entered_at=desk.now(),
    )
