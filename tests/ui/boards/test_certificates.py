"""证明 by keyboard: lots, books, stubs, applications, counts, incidents, and the proof in words (C1, C2, C5–C7)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.archive.database.connection import run
from app.archive.tables.certificates import CertificateBookTable
from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.certificates.books import all_books, surrender_book
from app.desk.certificates.incidents import incidents
from app.desk.control.allotments import approve_and_allot
from app.desk.control.applications import applications, apply_for, lots, need, review
from app.desk.control.blank_counts import blank_counts
from tests.ui.keyboard import Keyboard
from tests.ui.partners import carry, headquarters_beside
from tests.ui.stage import Counter, brought_to, counter_in
from ui.boards.certificates import CertificatesBoard
from ui.context import WindowContext
from ui.control_paper import ControlJob
from ui.main_window import MainWindow

Show = Callable[[], CertificatesBoard]


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def show(qtbot: QtBot, context: WindowContext) -> Show:
    def show_() -> CertificatesBoard:
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


def _focused(keyboard: Keyboard) -> object:
    return keyboard.focused


def _used_up(counter: Counter) -> str:
    """The first book is used up, its stubs are outstanding."""
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for _sheet in range(25):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
    return case_id


def test_c6_the_proof_stands_in_words_and_each_book_adds_up(counter: Counter, show: Show) -> None:
    brought_to(counter, renovating_owner, "inspection")
    board = show()
    assert board.ledger.proof.text().startswith("重号 0，漏号 0")
    assert "无误" in board.ledger.proof.text()
    rows = board.ledger.table.rows()
    assert [row["book"] for row in rows] == ["00001–00025", "00026–00500"]
    assert [(row["used"], row["void"], row["blank"], row["incident"]) for row in rows] == [
        ("1", "0", "24", "0"),
        ("0", "0", "475", "0"),
    ]


def test_c7_a_number_that_stands_nowhere_is_said_at_once(counter: Counter, show: Show) -> None:
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    for _number in range(3):
        issuing.void(counter.desk, issuing.issue(counter.desk, case_id), "打印走歪")
    run(counter.desk.database, "DELETE FROM certificate WHERE number = 2")
    board = show()
    assert board.ledger.proof.text().startswith("重号 0，漏号 1")
    assert "00002" in board.ledger.proof.text()
    assert board.ledger.proof.property("kind") == "reason"


def test_c2_a_lot_is_received_only_as_it_was_counted(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    board = show()
    keyboard.press(Qt.Key.Key_L)
    assert _focused(keyboard) is board.ledger.first
    assert board.ledger.first.text() == "501"
    keyboard.tab_to(board.ledger.last)
    keyboard.type("600")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("3")
    keyboard.enter()
    assert len(lots(counter.desk.database)) == 1
    assert "3" in board.ledger.receive_strip.problem.text()
    assert _focused(keyboard) is board.ledger.books
    keyboard.retype("4")
    keyboard.enter()
    assert [(lot.first, lot.last) for lot in lots(counter.desk.database)] == [(1, 500), (501, 600)]
    assert board.ledger.receive_strip.isHidden()
    assert _focused(keyboard) is board.ledger.table


def test_c5_the_next_book_waits_for_the_stubs_or_says_why_not(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    _used_up(counter)
    board = show()
    keyboard.press(Qt.Key.Key_O)
    assert len(all_books(counter.desk.database)) == 1
    assert "00001–00025" in board.ledger.open_strip.message.text()
    keyboard.type("存根在总部")
    keyboard.enter()
    assert [book.override_reason for book in all_books(counter.desk.database)] == ["", "存根在总部"]
    assert "存根在总部" in str(board.ledger.table.rows()[1]["stubs"])


def test_c5_stubs_are_handed_back_with_who_checked_them(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    _used_up(counter)
    board = show()
    assert board.ledger.table.rows()[0]["stubs"] == "待交回"
    keyboard.enter()
    keyboard.enter()
    assert board.ledger.surrender_strip.problem.text()
    assert _focused(keyboard) is board.ledger.checked_by
    keyboard.type("李强")
    keyboard.enter()
    assert "李强" in str(board.ledger.table.rows()[0]["stubs"])
    keyboard.press(Qt.Key.Key_O)
    assert len(all_books(counter.desk.database)) == 2


def test_escape_puts_a_strip_away_and_keeps_what_was_typed(show: Show, keyboard: Keyboard) -> None:
    board = show()
    keyboard.press(Qt.Key.Key_L)
    keyboard.tab_to(board.ledger.books)
    keyboard.type("7")
    keyboard.press(Qt.Key.Key_Escape)
    assert board.ledger.receive_strip.isHidden()
    assert _focused(keyboard) is board.ledger.table
    assert board.ledger.books.text() == "7"


def test_c1_numbers_that_headquarters_allotted_are_proposed_and_no_others_received(
    counter: Counter, show: Show, keyboard: Keyboard, tmp_path: Path
) -> None:
    desk = counter.desk
    with headquarters_beside(counter) as headquarters:
        apply_for(desk, books=2)
        carry(desk, headquarters, tmp_path)
        (application,) = applications(headquarters.database)
        review(headquarters, application.id, "相符")
        approve_and_allot(headquarters, application.id, 1001)
        carry(headquarters, desk, tmp_path)
    board = show()
    keyboard.press(Qt.Key.Key_L)
    assert (board.ledger.first.whole(), board.ledger.last.whole()) == (1001, 1050)
    board.ledger.last.set_value(1075)
    board.ledger.books.set_value(3)
    board.ledger.receive_strip.button.click()
    assert "01001–01050" in board.ledger.receive_strip.problem.text()
    board.ledger.last.set_value(1050)
    board.ledger.books.set_value(2)
    board.ledger.receive_strip.button.click()
    assert lots(desk.database)[-1].first == 1001


def test_c6_an_application_is_proposed_reviewed_approved_and_received_by_enter(
    counter: Counter, show: Show, keyboard: Keyboard
) -> None:
    board = show()
    keyboard.control(Qt.Key.Key_2)
    part = board.applications
    keyboard.press(Qt.Key.Key_N)
    wanted = need(counter.desk)
    assert (part.homes.text(), part.spaces.text(), part.books.text()) == (str(wanted.homes), str(wanted.spaces), "0")
    keyboard.enter()
    assert applications(counter.desk.database) == ()
    assert _focused(keyboard) is part.books
    keyboard.tab_to(part.homes)
    keyboard.retype("980")
    assert part.books.text() == str(need(counter.desk, 980, wanted.spaces, wanted.reserve).books)
    keyboard.enter()
    asked = applications(counter.desk.database)[0]
    assert (asked.homes, asked.books) == (980, int(part.books.text()))
    keyboard.enter()
    assert _focused(keyboard) is part.found
    keyboard.type("用量相符")
    keyboard.enter()
    keyboard.enter()
    assert applications(counter.desk.database)[0].approved_on == counter.desk.today()
    keyboard.enter()
    assert board.part is board.ledger
    assert board.ledger.last.text() == str(500 + asked.books * 25)
    keyboard.tab_to(board.ledger.books)
    keyboard.type(str(asked.books))
    keyboard.enter()
    assert lots(counter.desk.database)[-1].application_id == asked.id


def test_an_application_is_refused_with_the_reason(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    board = show()
    keyboard.control(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_N)
    keyboard.tab_to(board.applications.books)
    keyboard.retype("2")
    keyboard.enter()
    keyboard.press(Qt.Key.Key_X)
    keyboard.enter()
    assert applications(counter.desk.database)[0].refused_on is None
    keyboard.type("上一批作废过多")
    keyboard.enter()
    assert applications(counter.desk.database)[0].refused_on is not None
    assert "上一批作废过多" in str(board.applications.table.rows()[0]["state"])
    keyboard.press(Qt.Key.Key_R)
    assert board.applications.review_strip.isHidden()


def test_a_strip_keeps_to_the_application_that_it_asked_about(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    board = show()
    keyboard.control(Qt.Key.Key_2)
    for books in ("2", "3"):
        keyboard.press(Qt.Key.Key_N)
        keyboard.tab_to(board.applications.books)
        keyboard.retype(books)
        keyboard.enter()
    keyboard.press(Qt.Key.Key_R)
    board.applications.table.setCurrentIndex(board.applications.table.records.index(1, 0))
    keyboard.type("相符")
    keyboard.enter()
    assert [each.review for each in applications(counter.desk.database)] == ["", "相符"]


def test_blanks_are_counted_by_two_and_a_difference_is_explained(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    brought_to(counter, renovating_owner, "inspection")
    board = show()
    keyboard.control(Qt.Key.Key_3)
    assert "两人" in board.counts.empty.text()
    keyboard.press(Qt.Key.Key_B)
    assert "24" not in board.counts.strip.message.text()
    keyboard.type("23")
    keyboard.enter()
    assert _focused(keyboard) is board.counts.witness
    keyboard.type("李强")
    keyboard.enter()
    assert _focused(keyboard) is board.counts.remark
    assert blank_counts(counter.desk.database) == ()
    keyboard.type("一份卡在打印机内")
    keyboard.enter()
    count = blank_counts(counter.desk.database)[0]
    assert (count.counted, count.expected, count.witnessed_by) == (23, 24, "李强")


def test_c7_an_incident_is_reported_and_explained(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    brought_to(counter, renovating_owner, "inspection")
    board = show()
    part = board.incidents
    keyboard.control(Qt.Key.Key_4)
    keyboard.press(Qt.Key.Key_N)
    keyboard.type("00009")
    keyboard.tab_to(part.what)
    keyboard.type("客户联遗失")
    keyboard.enter()
    assert _focused(keyboard) is part.number
    keyboard.retype("00001")
    keyboard.tab_to(part.copies)
    keyboard.space()
    keyboard.enter()
    held = incidents(counter.desk.database)
    assert [(each.number, each.missing_copies) for each in held] == [(1, ("stub",))]
    keyboard.enter()
    keyboard.type("夹在档案盒中")
    keyboard.tab_to(part.found)
    keyboard.space()
    keyboard.enter()
    assert incidents(counter.desk.database, open_only=True) == ()
    keyboard.control(Qt.Key.Key_1)
    assert [board.ledger.table.rows()[0][key] for key in ("used", "void", "incident")] == ["0", "1", "0"]


def test_each_list_prints_its_paper(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    _used_up(counter)
    surrender_book(counter.desk, 1, "李强")
    apply_for(counter.desk, books=2)
    board = show()
    jobs: list[ControlJob] = []
    board.print_wanted.connect(jobs.append)
    keyboard.press(Qt.Key.Key_T)
    keyboard.enter()
    for part in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        keyboard.control(part)
        keyboard.control(Qt.Key.Key_P)
        keyboard.control(Qt.Key.Key_P)
    assert [job.title.partition(" ")[0] for job in jobs] == ["存根册", "台帐", "领用申请及审核", "空白证明清点", "台帐"]
    assert jobs[0].title.endswith("00001–00025")
    assert all(job.pdf().startswith(b"%PDF") for job in jobs)


def test_a_book_that_was_never_opened_has_no_stubs_to_print(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    board = show()
    keyboard.press(Qt.Key.Key_T)
    assert not board.shows_papers
    assert board.ledger.problem.text()


def test_the_board_stands_in_the_left_bar(window: MainWindow) -> None:
    assert window.shell is not None
    window.shell.show_board(window.shell.certificates)
    assert window.shell.board is window.shell.certificates
    assert window.shell.certificates.accessibleName() == "证明"


@pytest.fixture
def without_lots(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path / "empty", lot=False) as made:
        yield made


def test_without_a_lot_it_says_what_comes_first(qtbot: QtBot, without_lots: Counter, context: WindowContext) -> None:
    board = CertificatesBoard(replace(context, desk=without_lots.desk))
    qtbot.addWidget(board)
    board.show()
    assert "先登记领用批次" in board.ledger.empty.text()
    assert board.ledger.table.isHidden()
    assert not board.ledger.open_button.isEnabled()


def test_a_list_where_nothing_can_be_done_keeps_the_keys_of_the_board(
    qtbot: QtBot, without_lots: Counter, context: WindowContext, keyboard: Keyboard
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    elsewhere, board = QLineEdit(), CertificatesBoard(replace(context, desk=without_lots.desk))
    row.addWidget(elsewhere)
    row.addWidget(board)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    board.focus_first()
    keyboard.control(Qt.Key.Key_3)
    assert board.lists.value() == "counts"
    assert not board.counts.count_button.isEnabled()
    keyboard.control(Qt.Key.Key_4)
    assert board.lists.value() == "incidents"
    button = _focused(keyboard)
    assert isinstance(button, QPushButton)
    assert button.text().startswith("登记异常")


def test_c7_after_a_restore_a_book_is_compared_with_the_paper(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    case_id = brought_to(counter, renovating_owner, "certificate").case_id
    issuing.issue(counter.desk, case_id)
    board = show()
    assert not board.ledger.compare_button.isVisibleTo(board)
    with counter.desk.archive.journal.writing(counter.desk.act("begin")) as writing:
        writing.update(CertificateBookTable, all_books(counter.desk.database)[0].id, frozen_on=counter.desk.today())
    board.refresh()
    assert "待核对" in str(board.ledger.table.rows()[0]["stubs"])
    keyboard.press(Qt.Key.Key_C)
    assert board.ledger.next_blank.number.hasFocus()
    keyboard.type("5")
    keyboard.tab_to(board.ledger.next_blank.checked_by)
    keyboard.type("李强")
    keyboard.enter()
    row = board.ledger.table.rows()[0]
    assert (row["used"], row["void"], row["blank"]) == ("1", "3", "21")
    assert "李强" in str(row["stubs"])
    assert not board.ledger.compare_button.isVisibleTo(board)
