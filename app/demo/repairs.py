"""The repair loops of the demo: a failed inspection and a leaking waterproof test (P2, P3)."""

from dataclasses import replace
from datetime import timedelta

from app.demo.clock import DemoClock
from app.desk.desk import Desk
from app.desk.household import inspection, queries, repair, waterproof
from app.desk.household.inspection import InspectionEntry, RemainingMatter
from app.procedure.case import RepairSubject, TestResult, Verdict, WaterproofTest


def mend(desk: Desk, clock: DemoClock, case_id: str, subject: RepairSubject, how: str) -> None:
    """Order the repair, send the acceptance form to 经营部 with a copy kept, and have it done."""
    day = desk.today()
    repair.order_repair(
        desk, case_id, subject, taken_by="工程组 赵刚", form_sent_on=day, copy_kept=True, due=day + timedelta(days=7)
    )
    clock.forward(days=2)
    repair.finish_repair(desk, case_id, subject, how=how, engineer="孙工", done_on=desk.today())


def reinspect(desk: Desk, clock: DemoClock, case_id: str) -> None:
    """Repair, and inspect again: one defect is accepted, one remains with a day (合格,遗留问题限期整改)."""
    mend(desk, clock, case_id, RepairSubject.UNIT, "更换密封条并调整窗扇；裂缝待墙体干燥后修补。")
    mended, remaining = queries.case_file(desk, case_id).open_defects
    first = queries.case_file(desk, case_id).rounds[0]
    entry = InspectionEntry(
        inspected_by="李强",
        inspected_on=desk.today(),
        client_words="窗已修好；裂缝请按期修补。",
        signer_id=first.signer_id,
        accepted_defects=(mended.id,),
    )
    inspection.save_inspection(desk, case_id, entry)
    matter = RemainingMatter(remaining.id, "海棠建设工程有限公司", desk.today() + timedelta(days=10))
    inspection.give_verdict(desk, case_id, Verdict.PASSED_WITH_REMAINING, (matter,))


def repair_and_test_again(desk: Desk, clock: DemoClock, case_id: str, failed: WaterproofTest) -> None:
    """Repair the waterproofing and let the water stand once more."""
    mend(desk, clock, case_id, RepairSubject.WATERPROOF, "地漏周边重做防水两遍。")
    filled = desk.now()
    clock.forward(hours=26)
    again = replace(
        failed,
        id="",
        filled_at=filled,
        ended_at=desk.now(),
        ended_depth=25,
        floor_drain_fine=True,
        room_below_result="无渗漏",
        result=TestResult.DRY,
    )
    waterproof.save_waterproof(desk, case_id, (again,))
