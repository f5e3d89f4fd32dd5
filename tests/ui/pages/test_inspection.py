"""验收房屋 by keyboard: rounds, defects, meters, the client's four verdicts, the repair loop (P2, P4, C8)."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from app.demo.households import co_owners, nonlocal_tenant, parking_buyer
from app.procedure.case import CheckResult, Ending, Verdict
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show, Stand
from tests.ui.recording_prompts import RecordingPrompts
from ui.pages.inspection import InspectionPage
from ui.pages.inspection.stage import StageKind, stage_of
from ui.pages.parts.table_reason import TableReason


def _page(stand: Stand) -> InspectionPage:
    return stand.page(InspectionPage)


def _read_meters(stand: Stand, keyboard: Keyboard) -> None:
    meters = _page(stand).meters
    for row, reading in enumerate(("12.3", "0", "35.625", "")):
        meters.go_to(row, "reading" if reading else "absent")
        keyboard.type(reading or "尚未通气")
        keyboard.press(Qt.Key.Key_Return)


def _first_round(stand: Stand, keyboard: Keyboard, wrong: str = "") -> None:
    """Who, every item (the first one not fine where `wrong` says what), the meters."""
    page = _page(stand)
    keyboard.type("李强")
    keyboard.tab_to(page.findings.items)
    if wrong:
        keyboard.press(Qt.Key.Key_X)
        keyboard.type(wrong)
        keyboard.press(Qt.Key.Key_Return)
        keyboard.enter()
    keyboard.control(Qt.Key.Key_A)
    _read_meters(stand, keyboard)


def _verdict(stand: Stand, keyboard: Keyboard, key: Qt.Key) -> None:
    keyboard.tab_to(_page(stand).verdict.verdict)
    keyboard.press(key)
    keyboard.press(Qt.Key.Key_F6)


def _fail(stand: Stand, keyboard: Keyboard) -> None:
    _first_round(stand, keyboard, "门锁打不开")
    _verdict(stand, keyboard, Qt.Key.Key_3)


def _mend(stand: Stand, keyboard: Keyboard) -> None:
    repair = _page(stand).repair
    keyboard.tab_to(repair.taken_by)
    keyboard.type("赵刚")
    keyboard.press(Qt.Key.Key_F6)
    stand.counter.clock.forward(days=2)
    keyboard.tab_to(repair.how)
    keyboard.type("换锁芯")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("孙工")
    keyboard.tab_to(repair.done_on)
    keyboard.retype(stand.counter.desk.today().isoformat())
    keyboard.press(Qt.Key.Key_F6)


def test_all_fine_with_one_key_and_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard)
    _verdict(stand, keyboard, Qt.Key.Key_1)
    assert stand.file.rounds[0].verdict is Verdict.PASSED
    keyboard.enter()
    assert stand.step == "papers"
    file = stand.file
    assert {check.result for check in file.item_checks} == {CheckResult.FINE}
    assert (file.rounds[0].inspected_by, file.rounds[0].entered_by) == ("李强", "王丽")


def test_a_blank_meter_is_not_zero_and_three_places_are_kept(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard)
    keyboard.enter()
    readings = {each.meter: (each.reading, each.absent_reason) for each in stand.file.meters}
    assert readings == {
        "water": (Decimal("12.300"), ""),
        "hot_water": (Decimal("0.000"), ""),
        "electricity": (Decimal("35.625"), ""),
        "gas": (None, "尚未通气"),
    }
    page = _page(stand)
    page.meters.go_to(0, "reading")
    keyboard.type("1.2345")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.enter()
    assert page.meters.records.raw()[0]["reading"] == "1.2345"  # type: ignore[index,call-overload]  # a row of cells
    assert next(each.reading for each in stand.file.meters if each.meter == "water") == Decimal("12.300")


def test_enter_goes_down_the_column_of_readings(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    meters = _page(stand).meters
    meters.go_to(0, "reading")
    for reading in ("12.3", "0", "35.625", "0.5"):
        keyboard.type(reading)
        keyboard.press(Qt.Key.Key_Return)
    assert [row["reading"] for row in meters.rows()] == [Decimal(text) for text in ("12.300", "0.000", "35.625", "0.500")]
    assert (meters.current_row(), meters.hasFocus()) == (3, True)


def test_enter_records_the_verdict_that_is_chosen_and_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard)
    keyboard.tab_to(_page(stand).verdict.verdict)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert stand.file.rounds[0].verdict is Verdict.PASSED
    assert stand.step == "papers"


def test_p2_enter_records_that_it_failed_and_stays_for_the_repair(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    keyboard.tab_to(_page(stand).verdict.verdict)
    keyboard.press(Qt.Key.Key_3)
    keyboard.enter()
    assert stand.file.rounds[0].verdict is Verdict.FAILED
    assert stand.step == "inspection"
    assert keyboard.focused is _page(stand).repair.taken_by


def test_leaving_otherwise_than_by_next_records_no_verdict(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard)
    keyboard.tab_to(_page(stand).verdict.verdict)
    keyboard.press(Qt.Key.Key_1)
    keyboard.press(Qt.Key.Key_F8)
    assert stand.file.rounds[0].verdict is None


def test_one_key_judges_a_line_and_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    items = _page(stand).findings.items
    keyboard.tab_to(items)
    keyboard.space()
    keyboard.press(Qt.Key.Key_N)
    keyboard.press(Qt.Key.Key_3)
    keyboard.press(Qt.Key.Key_1)
    assert [row["result"] for row in items.rows()][:5] == ["fine", "not_applicable", "not_applicable", "fine", ""]
    assert items.current_row() == 4


def test_not_fine_opens_a_defect_and_fine_takes_it_back(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    findings = _page(stand).findings
    keyboard.tab_to(findings.items)
    keyboard.press(Qt.Key.Key_X)
    keyboard.type("门框划伤")
    keyboard.press(Qt.Key.Key_Return)
    assert [defect.what for defect in findings.defects.defects()] == ["门框划伤"]
    keyboard.enter()
    assert findings.items.hasFocus()
    assert findings.items.current_row() == 1
    keyboard.press(Qt.Key.Key_Up)
    keyboard.space()
    assert findings.defects.isHidden()


def test_saving_twice_makes_each_defect_once(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    keyboard.tab_to(_page(stand).verdict.verdict)
    keyboard.enter()
    keyboard.enter()
    assert stand.step == "inspection"
    assert [defect.what for defect in stand.file.defects] == ["门锁打不开"]


def test_p8_enter_names_what_is_missing_and_goes_there(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    page = _page(stand)
    keyboard.enter()
    assert page.head.inspected_by.hasFocus()
    keyboard.type("李强")
    keyboard.enter()
    assert page.findings.items.hasFocus()
    assert page.findings.items.current_row() == 0
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert page.meters.hasFocus()
    _read_meters(stand, keyboard)
    keyboard.enter()
    assert page.verdict.verdict.isAncestorOf(keyboard.focused)


def test_p2_passed_with_an_open_defect_is_refused_and_nothing_is_lost(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    _verdict(stand, keyboard, Qt.Key.Key_1)
    page = _page(stand)
    assert page.verdict.field.shown
    assert page.verdict.chosen is Verdict.PASSED
    assert stand.file.rounds[0].verdict is None
    assert page.head.inspected_by.text() == "李强"


def test_p2_with_remaining_matters_each_gets_who_and_when_and_the_case_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    page = _page(stand)
    keyboard.tab_to(page.verdict.verdict)
    keyboard.press(Qt.Key.Key_2)
    rows = page.verdict.table.rows()
    due = stand.counter.desk.today() + timedelta(days=page.context.procedure.settings.repair_days)
    assert [(row["what"], row["due"]) for row in rows] == [("门锁打不开", due)]
    keyboard.press(Qt.Key.Key_F6)
    assert page.verdict.table.hasFocus()
    keyboard.type("锁具公司")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.enter()
    assert stand.step == "papers"
    (defect,) = stand.file.defects
    assert (defect.responsible, defect.due, defect.remaining) == ("锁具公司", due, True)
    assert [commitment.what for commitment in stand.file.commitments] == ["门锁打不开"]


def test_p2_failed_is_repaired_inspected_again_and_accepted(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    page = _page(stand)
    assert not page.repair.isHidden()
    assert page.findings.isHidden()
    keyboard.tab_to(page.repair.taken_by)
    keyboard.type("赵刚")
    keyboard.press(Qt.Key.Key_F6)
    repair = stand.file.repairs[0]
    assert (repair.taken_by, repair.copy_kept, repair.form_sent_on) == ("赵刚", True, stand.counter.desk.today())
    _mend_done(stand, keyboard)
    assert stage_of(stand.file).kind is StageKind.ENTERING
    assert page.findings.items.shown == ["entrance_door/frame_leaf"]
    assert page.findings.items.hasFocus()
    keyboard.space()
    assert page.findings.defects.rows()[0]["mended"] is True
    _verdict(stand, keyboard, Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "papers"
    assert [each.verdict for each in stand.file.rounds] == [Verdict.FAILED, Verdict.PASSED]
    assert stand.file.defects[0].accepted_round == 2


def _mend_done(stand: Stand, keyboard: Keyboard) -> None:
    repair = _page(stand).repair
    keyboard.press(Qt.Key.Key_F6)
    assert stand.file.repairs[0].done_on is None
    assert repair.how.hasFocus()
    keyboard.type("换锁芯")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("孙工")
    keyboard.press(Qt.Key.Key_F6)


def test_p4_an_earlier_round_is_read_and_never_changed(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    before = stand.file
    _mend(stand, keyboard)
    page = _page(stand)
    assert "门锁打不开" in page.earlier.text
    assert "不合格" in page.earlier.text
    keyboard.tab_to(page.findings.items)
    keyboard.space()
    _verdict(stand, keyboard, Qt.Key.Key_1)
    after = stand.file
    assert after.rounds[0] == before.rounds[0]
    assert [check for check in after.item_checks if check.round == 1] == list(before.item_checks)


def test_a_repair_that_is_typed_and_left_is_kept(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    keyboard.tab_to(_page(stand).repair.key_number)
    keyboard.type("K-15")
    stand.view.park()
    assert [repair.key_number for repair in stand.file.repairs] == ["K-15"]


def test_c8_a_refusal_is_asked_once_more_and_ends_the_case(
    at_step: AtStep, keyboard: Keyboard, prompts: RecordingPrompts
) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "渗水严重")
    _verdict(stand, keyboard, Qt.Key.Key_4)
    assert len(prompts.asked) == 1
    assert not stand.view.wizard.ended
    prompts.answer = True
    keyboard.press(Qt.Key.Key_F6)
    assert stand.file.case.ending is Ending.REFUSED
    assert stand.file.certificate is None
    assert "客户联" in _page(stand).judged.text
    finished: list[bool] = []
    stand.view.finished.connect(lambda: finished.append(True))
    keyboard.enter()
    assert (finished, stand.step) == ([True], "inspection")


def test_remaining_matters_are_looked_at_again_in_a_round_of_their_own(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "papers")
    assert len(stand.file.rounds) == 2
    stand.view.wizard.go("inspection")
    page = _page(stand)
    assert "1" in page.judged.text
    keyboard.press(Qt.Key.Key_F6)
    assert len(page.findings.items.shown) == 1
    assert len(stand.file.rounds) == 2
    keyboard.space()
    _verdict(stand, keyboard, Qt.Key.Key_1)
    assert not stand.file.open_defects
    assert [each.round for each in stand.file.rounds] == [1, 2, 3]


def test_a_parking_space_has_no_meters(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(parking_buyer, "inspection")
    page = _page(stand)
    assert page.meters.isHidden()
    keyboard.type("李强")
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(page.findings.items)
    keyboard.control(Qt.Key.Key_A)
    _verdict(stand, keyboard, Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "papers"


def test_what_was_typed_comes_back_after_a_crash(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    stand.view.wizard.keep_draft()
    again = show(stand.case_id)
    page = _page(again)
    assert page.head.inspected_by.text() == "李强"
    assert [defect.what for defect in page.findings.defects.defects()] == ["门锁打不开"]
    assert not page.findings.defects.isHidden()
    _verdict(again, keyboard, Qt.Key.Key_3)
    assert again.file.rounds[0].verdict is Verdict.FAILED


def test_a_cell_that_cannot_be_used_is_said_under_the_table_and_enter_goes_to_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    page = _page(stand)
    page.meters.go_to(1, "reading")
    keyboard.type("一百")
    keyboard.press(Qt.Key.Key_Return)
    words = [label.text() for label in page.findChildren(TableReason) if label.isVisible()]
    assert len(words) == 1
    assert "一百" in words[0]
    keyboard.tab_to(page.verdict.verdict)
    keyboard.enter()
    assert page.meters.hasFocus()
    assert page.meters.current_row() == 1
    assert stand.file.rounds == ()


def test_tab_leaves_the_items_at_once(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    page = _page(stand)
    keyboard.tab_to(page.findings.items)
    keyboard.press(Qt.Key.Key_Tab)
    assert keyboard.focused is page.findings.all_fine


def test_looking_again_comes_back_after_a_crash(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "papers")
    stand.view.wizard.go("inspection")
    keyboard.press(Qt.Key.Key_F6)
    keyboard.space()
    stand.view.wizard.keep_draft()
    again = show(stand.case_id)
    again.view.wizard.go("inspection")
    page = _page(again)
    assert page.findings.defects.rows()[0]["mended"] is True
    assert len(again.file.rounds) == 2
    _verdict(again, keyboard, Qt.Key.Key_1)
    assert not again.file.open_defects


def test_looking_again_is_given_up_by_going_away(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "papers")
    wizard = stand.view.wizard
    wizard.go("inspection")
    keyboard.press(Qt.Key.Key_F6)
    wizard.go("papers")
    wizard.go("inspection")
    assert _page(stand).findings.isHidden()
    assert len(stand.file.rounds) == 2


def test_a_repair_half_said_is_not_lost(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(_page(stand).repair.how)
    keyboard.type("换锁芯")
    stand.view.park()
    again = show(stand.case_id)
    assert _page(again).repair.how.toPlainText() == "换锁芯"
    assert again.file.repairs[0].done_on is None


def test_p2_the_form_goes_to_operations_before_the_repair_is_done(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    repair = _page(stand).repair
    keyboard.tab_to(repair.form_sent_on)
    keyboard.retype("")
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(repair.how)
    keyboard.type("换锁芯")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("孙工")
    keyboard.press(Qt.Key.Key_F6)
    assert stand.file.repairs[0].done_on is None
    assert repair.form_sent_on.hasFocus()
    assert repair.how.toPlainText() == "换锁芯"


def test_the_repair_order_is_printed(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _fail(stand, keyboard)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(_page(stand).repair.print_button)
    keyboard.enter()
    assert [job.form for job in stand.printed] == ["repair_order"]


def test_another_defect_of_any_item_is_added(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "inspection")
    _first_round(stand, keyboard, "门锁打不开")
    page = _page(stand)
    keyboard.control(Qt.Key.Key_D)
    assert page.findings.defects.hasFocus()
    keyboard.press(Qt.Key.Key_2)
    page.findings.defects.go_to(1, "what")
    keyboard.type("门铃不响")
    keyboard.press(Qt.Key.Key_Return)
    assert page.findings.items.result("entrance_door/lock") == CheckResult.NOT_FINE
    _verdict(stand, keyboard, Qt.Key.Key_3)
    assert [(defect.item, defect.what) for defect in stand.file.defects] == [
        ("frame_leaf", "门锁打不开"),
        ("lock", "门铃不响"),
    ]


def test_enter_on_a_judged_round_goes_on_and_begins_no_other(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "papers")
    stand.view.wizard.go("inspection")
    keyboard.enter()
    assert stand.step == "papers"
    assert len(stand.file.rounds) == 2
