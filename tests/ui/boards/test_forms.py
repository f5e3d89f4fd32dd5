"""空白表单: what sales hands out empty is shown, printed and saved from the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.reports.reading import page_texts
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.typing import press
from ui.blank_form import BlankForm
from ui.boards.forms import FormsBoard
from ui.context import WindowContext
from ui.main_window import MainWindow


@pytest.fixture
def board(qtbot: QtBot, context: WindowContext) -> FormsBoard:
    made = FormsBoard(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_the_procedure_hands_out_empty_is_offered(board: FormsBoard) -> None:
    names = [board.rows.data(board.rows.index(row, 1)) for row in range(board.rows.rowCount())]
    assert names == ["客户资料卡", "授权委托书", "入住指南"]


def test_enter_gives_the_chosen_form_empty(board: FormsBoard) -> None:
    given: list[BlankForm] = []
    board.print_wanted.connect(given.append)
    press(board.table, Qt.Key.Key_Down)
    press(board.table, Qt.Key.Key_Return)
    assert [paper.title for paper in given] == ["授权委托书"]
    assert "授权委托书" in "".join("".join(page_texts(given[0].pdf())).split())


def test_the_form_is_shown_beside_the_list(qtbot: QtBot, board: FormsBoard) -> None:
    with qtbot.waitSignal(board.preview.shown, timeout=30_000):
        board.table.choose(2)
    assert board.preview.drawn == board.paper


def test_a_form_is_printed_and_saved_from_the_window(
    qtbot: QtBot, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = window.shell
    assert shell is not None
    shell.show_board(shell.forms)
    prompts.printed_to = tmp_path / "printed.pdf"
    with qtbot.waitSignal(shell.printing.finished, timeout=30_000):
        press(shell.forms.table, Qt.Key.Key_Return)
    assert prompts.printed_to.stat().st_size > 0
    prompts.path = tmp_path / "saved.pdf"
    with qtbot.waitSignal(shell.printing.finished, timeout=30_000):
        press(shell.forms.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "海棠苑" in "".join(page_texts(prompts.path.read_bytes()))
    assert shell.printing.isVisible()
    shell.show_board(shell.cases)
    assert not shell.printing.isVisible()
