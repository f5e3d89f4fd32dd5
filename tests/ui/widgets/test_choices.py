"""Choices, ticks and lists by keyboard."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.typing import press
from ui.widgets import Choice, ChoiceRow, Tick

ORIGINS = (("local", "本市"), ("nonlocal", "外地"), ("hmt", "港澳台"), ("foreign", "外籍"))


@pytest.mark.parametrize("make", [lambda: Choice(ORIGINS), lambda: ChoiceRow(ORIGINS)], ids=["Choice", "ChoiceRow"])
def test_digits_choose_by_place(qtbot: QtBot, make: Callable[[], Choice | ChoiceRow]) -> None:
    choice = make()
    qtbot.addWidget(choice)
    told: list[str] = []
    choice.edited.connect(lambda: told.append(choice.value()))
    press(choice, Qt.Key.Key_3)
    assert choice.value() == "hmt"
    press(choice, Qt.Key.Key_9)
    assert choice.value() == "hmt"
    assert told == ["hmt"]


@pytest.mark.parametrize("make", [lambda: Choice(ORIGINS), lambda: ChoiceRow(ORIGINS)], ids=["Choice", "ChoiceRow"])
def test_keys_with_control_belong_to_the_page(qtbot: QtBot, make: Callable[[], Choice | ChoiceRow]) -> None:
    class Page(QWidget):
        got: ClassVar[list[int]] = []

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.got.append(event.key())

    page, choice = Page(), make()
    qtbot.addWidget(page)
    choice.setParent(page)
    before = choice.value()
    QTest.keyClick(choice, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert page.got[-1] == Qt.Key.Key_3
    assert choice.value() == before


def test_options_begin_with_nothing_chosen_and_arrows_choose(qtbot: QtBot) -> None:
    options = ChoiceRow(ORIGINS)
    qtbot.addWidget(options)
    assert options.value() == ""
    press(options, Qt.Key.Key_Right)
    assert options.value() == "local"
    press(options, Qt.Key.Key_Right)
    assert options.value() == "nonlocal"
    press(options, Qt.Key.Key_Left)
    press(options, Qt.Key.Key_Left)
    assert options.value() == "local"
    options.set_value(None)
    assert options.value() == ""


def test_an_unknown_value_leaves_the_empty_choice(qtbot: QtBot) -> None:
    choice = Choice(ORIGINS, empty="—")
    qtbot.addWidget(choice)
    choice.set_value("foreign")
    choice.set_value("mars")
    assert choice.value() == ""


def test_other_options_keep_what_was_chosen(qtbot: QtBot) -> None:
    choice = Choice(ORIGINS)
    qtbot.addWidget(choice)
    choice.set_value("hmt")
    choice.set_options(tuple(reversed(ORIGINS)))
    assert choice.value() == "hmt"


@pytest.mark.parametrize("make", [lambda: Choice(ORIGINS), lambda: ChoiceRow(ORIGINS), lambda: Tick("同意")])
def test_enter_is_left_to_the_page(qtbot: QtBot, make: Callable[[], Choice | ChoiceRow | Tick]) -> None:
    page = _Page()
    qtbot.addWidget(page)
    widget = make()
    widget.setParent(page)
    target = widget.focusProxy() or widget
    press(target, Qt.Key.Key_Return)
    assert page.enters == 1


class _Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.enters = 0

    def keyPressEvent(self, event: object) -> None:
        del event
        self.enters += 1
