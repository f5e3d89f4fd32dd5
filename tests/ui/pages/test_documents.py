"""查验客户资料 by keyboard (P1, the table of papers)."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.demo.households import company_with_agent, foreigner, nonlocal_tenant, renovating_owner
from app.texts import load_translator
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show, Stand
from tests.ui.stage import Counter, brought_to
from ui.context import WindowContext
from ui.pages import PAGES
from ui.pages.documents import DocumentsPage
from ui.widgets import Button
from ui.wizard.case_view import CaseView


def _page(stand: Stand) -> DocumentsPage:
    return stand.page(DocumentsPage)


def _names(stand: Stand) -> list[str]:
    return [str(row["paper"]).partition("\n")[0] for row in _page(stand).table.rows()]


def test_all_seen_and_copied_takes_two_keys(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "documents")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "certificate"
    copies = {check.paper: (check.original_seen, check.copies) for check in stand.file.paper_checks}
    assert copies["identity_paper"] == (True, 1)
    assert copies["client_card"] == (True, 0)


def test_the_space_bar_ticks_a_paper_with_its_copies_and_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    table = _page(stand).table
    keyboard.space()
    keyboard.space()
    assert [row["seen"] for row in table.rows()][:3] == [True, True, False]
    assert table.current_row() == 2
    keyboard.press(Qt.Key.Key_Up)
    keyboard.space()
    assert [row["seen"] for row in table.rows()][:3] == [True, False, False]


def test_each_row_says_why_it_is_asked_for(at_step: AtStep) -> None:
    stand = at_step(company_with_agent, "documents")
    licence = next(str(row["paper"]) for row in _page(stand).table.rows() if str(row["paper"]).startswith("营业执照"))
    assert "公司户" in licence
    assert "盖章" in licence


def test_a_licence_is_a_sealed_copy_and_no_original_is_claimed(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(company_with_agent, "documents")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    licence = next(check for check in stand.file.paper_checks if check.paper == "business_licence")
    assert (licence.original_seen, licence.copies, licence.sealed) == (False, 1, True)


def test_p1_what_is_missing_is_said_and_enter_goes_to_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    page = _page(stand)
    keyboard.space()
    assert "护照" in page.missing.text()
    assert "入住通知书" not in page.missing.text()
    keyboard.enter()
    assert stand.step == "documents"
    assert _names(stand)[page.table.current_row() or 0] == "客户资料卡"


def test_p1_what_is_missing_is_promised_and_printed(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    page = _page(stand)
    keyboard.space()
    keyboard.tab_to(page.promised)
    day = stand.counter.desk.today() + timedelta(days=3)
    keyboard.type(day.isoformat())
    keyboard.press(Qt.Key.Key_F6)
    assert [job.form for job in stand.printed] == ["bring_slip"]
    promised = {check.paper: check.promised_for for check in stand.file.paper_checks}
    assert promised["passport"] == day
    assert promised["move_in_notice"] is None


def test_a_waiver_has_a_reason_and_the_operator(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "documents")
    page = _page(stand)
    keyboard.control(Qt.Key.Key_A)
    keyboard.space()
    page.table.go_to(0, "waived")
    keyboard.type("通知书遗失，已核对名册")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.enter()
    assert stand.step == "certificate"
    notice = next(check for check in stand.file.paper_checks if check.paper == "move_in_notice")
    assert (notice.waived_reason, notice.waived_by) == ("通知书遗失，已核对名册", "王丽")


def test_an_expired_paper_holds_the_case_up(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    page = _page(stand)
    keyboard.control(Qt.Key.Key_A)
    row = _names(stand).index("护照")
    page.table.go_to(row, "until")
    keyboard.type("20200101")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.enter()
    assert stand.step == "documents"
    assert "2020" in page.missing.text()


def test_a_day_that_is_none_is_said_and_not_lost(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    page = _page(stand)
    page.table.go_to(0, "until")
    keyboard.type("2020-13-01")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.enter()
    assert stand.step == "documents"
    assert page.table.records.raw()[0]["until"] == "2020-13-01"  # type: ignore[index,call-overload]  # a row of cells


def test_a_tick_taken_back_after_saving_is_saved(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    keyboard.space()
    keyboard.enter()
    assert [check.original_seen for check in stand.file.paper_checks] == [True]
    page = _page(stand)
    page.table.go_to(0)
    keyboard.space()
    keyboard.enter()
    assert [check.original_seen for check in stand.file.paper_checks] == [False]


def test_a_residence_permit_never_holds_up(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "documents")
    page = _page(stand)
    keyboard.control(Qt.Key.Key_A)
    page.table.go_to(_names(stand).index("暂住证(居住证)"))
    keyboard.space()
    keyboard.enter()
    assert stand.step == "certificate"


def test_ticks_come_back_after_a_crash(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(foreigner, "documents")
    keyboard.space()
    stand.view.wizard.keep_draft()
    again = show(stand.case_id)
    assert [row["seen"] for row in _page(again).table.rows()][:2] == [True, False]


def test_the_button_ticks_all_too(at_step: AtStep) -> None:
    stand = at_step(renovating_owner, "documents")
    button = next(each for each in _page(stand).findChildren(Button) if "Ctrl+A" in each.text())
    button.click()
    assert not _page(stand).missing.isVisible()


def test_rows_that_wrap_come_to_rest_in_english_too(
    counter: Counter, context: WindowContext, settings: QSettings, qtbot: QtBot
) -> None:
    visit = brought_to(counter, foreigner, "documents")
    english = replace(context, language="en", translate=load_translator("en"))
    view = CaseView(english, visit.case_id, PAGES, lambda _job: None, settings)
    qtbot.addWidget(view)
    view.resize(1254, 644)
    view.show()
    qtbot.waitExposed(view)
    page = view.wizard.step_page
    assert isinstance(page, DocumentsPage)
    page.table.tick_all()
    for width in range(1254, 1000, -7):
        view.resize(width, 644)
    assert page.table.records.rowCount() == 7
