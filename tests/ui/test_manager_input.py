"""A clerk does by keyboard what needs a manager: name and password in the page, for that one act (C5–C7, P1)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import all_books
from app.desk.certificates.incidents import incidents, report_incident
from app.desk.control.applications import application_of, apply_for, review
from app.desk.upkeep.operators import add_operator
from app.procedure.certificates import IncidentKind
from tests.ui.keyboard import Keyboard
from tests.ui.seated_clerk import CLERK, clerk_at
from tests.ui.stage import PASSWORD, Counter, brought_to
from ui.boards.certificates import CertificatesBoard
from ui.context import WindowContext
from ui.pages import PAGES
from ui.pages.documents import DocumentsPage
from ui.wizard.case_view import FOLDED, CaseView

SECOND = "孙敏"
Show = Callable[[WindowContext], CertificatesBoard]


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def show_(context: WindowContext) -> CertificatesBoard:
        board = CertificatesBoard(context)
        qtbot.addWidget(board)
        board.resize(1254, 660)
        board.show()
        qtbot.waitExposed(board)
        board.activateWindow()
        qtbot.waitUntil(board.isActiveWindow)
        board.focus_first()
        return board

    return show_


@pytest.fixture
def seated(counter: Counter, context: WindowContext) -> Iterator[tuple[Counter, WindowContext]]:
    with clerk_at(counter, context) as made:
        yield made


Seated = tuple[Counter, WindowContext]


def test_c6_a_clerk_reviews_and_approves_with_a_manager_beside(seated: Seated, show: Show, keyboard: Keyboard) -> None:
    counter, context = seated
    made = apply_for(counter.desk, books=2)
    board = show(context)
    part = board.applications
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_R)
    keyboard.type("无误")
    keyboard.enter()
    assert "经理" in part.review_strip.problem.text()
    assert keyboard.focused is part.reviewer.password
    keyboard.type("wrong")
    keyboard.enter()
    assert keyboard.focused is part.reviewer.password
    assert part.reviewer.password.text() == ""
    keyboard.type(PASSWORD)
    keyboard.enter()
    assert part.review_strip.isHidden()
    keyboard.press(Qt.Key.Key_A)
    assert keyboard.focused is part.approver.password
    assert application_of(counter.desk.database, made.id).approved_on is None
    keyboard.type(PASSWORD)
    keyboard.enter()
    held = application_of(counter.desk.database, made.id)
    assert (held.applied_by, held.reviewed_by, held.approved_by) == (CLERK, "王丽", "王丽")


def test_a_review_that_says_nothing_takes_no_password(seated: Seated, show: Show, keyboard: Keyboard) -> None:
    counter, context = seated
    apply_for(counter.desk, books=2)
    board = show(context)
    part = board.applications
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_R)
    part.reviewer.password.setFocus()
    keyboard.type(PASSWORD)
    keyboard.enter()
    assert keyboard.focused is part.found
    assert part.reviewer.password.text() == PASSWORD


def test_a_password_is_gone_when_the_strip_is_put_away(seated: Seated, show: Show, keyboard: Keyboard) -> None:
    counter, context = seated
    apply_for(counter.desk, books=2)
    board = show(context)
    part = board.applications
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_R)
    part.reviewer.password.setFocus()
    keyboard.type(PASSWORD)
    keyboard.press(Qt.Key.Key_Escape)
    assert part.reviewer.password.text() == ""


def test_a_manager_is_not_asked(counter: Counter, context: WindowContext, show: Show, keyboard: Keyboard) -> None:
    made = apply_for(counter.desk, books=2)
    board = show(context)
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_R)
    assert not board.applications.reviewer.isVisible()
    keyboard.type("无误")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_A)
    assert application_of(counter.desk.database, made.id).approved_by == "王丽"


def test_c6_a_manager_who_applied_asks_another(counter: Counter, context: WindowContext, show: Show, keyboard: Keyboard) -> None:
    add_operator(counter.desk, SECOND, "second", manager=True)
    made = apply_for(counter.desk, books=2)
    review(counter.desk, made.id, "无误")
    board = show(context)
    part = board.applications
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_A)
    assert "本人申请" in part.approve_strip.message.text()
    assert [part.approver.name.itemText(place) for place in range(part.approver.name.count())] == [SECOND]
    keyboard.type("second")
    keyboard.enter()
    assert application_of(counter.desk.database, made.id).approved_by == SECOND


def test_of_several_managers_one_is_chosen(counter: Counter, seated: Seated, show: Show, keyboard: Keyboard) -> None:
    add_operator(counter.desk, SECOND, "second", manager=True)
    clerk, context = seated
    made = apply_for(clerk.desk, books=2)
    review(counter.desk, made.id, "无误")
    board = show(context)
    part = board.applications
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_A)
    assert keyboard.focused is part.approver.name
    keyboard.press(Qt.Key.Key_2)
    keyboard.tab_to(part.approver.password)
    keyboard.type("second")
    keyboard.enter()
    assert application_of(clerk.desk.database, made.id).approved_by == SECOND


def test_c5_a_book_is_opened_early_with_a_manager(seated: Seated, show: Show, keyboard: Keyboard) -> None:
    counter, context = seated
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for _sheet in range(25):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
    board = show(context)
    keyboard.press(Qt.Key.Key_O)
    keyboard.type("存根在装订")
    keyboard.tab_to(board.ledger.manager)
    keyboard.type(PASSWORD)
    keyboard.enter()
    assert [(book.opened_by, book.override_reason) for book in all_books(counter.desk.database)] == [
        (CLERK, ""),
        ("王丽", "存根在装订"),
    ]


def test_c7_an_incident_is_explained_with_a_manager(seated: Seated, show: Show, keyboard: Keyboard) -> None:
    counter, context = seated
    brought_to(counter, renovating_owner, "inspection")
    report_incident(counter.desk, 1, IncidentKind.COPY_LOST, "客户联遗失", ("client",))
    board = show(context)
    keyboard.control(Qt.Key.Key_4)
    keyboard.press(Qt.Key.Key_E)
    keyboard.type("登报声明")
    keyboard.tab_to(board.incidents.manager)
    keyboard.type(PASSWORD)
    keyboard.enter()
    assert [each.explained_by for each in incidents(counter.desk.database)] == ["王丽"]


def _documents(seated: Seated, settings: QSettings, qtbot: QtBot) -> tuple[CaseView, DocumentsPage]:
    counter, context = seated
    case_id = brought_to(counter, renovating_owner, "documents").case_id
    settings.setValue(FOLDED, True)
    view = CaseView(context, case_id, PAGES, lambda _job: None, settings)
    qtbot.addWidget(view)
    view.resize(1254, 644)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    page = view.wizard.step_page
    assert isinstance(page, DocumentsPage)
    return view, page


def test_p1_a_waiver_asks_a_manager_in_the_page(seated: Seated, settings: QSettings, qtbot: QtBot, keyboard: Keyboard) -> None:
    view, page = _documents(seated, settings, qtbot)
    keyboard.control(Qt.Key.Key_A)
    assert not page.manager.isVisible()
    page.table.go_to(0, "waived")
    keyboard.type("通知书遗失")
    keyboard.press(Qt.Key.Key_Tab)
    assert page.manager.isVisible()
    keyboard.enter()
    assert view.wizard.step == "documents"
    assert keyboard.focused is page.manager.password
    assert PASSWORD not in str(page.draft())
    keyboard.type(PASSWORD)
    assert PASSWORD not in str(page.draft())
    keyboard.enter()
    assert view.wizard.step == "certificate"
    checks = {check.paper: check for check in seated[0].file(view.page_context.case_id).paper_checks}
    notice = checks["move_in_notice"]
    assert (notice.waived_reason, notice.waived_by) == ("通知书遗失", "王丽")


def test_p1_a_waiver_that_was_agreed_to_asks_nobody_again(
    seated: Seated, settings: QSettings, qtbot: QtBot, keyboard: Keyboard
) -> None:
    _view, page = _documents(seated, settings, qtbot)
    page.table.go_to(0, "waived")
    keyboard.type("通知书遗失")
    keyboard.press(Qt.Key.Key_Tab)
    page.manager.password.setText(PASSWORD)
    assert page.store()
    page.touch()
    assert not page.manager.isVisible()
    assert page.store()
