"""A button is pressed by Enter wherever it stands, and says its words to everybody."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.typing import press
from ui.widgets import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_the_space_bar_press_it(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[None] = []
    button = Button("导入", lambda: pressed.append(None))
    qtbot.addWidget(button)
    press(button, key)
    assert pressed == [None]


def test_new_words_are_shown_and_read_out(qtbot: QtBot) -> None:
    button = Button("保存", shortcut="F6")
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName()) == ("保存  F6", "保存")
    button.setText("导入 A&B")
    assert (button.text(), button.accessibleName()) == ("导入 A&&B", "导入 A&B")
