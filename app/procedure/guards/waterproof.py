"""The waterproof test, only where the client also renovates (P3)."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.repair import RepairSubject
from app.procedure.case.waterproof import TestResult, WaterproofTest
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def waterproof_passed(file: CaseFile, procedure: Procedure, _today: date) -> Reason | None:
    """Every bathroom of the last round stood under water long enough and did not leak.

    Nothing where the step does not apply, or where the site leaves the dotted part of the chart out (P3).
    """
    step = next((step for step in procedure.steps if step.id == "waterproof"), None)
    if step is None or not applies(step, conditions(file, procedure.settings)):
        return None
    tests = file.last_tests()
    if not tests:
        return Reason.of("waterproof.not_tested")
    if any(test.result is None for test in tests):
        return Reason.of("waterproof.running")
    if any(test.result is TestResult.LEAK for test in tests):
        return _repair_reason(file, tests[0].round)
    return next((problem for test in tests if (problem := test_problem(test, procedure)) is not None), None)


def _repair_reason(file: CaseFile, round_number: int) -> Reason:
    repair = file.repair_after(RepairSubject.WATERPROOF, round_number)
    if repair is None:
        return Reason.of("waterproof.repair_not_ordered")
    if repair.form_sent_on is None or not repair.copy_kept:
        return Reason.of("inspection.form_not_sent")
    return Reason.of("waterproof.repair_running" if repair.done_on is None else "waterproof.retest_due")


def test_problem(test: WaterproofTest, procedure: Procedure) -> Reason | None:
    """Why a finished test does not count: the water stood too short or too low, or nobody looked at the room below."""
    settings = procedure.settings
    if test.hours is None or test.hours < settings.waterproof_hours:
        return Reason.of("waterproof.too_short", bathroom=test.bathroom, hours=settings.waterproof_hours)
    if test.filled_depth is None or test.filled_depth < settings.waterproof_depth:
        return Reason.of("waterproof.too_shallow", bathroom=test.bathroom, depth=settings.waterproof_depth)
    if not test.looked_at_by:
        return Reason.of("waterproof.room_below_not_looked_at", bathroom=test.bathroom)
    return None


test_problem.__test__ = False  # type: ignore[attr-defined]  # a rule whose name begins with "test", not a test
