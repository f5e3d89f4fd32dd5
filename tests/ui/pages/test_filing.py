"""建立客户档案 by keyboard: nothing is filed while something is open (P2, P3, P8)."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.demo.households import co_owners, nonlocal_tenant, parking_buyer
from app.demo.steps import file_papers
from app.desk.household import commitments
from app.procedure.case import Commitment, Ending
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep
from tests.ui.seen import field_of
from tests.ui.stage import Counter, brought_to
from ui.pages.filing import FilingPage
from ui.paper import PACKET


def test_all_present_a_box_and_enter_file_the_case(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(page.box)
    keyboard.type("2026-11")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.retype("1501")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("1-18")
    keyboard.enter()
    file = stand.file
    assert file.case.ending is Ending.FILED
    assert file.shelf is not None
    assert (file.shelf.box, file.shelf.folder, file.shelf.page, file.shelf.filed_by) == ("2026-11", "1501", "1-18", "王丽")
    assert all(paper.present for paper in file.archive_papers)


def test_a_filed_case_says_so_calmly_and_enter_goes_to_the_next_client(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(stand.page(FilingPage).box)
    keyboard.type("2026-11")
    keyboard.enter()
    page = stand.page(FilingPage)
    assert page.filed.isVisible()
    assert "2026-11" in page.filed.place.text()
    assert not page.matters.isVisible()
    finished: list[bool] = []
    stand.view.finished.connect(lambda: finished.append(True))
    assert page.filed.next_client.hasFocus()
    keyboard.enter()
    assert finished == [True]


def test_only_the_kinds_that_apply_are_asked_for(at_step: AtStep) -> None:
    stand = at_step(parking_buyer, "filing")
    kinds = [row["id"] for row in stand.page(FilingPage).table.rows()]
    assert "acceptance_form" in kinds
    assert "meter_sheet" not in kinds
    assert "company_copies" not in kinds


def test_p8_the_paper_that_is_missing_is_named(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    keyboard.control(Qt.Key.Key_A)
    keyboard.down(2)
    keyboard.space()
    keyboard.enter()
    assert stand.file.case.ending is Ending.OPEN
    assert page.table.current_row() == 2
    name = str(page.table.rows()[2]["name"])
    assert name in page.register.shown


def test_p8_the_box_is_asked_for_at_its_place(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.file.case.ending is Ending.OPEN
    assert page.box.hasFocus()
    assert field_of(page, "box").shown


def test_p2_an_open_defect_holds_filing_up_and_leads_to_the_inspection(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "filing")
    page = stand.page(FilingPage)
    words = [button.text() for button in page.matters.buttons]
    assert any("客厅南墙斜裂缝约60厘米" in text for text in words)
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(page.box)
    keyboard.type("2026-11")
    keyboard.enter()
    assert stand.file.case.ending is Ending.OPEN
    page.matters.buttons[0].setFocus()
    keyboard.enter()
    assert stand.step == "inspection"


def test_p6_a_commitment_that_runs_on_is_shown_and_holds_nothing_up(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    desk = stand.counter.desk
    promise = Commitment(
        id="", case_id=stand.case_id, step="fees", committed_by="管理处", what="春季补种绿篱", agreed_on=desk.today()
    )
    commitments.commit(desk, stand.case_id, promise)
    stand.view.page_context.changes.tell()
    page = stand.page(FilingPage)
    assert any("春季补种绿篱" in note for note in page.matters.notes)
    assert "commitment" in [row["id"] for row in page.table.rows()]
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(page.box)
    keyboard.type("2026-11")
    keyboard.enter()
    assert stand.file.case.ending is Ending.FILED


def test_pages_form_and_remark_are_kept(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    page.table.go_to(0, "pages")
    keyboard.type("3")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.press(Qt.Key.Key_Escape)
    page.table.go_to(0, "form")
    keyboard.press(Qt.Key.Key_2)
    page.table.go_to(0, "remark")
    keyboard.type("原件退还客户")
    keyboard.enter()
    stand.view.wizard.retreat()
    paper = replace(stand.file.archive_papers[0], id="")
    assert (paper.pages, paper.form, paper.remark, paper.present) == (3, "copy", "原件退还客户", False)


def test_the_computer_archive_shows_what_is_known(at_step: AtStep) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    shown = stand.page(FilingPage).summary.shown()
    assert shown["client"] == "任我行（租户）"
    assert shown["area"] == "118.64 m²"
    assert shown["layout"] == "三室两厅两卫"
    assert "已交" in shown["fees"]
    assert "SF-A1-000001" in shown["fees"]


def test_the_packet_is_shown_and_printed(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    keyboard.tab_to(page.print_button)
    keyboard.enter()
    assert [job.form for job in stand.printed] == [PACKET]


def test_the_box_of_the_case_before_is_offered(counter: Counter, at_step: AtStep, keyboard: Keyboard) -> None:
    before = brought_to(counter, parking_buyer, "filing")
    file_papers(before)
    stand = at_step(nonlocal_tenant, "filing")
    page = stand.page(FilingPage)
    assert page.box.text() == "H地下车库"
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.file.shelf is not None
    assert stand.file.shelf.box == "H地下车库"
