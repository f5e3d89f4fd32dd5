"""楼栋: the roster, and reading one: bad rows are named, and none goes in unless asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant
from app.desk.household.queries import units_to_receive
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, received
from tests.ui.typing import press
from ui.boards.units import UnitsBoard
from ui.context import WindowContext

MESSY = Path(__file__).parents[3] / "resources" / "sample" / "messy_roster.xlsx"


@pytest.fixture
def board(qtbot: QtBot, context: WindowContext) -> UnitsBoard:
    made = UnitsBoard(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_unit_is_received_once_and_then_opened(qtbot: QtBot, counter: Counter, board: UnitsBoard) -> None:
    with qtbot.waitSignal(board.case_wanted) as first:
        board.open_first()
    with qtbot.waitSignal(board.case_wanted) as second:
        board.open_first()
    assert first.args == second.args


def test_a_unit_with_a_case_opens_it(qtbot: QtBot, counter: Counter, context: WindowContext, board: UnitsBoard) -> None:
    case_id = received(counter, nonlocal_tenant).case_id
    context.changes.tell()
    with qtbot.waitSignal(board.case_wanted) as wanted:
        board.table.opened.emit(0)
    assert wanted.args == [case_id]


def test_bad_rows_are_shown_and_none_goes_in_by_default(
    qtbot: QtBot, counter: Counter, board: UnitsBoard, prompts: RecordingPrompts
) -> None:
    before = len(units_to_receive(counter.desk))
    prompts.path = MESSY
    board.choose_file()
    qtbot.waitUntil(board.reading.none_button.isVisible)
    assert board.reading.bad_rows.records.rowCount() > 0
    assert board.reading.none_button.hasFocus() or not board.isActiveWindow()
    assert not board.reading.all_button.isVisible()
    board.reading.none_button.click()
    assert not board.reading.isVisible()
    assert len(units_to_receive(counter.desk)) == before


def test_esc_takes_none_and_goes_back_to_the_list(qtbot: QtBot, counter: Counter, board: UnitsBoard) -> None:
    before = len(units_to_receive(counter.desk))
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.read_file(MESSY)
    qtbot.waitUntil(board.reading.none_button.hasFocus)
    press(board.reading.none_button, Qt.Key.Key_Escape)
    assert not board.reading.isVisible()
    assert board.table.hasFocus()
    assert len(units_to_receive(counter.desk)) == before


def test_the_good_rows_go_in_when_asked(qtbot: QtBot, counter: Counter, board: UnitsBoard) -> None:
    before = len(units_to_receive(counter.desk))
    board.read_file(MESSY)
    qtbot.waitUntil(board.reading.good_button.isVisible)
    board.reading.good_button.click()
    after = len(units_to_receive(counter.desk))
    assert after > before
    assert board.rows.rowCount() == after


def test_a_file_that_is_no_roster_is_one_sentence(qtbot: QtBot, board: UnitsBoard, tmp_path: Path) -> None:
    file = tmp_path / "名册.xlsx"
    file.write_bytes(b"not a spreadsheet")
    board.read_file(file)
    qtbot.waitUntil(lambda: "名册.xlsx" in board.reading.message.text() and "…" not in board.reading.message.text())
    assert "\n" not in board.reading.message.text()
    assert not board.reading.good_button.isVisible()
