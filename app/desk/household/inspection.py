"""验收房屋: rounds of inspection, meters, defects and the client's verdict (P2, P4)."""

from dataclasses import dataclass, replace
from datetime import date

from app.archive.tables.case import CaseTable
from app.archive.tables.closing import CommitmentTable
from app.archive.tables.inspection import DefectTable, InspectionRoundTable, ItemCheckTable, MeterReadingTable
from app.desk.certificates.issuing import mark_void
from app.desk.desk import Desk, Work
from app.desk.keeping import keep, keep_all, keep_by_key
from app.errors import InputError, RefusedError
from app.procedure.case import (
    Commitment,
    Defect,
    Ending,
    InspectionRound,
    ItemCheck,
    MeterReading,
    RepairSubject,
    Verdict,
)
from app.procedure.certificates import ALL_COPIES, CertificateState
from app.procedure.guards.inspection import items_judged, last_judged
from app.procedure.guards.signing import power_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionEntry:
    """What the inspection page collects for the round that is being entered."""

    inspected_by: str = ""
    inspected_on: date | None = None
    client_words: str = ""
    signer_id: str | None = None
    checks: tuple[ItemCheck, ...] = ()
    defects: tuple[Defect, ...] = ()
    meters: tuple[MeterReading, ...] = ()
    accepted_defects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemainingMatter:
    """A defect that the client lets stand: who mends it, until when (合格,遗留问题限期整改)."""

    defect_id: str
    responsible: str
    due: date


def save_inspection(desk: Desk, case_id: str, entry: InspectionEntry) -> int:
    """Keep what was entered into the open round; return the round's number.

    Without an open round the first one is opened, or the next one once the repair is done or a remaining matter is to be
    looked at again; a judged round is never written again (P4), only its meters are. Raises RefusedError while a repair runs.
    """
    with desk.work("save_inspection", case_id) as work:
        keep_by_key(work.writing, MeterReadingTable, entry.meters, work.file.meters, case_id, "meter", "meter_number")
        if _only_meters(entry, work):
            last = last_judged(work.file)
            return last.round if last is not None else 0
        round_number = _open_round(desk, work, entry)
        checks = tuple(replace(check, round=round_number) for check in entry.checks)
        keep_by_key(work.writing, ItemCheckTable, checks, work.file.item_checks, case_id, "round", "part", "item")
        keep_all(work.writing, DefectTable, (_as_found(defect, work, round_number) for defect in entry.defects), case_id)
        _accept(work, entry, round_number)
        return round_number


def _as_found(given: Defect, work: Work, round_number: int) -> Defect:
    """Return the defect as it may be kept: what a judged round found stays as it is, only who mends it, and by when, may
    change (P4)."""
    if not given.id:
        return replace(given, round=round_number)
    held = next((defect for defect in work.file.defects if defect.id == given.id), None)
    if held is None:
        raise InputError.of("inspection.defect_unknown", defect=given.id)
    if held.round == round_number:
        return replace(given, round=held.round, accepted_on=held.accepted_on, accepted_round=held.accepted_round)
    return replace(held, trade=given.trade, responsible=given.responsible, due=given.due)


def _only_meters(entry: InspectionEntry, work: Work) -> bool:
    last = work.file.last_round
    if last is None or last.verdict is None:
        return False
    # After a repair the client may find everything as it was: then the re-inspection holds nothing but who looked and when.
    again = _reinspection_due(work, last) and entry.inspected_on is not None and bool(entry.inspected_by)
    return not (again or entry.checks or entry.defects or entry.accepted_defects)


def _reinspection_due(work: Work, last: InspectionRound) -> bool:
    repair = work.file.repair_after(RepairSubject.UNIT, last.round)
    return last.verdict is Verdict.FAILED and repair is not None and repair.done_on is not None


def _open_round(desk: Desk, work: Work, entry: InspectionEntry) -> int:
    """Return the round that is being entered: another one where the last is judged, which stays as it is (P4)."""
    last = work.file.last_round
    if entry.inspected_on is not None and entry.inspected_on > work.today:
        raise InputError.of("inspection.day_ahead", day=entry.inspected_on.isoformat())
    if last is None or last.verdict is not None:
        _refuse_new_round(work)
        last = InspectionRound(
            id="",
            case_id=work.file.case.id,
            round=last.round + 1 if last is not None else 1,
            verdict=None,
            inspected_by="",
            inspected_on=None,
            entered_by=desk.operator_name,
            entered_at=desk.now(),
        )
    entered = replace(
        last,
        inspected_by=entry.inspected_by,
        inspected_on=entry.inspected_on,
        client_words=entry.client_words,
        signer_id=entry.signer_id,
    )
    keep_by_key(work.writing, InspectionRoundTable, (entered,), work.file.rounds, work.file.case.id, "round")
    return last.round


def _refuse_new_round(work: Work) -> None:
    last = work.file.last_round
    if last is None:
        return
    if last.verdict is Verdict.FAILED:
        repair = work.file.repair_after(RepairSubject.UNIT, last.round)
        if repair is None or repair.done_on is None:
            raise RefusedError.of("inspection.repair_not_ordered" if repair is None else "inspection.repair_running")
    elif not work.file.open_defects:
        raise RefusedError.of("inspection.already_accepted")


def _accept(work: Work, entry: InspectionEntry, round_number: int) -> None:
    """Defects that the client accepts as mended, and the commitments tied to them."""
    known = {defect.id: defect for defect in work.file.defects}
    day = entry.inspected_on or work.today
    for defect_id in entry.accepted_defects:
        if defect_id not in known:
            raise InputError.of("inspection.defect_unknown", defect=defect_id)
        if known[defect_id].is_open:
            work.writing.update(DefectTable, defect_id, accepted_on=day, accepted_round=round_number)
            for commitment in work.file.commitments:
                if commitment.defect_id == defect_id and commitment.fulfilled_on is None:
                    work.writing.update(CommitmentTable, commitment.id, fulfilled_on=day)


def give_verdict(desk: Desk, case_id: str, verdict: Verdict, remaining: tuple[RemainingMatter, ...] = ()) -> None:
    """Record the client's verdict on the open round; it is the client's, not the sum of ticks (P2).

    With remaining matters each open defect gets its responsible party, its day and a 特殊承诺单; 拒收 ends the case and voids its
    certificate (C8). Raises RefusedError where the round is not ready for that verdict.
    """
    with desk.work("give_verdict", case_id) as work:
        last = work.file.last_round
        if last is None or last.verdict is not None:
            raise RefusedError.of("inspection.no_round")
        _refuse_verdict(work, last, verdict, remaining)
        work.writing.update(InspectionRoundTable, last.id, verdict=verdict)
        if verdict is Verdict.PASSED_WITH_REMAINING:
            _let_stand(desk, work, remaining)
        if verdict is Verdict.REFUSED:
            _end_refused(work)


def _refuse_verdict(work: Work, last: InspectionRound, verdict: Verdict, remaining: tuple[RemainingMatter, ...]) -> None:
    if last.inspected_on is None or not last.inspected_by:
        raise RefusedError.of("inspection.no_round")
    if verdict is not Verdict.REFUSED:
        problem = items_judged(work.file, work.procedure, work.today)
        if problem is not None:
            raise RefusedError(problem)
    powers = power_missing(work.file, "inspect", ((last.signer_id, last.inspected_on),))
    if powers is not None:
        raise RefusedError(powers)
    open_ids = {defect.id for defect in work.file.open_defects}
    if verdict is Verdict.PASSED and open_ids:
        raise RefusedError.of("inspection.defects_open", count=len(open_ids))
    if verdict in (Verdict.FAILED, Verdict.PASSED_WITH_REMAINING) and not open_ids:
        raise RefusedError.of("inspection.no_defect")
    if verdict is Verdict.PASSED_WITH_REMAINING:
        named = {matter.defect_id for matter in remaining if matter.responsible.strip()}
        for defect in work.file.open_defects:
            if defect.id not in named:
                raise RefusedError.of("inspection.remaining_not_committed", what=defect.what)


def _let_stand(desk: Desk, work: Work, remaining: tuple[RemainingMatter, ...]) -> None:
    defects = {defect.id: defect for defect in work.file.open_defects}
    committed = {(held.defect_id, held.committed_by, held.due) for held in work.file.commitments}
    for matter in remaining:
        defect = defects.get(matter.defect_id)
        if defect is None:
            raise InputError.of("inspection.defect_unknown", defect=matter.defect_id)
        if matter.due < work.today:
            raise InputError.of("inspection.due_passed", what=defect.what)
        record = replace(defect, remaining=True, responsible=matter.responsible, due=matter.due)
        keep(work.writing, DefectTable, record)
        # Another party or day is a commitment of its own beside the one made before.
        if (defect.id, matter.responsible.strip(), matter.due) not in committed:
            commitment = Commitment(
                id="",
                case_id=work.file.case.id,
                step="inspection",
                committed_by=matter.responsible,
                what=defect.what,
                agreed_on=work.today,
                due=matter.due,
                agreed_with=work.file.client_name,
                defect_id=defect.id,
                remark=desk.operator_name,
            )
            keep(work.writing, CommitmentTable, commitment)


def _end_refused(work: Work) -> None:
    """C8: a number that is only assigned goes too, since no verb reaches it once the case has ended."""
    for certificate in work.file.certificates:
        if certificate.state in {CertificateState.ISSUED, CertificateState.ASSIGNED}:
            mark_void(work.writing, certificate, "拒收", len(ALL_COPIES), work.today)
    work.writing.update(CaseTable, work.file.case.id, ending=Ending.REFUSED, ended_on=work.today)
