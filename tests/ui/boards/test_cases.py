"""今日: cases with their step and why they wait; search, Enter, N."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant, parking_buyer
from tests.ui.stage import Counter, brought_to, received
from tests.ui.typing import press, type_text
from ui.boards.cases import CasesBoard
from ui.context import WindowContext
from ui.main_window import MainWindow
from ui.shell import Shell


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def cells(board: CasesBoard, row: int) -> list[str]:
    return [str(board.rows.data(board.rows.index(row, column))) for column in range(board.rows.columnCount())]


def test_it_shows_the_step_and_why_it_waits(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    brought_to(counter, nonlocal_tenant, "papers")
    board = CasesBoard(context)
    qtbot.addWidget(board)
    board.show()
    shown = cells(board, 0)
    assert shown[3] == "签收文件"
    assert shown[4].endswith("。")


def test_it_follows_what_changes_elsewhere(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    board = CasesBoard(context)
    qtbot.addWidget(board)
    board.show()
    assert board.rows.rowCount() == 0
    received(counter, nonlocal_tenant)
    context.changes.tell()
    assert board.rows.rowCount() == 1


def test_it_reads_only_while_it_is_seen(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    board = CasesBoard(context)
    qtbot.addWidget(board)
    board.show()
    board.hide()
    received(counter, nonlocal_tenant)
    context.changes.tell()
    assert board.rows.rowCount() == 0
    board.show()
    assert board.rows.rowCount() == 1


def test_a_scanner_types_the_number_and_enter_opens_the_case(counter: Counter, window: MainWindow) -> None:
    first = received(counter, nonlocal_tenant).case_id
    received(counter, parking_buyer)
    shell = shell_of(window)
    type_text(shell.search, counter.file(first).case.number)
    press(shell.search, Qt.Key.Key_Return)
    assert shell.case is not None
    assert shell.case.page_context.case_id == first


def test_the_list_follows_the_search_while_typing(qtbot: QtBot, counter: Counter, window: MainWindow) -> None:
    received(counter, nonlocal_tenant)
    received(counter, parking_buyer)
    shell = shell_of(window)
    shell.context.changes.tell()
    type_text(shell.search, "地下车库")
    qtbot.waitUntil(lambda: shell.cases.rows.rowCount() == 1)
    press(shell.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shell.cases.rows.rowCount() == 2)


def test_n_goes_to_the_roster_and_enter_there_makes_the_case(counter: Counter, window: MainWindow) -> None:
    shell = shell_of(window)
    press(shell.cases.table, Qt.Key.Key_N)
    assert shell.board is shell.units
    type_text(shell.search, "1501")
    press(shell.search, Qt.Key.Key_Return)
    assert shell.case is not None
    assert counter.file(shell.case.page_context.case_id).unit.room == "1501"


def test_f3_takes_the_focus_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    shell = shell_of(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shell.cases.table.setFocus()
    press(shell.cases.table, Qt.Key.Key_F3)
    assert QApplication.focusWidget() is shell.search


def test_ended_cases_can_be_asked_for(qtbot: QtBot, counter: Counter, context: WindowContext) -> None:
    brought_to(counter, nonlocal_tenant, "nothing is left")
    received(counter, parking_buyer)
    board = CasesBoard(context)
    qtbot.addWidget(board)
    board.show()
    assert board.rows.rowCount() == 2
    board.steps.set_value("filed")
    board.refresh()
    assert [cells(board, 0)[3]] == ["已归档"]
    assert board.rows.rowCount() == 1
