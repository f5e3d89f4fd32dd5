"""维修: the repair loop after a failed inspection or waterproof test (P2, P3)."""

from datetime import date, timedelta

from app.archive.tables.inspection import RepairTable
from app.desk.desk import Desk, Work
from app.desk.keeping import keep_by_key, text_within
from app.errors import InputError, RefusedError
from app.procedure.case import Repair, RepairSubject, TestResult, Verdict


def order_repair(
    desk: Desk,
    case_id: str,
    subject: RepairSubject,
    *,
    taken_by: str = "",
    due: date | None = None,
    key_number: str = "",
    form_sent_on: date | None = None,
    copy_kept: bool = False,
) -> str:
    """Return order the repair after the failed round, or amend that order; return the order's id.

    The acceptance form goes to 经营部 and the office keeps a copy: both are recorded. Raises RefusedError where the last round
    did not fail.
    """
    with desk.work("order_repair", case_id) as work:
        round_number = _failed_round(work, subject)
        held = work.file.repair_after(subject, round_number)
        order = Repair(
            id=held.id if held is not None else "",
            case_id=case_id,
            subject=subject,
            round=round_number,
            ordered_on=held.ordered_on if held is not None else work.today,
            form_sent_on=form_sent_on,
            copy_kept=copy_kept,
            taken_by=taken_by,
            due=due or work.today + timedelta(days=work.procedure.settings.repair_days),
            key_number=key_number,
            done_on=held.done_on if held is not None else None,
            how=held.how if held is not None else "",
            engineer=held.engineer if held is not None else "",
        )
        (order_id,) = keep_by_key(work.writing, RepairTable, (order,), work.file.repairs, case_id, "subject", "round")
        return order_id


def finish_repair(desk: Desk, case_id: str, subject: RepairSubject, *, how: str, engineer: str, done_on: date) -> None:
    """Record that the repair is done, how, and who signs for it; the client then accepts in a re-inspection.

    Raises RefusedError before the form went to 经营部 with a copy kept (P2), InputError for a day out of order.
    """
    with desk.work("finish_repair", case_id) as work:
        held = work.file.repair_after(subject, _failed_round(work, subject))
        if held is None:
            area = "inspection" if subject is RepairSubject.UNIT else "waterproof"
            raise RefusedError.of(f"{area}.repair_not_ordered")
        if held.form_sent_on is None or not held.copy_kept:
            raise RefusedError.of("inspection.form_not_sent")
        if not held.ordered_on <= done_on <= work.today:
            raise InputError.of("repair.done_day", first=held.ordered_on.isoformat(), last=work.today.isoformat())
        if not how.strip() or not engineer.strip():
            raise InputError.of("repair.how_missing")
        work.writing.update(
            RepairTable,
            held.id,
            done_on=done_on,
            how=text_within(how, RepairTable.how),
            engineer=text_within(engineer, RepairTable.engineer),
        )


def _failed_round(work: Work, subject: RepairSubject) -> int:
    """Return the number of the last round, if it failed."""
    if subject is RepairSubject.UNIT:
        last = work.file.last_round
        if last is None or last.verdict is not Verdict.FAILED:
            raise RefusedError.of("repair.nothing_failed")
        return last.round
    tests = work.file.last_tests()
    if not any(test.result is TestResult.LEAK for test in tests):
        raise RefusedError.of("repair.nothing_failed")
    return tests[0].round
