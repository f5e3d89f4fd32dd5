"""特殊承诺 (P6): recorded at any step by keyboard, listed, kept, printed."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.demo.households import nonlocal_tenant
from tests.ui.keyboard import Keyboard
from tests.ui.stage import Counter, brought_to
from tests.ui.wizard.conftest import OpenCase, Printer


def test_p6_a_commitment_is_recorded_at_the_step_on_the_screen(counter: Counter, open_case: OpenCase) -> None:
    keyboard = Keyboard()
    view = open_case(brought_to(counter, nonlocal_tenant, "agreements").case_id)
    panel = view.commitments
    keyboard.press(Qt.Key.Key_F5)
    assert panel.committed_by.hasFocus()
    keyboard.type("海棠置业有限公司")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("三月底前补装阳台纱窗")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type((counter.desk.today() + timedelta(days=30)).isoformat())
    keyboard.enter()
    (commitment,) = counter.file(view.page_context.case_id).commitments
    assert (commitment.step, commitment.committed_by, commitment.what) == (
        "agreements",
        "海棠置业有限公司",
        "三月底前补装阳台纱窗",
    )
    assert commitment.agreed_with == "任我行"
    assert commitment.due == counter.desk.today() + timedelta(days=30)
    assert panel.what.text() == ""
    assert "三月底前补装阳台纱窗" in str(panel.table.records.raw())


def test_what_is_incomplete_is_said_and_stays(counter: Counter, open_case: OpenCase) -> None:
    keyboard = Keyboard()
    view = open_case(brought_to(counter, nonlocal_tenant, "agreements").case_id)
    keyboard.press(Qt.Key.Key_F5)
    keyboard.type("管理处")
    keyboard.enter()
    assert view.commitments.problem.text()
    assert view.commitments.committed_by.text() == "管理处"
    keyboard.press(Qt.Key.Key_Escape)
    assert not view.commitments.isVisible()
    keyboard.press(Qt.Key.Key_F5)
    assert view.commitments.committed_by.text() == "管理处"


def test_a_day_that_has_passed_is_refused(counter: Counter, open_case: OpenCase) -> None:
    keyboard = Keyboard()
    view = open_case(brought_to(counter, nonlocal_tenant, "agreements").case_id)
    keyboard.press(Qt.Key.Key_F5)
    for text in ("管理处", "补种绿篱", "2020-01-01"):
        keyboard.type(text)
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.enter()
    assert counter.file(view.page_context.case_id).commitments == ()
    assert "补种绿篱" in view.commitments.problem.text()


def test_one_is_kept_and_the_form_is_printed(counter: Counter, open_case: OpenCase, printer: Printer) -> None:
    keyboard = Keyboard()
    view = open_case(brought_to(counter, nonlocal_tenant, "agreements").case_id)
    keyboard.press(Qt.Key.Key_F5)
    keyboard.type("管理处")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("补种绿篱")
    keyboard.enter()
    keyboard.tab_to(view.commitments.print_button)
    keyboard.enter()
    assert [job.form for job in printer.jobs] == ["commitment"]
    view.commitments.kept_button.setFocus()
    keyboard.enter()
    assert counter.file(view.page_context.case_id).commitments[0].fulfilled_on == counter.desk.today()
    assert not view.commitments.kept_button.isVisible()
