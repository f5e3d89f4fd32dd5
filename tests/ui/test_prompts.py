"""The few dialogs there are: none blocks, none interprets rich text, and what cannot be taken back is not the default."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.texts import load_translator
from ui.prompts import WindowPrompts


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def asking() -> WindowPrompts:
    return WindowPrompts(load_translator("zh_CN"))


def box_of(parent: QWidget) -> QMessageBox:
    box = parent.findChild(QMessageBox)
    assert box is not None
    return box


def test_telling_does_not_block_and_shows_the_text_as_it_is(parent: QWidget, asking: WindowPrompts) -> None:
    asking.tell(parent, "<b>陈</b> & 王")
    box = box_of(parent)
    assert box.isVisible()
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert box.text() == "<b>陈</b> & 王"


def test_enter_and_esc_do_not_do_what_cannot_be_taken_back(qtbot: QtBot, parent: QWidget, asking: WindowPrompts) -> None:
    done: list[str] = []
    asking.confirm(parent, "作废 № 00012?", "作废", lambda: done.append("void"))
    box = box_of(parent)
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    with qtbot.waitSignal(box.finished):
        box.defaultButton().click()
    assert done == []


def test_the_named_button_does_it(qtbot: QtBot, parent: QWidget, asking: WindowPrompts) -> None:
    done: list[str] = []
    asking.confirm(parent, "作废 № 00012?", "作废", lambda: done.append("void"))
    box = box_of(parent)
    does = next(button for button in box.buttons() if button.text() == "作废")
    with qtbot.waitSignal(box.finished):
        does.click()
    assert done == ["void"]


def test_a_file_that_is_saved_gets_the_suffix_that_was_proposed(parent: QWidget, asking: WindowPrompts) -> None:
    asking.save_file(parent, "另存为", "台帐.xlsx", "工作簿 (*.xlsx)", lambda _path: None)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "xlsx"
    dialog.reject()


def test_a_chosen_file_is_given_and_a_closed_dialog_gives_nothing(parent: QWidget, asking: WindowPrompts, tmp_path: Path) -> None:
    taken: list[Path] = []
    asking.open_file(parent, "花名册", "花名册 (*.xlsx)", taken.append)
    dialog = parent.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "名册.xlsx"))
    assert taken == [tmp_path / "名册.xlsx"]
    dialog.reject()
    assert len(taken) == 1
