"""The line in the page that asks and does: Enter, Esc, a refusal in words, and never a window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.errors import RefusedError
from tests.ui.typing import press, type_text
from ui.widgets import LineInput
from ui.widgets.action_strip import ActionStrip, Asked


class _Desk:
    """What the strip did."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.refused = False
        self.line = LineInput()
        self.other = LineInput()

    def strip(self, close: str = "Close") -> ActionStrip:
        return ActionStrip(
            (Asked("Name", self.line, 1), Asked("Other", self.other)),
            do="Do",
            close=close,
            deed=self._deed,
            done=lambda: self.said.append("done"),
            say=lambda reason: f"<{reason.code}>",
            answers={"desk.no": self.other},
        )

    def _deed(self) -> None:
        if self.refused:
            raise RefusedError.of("desk.no")
        self.said.append(self.line.text())


def _shown(qtbot: QtBot, strip: ActionStrip) -> ActionStrip:
    qtbot.addWidget(strip)
    strip.open("Who?")
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    return strip


def test_enter_does_the_deed_and_puts_the_strip_away(qtbot: QtBot) -> None:
    desk = _Desk()
    strip = _shown(qtbot, desk.strip())
    assert QApplication.focusWidget() is desk.line
    type_text(desk.line, "李强")
    press(desk.line, Qt.Key.Key_Return)
    assert desk.said == ["李强", "done"]
    assert strip.isHidden()


def test_a_refusal_is_said_and_its_place_takes_the_focus(qtbot: QtBot) -> None:
    desk = _Desk()
    desk.refused = True
    strip = _shown(qtbot, desk.strip())
    desk.other.setText("24")
    press(desk.line, Qt.Key.Key_Return)
    assert desk.said == []
    assert strip.problem.text() == "<desk.no>"
    assert QApplication.focusWidget() is desk.other
    assert desk.other.selectedText() == "24", "what is typed next replaces it"
    strip.open("Who?")
    assert strip.problem.isHidden()


def test_escape_closes_a_strip_that_may_be_closed(qtbot: QtBot) -> None:
    desk = _Desk()
    strip = _shown(qtbot, desk.strip())
    type_text(desk.line, "x")
    press(desk.line, Qt.Key.Key_Escape)
    assert strip.isHidden()
    assert desk.line.text() == "x"
    other = _Desk()
    stays = _shown(qtbot, other.strip(close=""))
    press(other.line, Qt.Key.Key_Escape)
    assert not stays.isHidden()
    assert stays.close_button.isHidden()


def test_making_one_opens_no_window(qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    parent = QWidget()
    qtbot.addWidget(parent)
    strip = _Desk().strip()
    strip.setParent(parent)
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} == before


def test_a_strip_that_opens_below_the_edge_is_scrolled_to(qtbot: QtBot) -> None:
    box, area = QWidget(), QScrollArea()
    qtbot.addWidget(area)
    column = QVBoxLayout(box)
    column.addSpacing(600)
    strip = _Desk().strip()
    column.addWidget(strip)
    area.setWidgetResizable(True)
    area.setWidget(box)
    area.resize(900, 300)
    area.show()
    qtbot.waitExposed(area)

    def is_seen_whole() -> bool:
        seen = area.viewport().rect()
        return seen.contains(strip.mapTo(area.viewport(), strip.rect().topLeft())) and seen.contains(
            strip.mapTo(area.viewport(), strip.rect().bottomLeft())
        )

    assert not is_seen_whole()
    strip.open("Who?")
    qtbot.waitUntil(is_seen_whole)
