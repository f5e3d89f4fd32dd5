"""A field says why it holds something up, and only when it is left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.procedure.reason import Reason
from tests.ui.typing import type_text
from ui.widgets import DateInput, Field, LineInput, PlainLabel
from ui.widgets.labels import literal


def test_the_reason_stands_under_the_field_when_it_is_left_and_goes_when_it_is_mended(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    day, other = DateInput(), LineInput()
    field = Field("日期", day, hint="通知书所定最后一天")
    field.say = lambda reason: f"原因 {reason.code}"
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    day.setFocus()
    type_text(day, "明天")
    assert field.shown == "通知书所定最后一天"
    other.setFocus()
    assert field.shown == "原因 typed.no_day"
    assert day.accessibleDescription() == field.shown
    day.setFocus()
    day.clear()
    other.setFocus()
    assert field.shown == "通知书所定最后一天"


def test_a_rule_of_the_page_is_judged_too(qtbot: QtBot) -> None:
    field = Field("人数", LineInput(), check=lambda: Reason.of("x.y"))
    qtbot.addWidget(field)
    assert field.judge() == Reason.of("x.y")


def test_names_with_an_ampersand_are_shown_as_they_are(qtbot: QtBot) -> None:
    line = LineInput()
    field = Field("A&B", line)
    qtbot.addWidget(field)
    assert line.accessibleName() == "A&B"
    assert literal("A&B") == "A&&B"


def test_a_label_never_interprets_rich_text(qtbot: QtBot) -> None:
    label = PlainLabel("<b>陈</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>陈</b>"
