"""卫生间防水试验: only where the client renovates, with its own repair loop (P3)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.desk.household import waterproof
from app.procedure.case import RepairSubject, TestResult, WaterproofTest
from app.procedure.declaration import load_procedure
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import an_owner, arrived, go_to, refused, unchanged
from tests.walking.desk_office import DeskOffice


def renovating(counter: Counter) -> DeskOffice:
    return arrived(counter, "waterproof", an_owner(renovating=True))


def a_test(counter: Counter, bathroom: str = "主卫", **changes: Any) -> WaterproofTest:  # noqa: ANN401 any field of a test
    ended = counter.clock.moment.replace(microsecond=0)
    values: dict[str, Any] = {
        "id": "",
        "case_id": "",
        "round": 1,
        "bathroom": bathroom,
        "filled_at": ended - timedelta(hours=24),
        "filled_depth": 20,
        "ended_at": ended,
        "looked_at_by": "李强",
        "result": TestResult.DRY,
    }
    return WaterproofTest(**{**values, **changes})


def test_p3_a_dry_bathroom_leads_on(counter: Counter) -> None:
    office = renovating(counter)
    test = a_test(counter)
    assert waterproof.save_waterproof(counter.desk, office.case_id, (test,)) == 1
    with unchanged(counter):
        office.test_water((test,))
    assert office.standing().blocked_by is None
    assert office.file.waterproof_tests[0].hours == 24


def test_p3_the_water_is_filled_first_and_judged_later(counter: Counter) -> None:
    office = renovating(counter)
    running = a_test(counter, ended_at=None, looked_at_by="", result=None)
    office.test_water((running,))
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "waterproof.running"
    office.test_water((a_test(counter),))
    assert len(office.file.waterproof_tests) == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bathroom": "  "}, "waterproof.bathroom_missing"),
        ({"filled_at": None}, "waterproof.too_short"),
        ({"filled_depth": 19}, "waterproof.too_shallow"),
        ({"filled_depth": 1001}, "limits.number_out_of_range"),
        ({"filled_depth": -1, "result": None}, "limits.number_out_of_range"),
        ({"looked_at_by": ""}, "waterproof.room_below_not_looked_at"),
    ],
)
def test_p3_dry_is_only_what_was_tested_well(counter: Counter, changes: dict[str, Any], code: str) -> None:
    office = renovating(counter)
    with refused(counter, code):
        office.test_water((a_test(counter, **changes),))


def test_p3_a_test_does_not_end_before_it_began(counter: Counter) -> None:
    office = renovating(counter)
    moment: datetime = counter.clock.moment
    with refused(counter, "waterproof.ended_before_filled"):
        office.test_water((a_test(counter, filled_at=moment, ended_at=moment - timedelta(hours=1)),))
    with refused(counter, "waterproof.too_short"):
        office.test_water((a_test(counter, filled_at=moment - timedelta(hours=23, minutes=59), ended_at=moment),))


def test_p3_after_a_leak_the_same_loop_and_the_first_round_stays(counter: Counter) -> None:
    office = renovating(counter)
    leak = a_test(counter, result=TestResult.LEAK, filled_depth=10)
    office.test_water((leak, a_test(counter, "次卫")))
    first = office.file.waterproof_tests
    with refused(counter, "waterproof.repair_not_ordered"):
        office.test_water((a_test(counter),))
    with refused(counter, "waterproof.repair_not_ordered"):
        office.finish_repair(RepairSubject.WATERPROOF)
    office.order_repair(RepairSubject.WATERPROOF, sent=False)
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "inspection.form_not_sent"
    office.order_repair(RepairSubject.WATERPROOF, sent=True)
    with refused(counter, "waterproof.repair_running"):
        office.test_water((a_test(counter),))
    counter.forward(days=3)
    office.finish_repair(RepairSubject.WATERPROOF)
    again = tuple(
        a_test(counter, test.bathroom, id=test.id) for test in first
    )  # with the ids of the first round, as a page gives them
    assert waterproof.save_waterproof(counter.desk, office.case_id, again) == 2
    assert office.file.waterproof_tests[:2] == first
    assert {test.round for test in office.file.waterproof_tests[2:]} == {2}
    assert office.standing().blocked_by is None


def test_p3_a_bathroom_that_still_stands_under_water_is_waited_for(counter: Counter) -> None:
    office = renovating(counter)
    office.test_water((a_test(counter, result=TestResult.LEAK), a_test(counter, "次卫", result=None)))
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "waterproof.running"
    office.test_water((a_test(counter, "次卫"),))
    assert {test.round for test in office.file.waterproof_tests} == {1}


def test_p3_beside_the_other_steps_it_is_passed_whenever_it_is_dry(tmp_path: Path) -> None:
    counter = a_counter(tmp_path, procedure=load_procedure({"settings": {"waterproof_holds": "filing"}}))
    with counter.desk.archive:
        client = an_owner(renovating=True)
        office = arrived(counter, "agreements", client)
        office.test_water((a_test(counter),))
        office.pass_step("waterproof")
        assert office.standing().current == "agreements"
        go_to(office, client, "filed")
