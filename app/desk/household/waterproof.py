"""卫生间防水试验: rounds of the waterproof test (P3)."""

from dataclasses import replace

from app.archive.tables.inspection import WaterproofTestTable
from app.desk.desk import Desk, Work
from app.desk.keeping import keep_by_key
from app.errors import InputError, RefusedError
from app.procedure.case import RepairSubject, TestResult, WaterproofTest
from app.procedure.guards.waterproof import test_problem


def save_waterproof(desk: Desk, case_id: str, tests: tuple[WaterproofTest, ...]) -> int:
    """Keep the bathrooms of the running round; return its number.

    A new round begins when there is none or the one before leaked and was repaired. A result is taken only where the water stood
    long and deep enough and the room below was looked at. Raises RefusedError or InputError, naming the bathroom.
    """
    with desk.work("save_waterproof", case_id) as work:
        number = _round(work)
        for test in tests:
            _refuse(test, work)
        rounds = tuple(replace(test, round=number) for test in tests)
        keep_by_key(work.writing, WaterproofTestTable, rounds, work.file.waterproof_tests, case_id, "round", "bathroom")
        return number


def _round(work: Work) -> int:
    tests = work.file.last_tests()
    if not tests:
        return 1
    number = tests[0].round
    if any(test.result is TestResult.LEAK for test in tests) and all(test.result is not None for test in tests):
        repair = work.file.repair_after(RepairSubject.WATERPROOF, number)
        if repair is None or repair.done_on is None:
            raise RefusedError.of("waterproof.repair_not_ordered" if repair is None else "waterproof.repair_running")
        return number + 1
    return number


def _refuse(test: WaterproofTest, work: Work) -> None:
    if not test.bathroom.strip():
        raise InputError.of("waterproof.bathroom_missing")
    if test.filled_at is not None and test.ended_at is not None and test.ended_at <= test.filled_at:
        raise InputError.of("waterproof.ended_before_filled", bathroom=test.bathroom)
    if test.result is TestResult.DRY:
        problem = test_problem(test, work.procedure)
        if problem is not None:
            raise RefusedError(problem)
