"""A table of records, typed into by keyboard."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import InputError
from tests.ui.typing import press, type_text
from ui.widgets import CellKind, InputColumn, LineInput, RecordTable
from ui.widgets.table.column import Value

COLUMNS = (
    InputColumn(key="name", title="名称"),
    InputColumn(key="seen", title="原件", kind=CellKind.TICK, width=64),
    InputColumn(key="copies", title="份数", kind=CellKind.NUMBER, width=80, most=Decimal(99)),
    InputColumn(key="until", title="有效期", kind=CellKind.DAY, width=120),
    InputColumn(key="state", title="结果", kind=CellKind.CHOICE, width=96, options=(("fine", "合格"), ("bad", "不合格"))),
    InputColumn(key="remark", title="备注", kind=CellKind.LINE, width=160, limit=10),
)
ROWS: tuple[dict[str, Value], ...] = (
    {"id": "a", "name": "身份证", "seen": True, "copies": 1, "until": date(2030, 1, 2), "state": "fine", "remark": ""},
    {"id": "b", "name": "户口本", "seen": False, "copies": None, "until": None, "state": "", "remark": "<b>&</b>"},
)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable(COLUMNS, name="资料", new_row=lambda: {"id": "", "name": "新"}, removes=True)
    qtbot.addWidget(made)
    made.resize(800, 240)
    made.set_rows(ROWS)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def editor_of(table: RecordTable) -> LineInput:
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineInput)
    return editor


def test_rows_come_back_as_they_were_given(table: RecordTable) -> None:
    assert table.rows() == [
        {**ROWS[0], "copies": Decimal(1)},
        {**ROWS[1], "copies": None},
    ]


def test_typing_edits_and_tab_goes_to_the_next_open_cell(table: RecordTable) -> None:
    table.go_to(1, "copies")
    type_text(table, "2")
    editor = editor_of(table)
    press(editor, Qt.Key.Key_Tab)
    assert table.rows()[1]["copies"] == Decimal(2)
    assert COLUMNS[table.currentIndex().column()].key == "until"


def test_tab_passes_over_what_is_only_shown_and_leaves_at_the_end(table: RecordTable) -> None:
    table.go_to(0, "remark")
    press(table, Qt.Key.Key_Tab)
    assert (table.current_row(), COLUMNS[table.currentIndex().column()].key) == (1, "seen")
    table.go_to(1, "remark")
    before = table.currentIndex()
    press(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == before


def test_the_space_bar_ticks_and_takes_the_next_choice(table: RecordTable) -> None:
    table.go_to(1, "seen")
    press(table, Qt.Key.Key_Space)
    assert table.rows()[1]["seen"] is True
    table.go_to(1, "state")
    press(table, Qt.Key.Key_Space)
    assert table.rows()[1]["state"] == "fine"
    press(table, Qt.Key.Key_2)
    assert table.rows()[1]["state"] == "bad"


def test_what_cannot_be_used_is_kept_and_refused(qtbot: QtBot, table: RecordTable) -> None:
    table.go_to(1, "until")
    type_text(table, "2")
    editor = QApplication.focusWidget()
    assert editor is not None
    type_text(editor, "0260230")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.problem() is not None)
    reason = table.problem()
    assert reason is not None
    assert reason.code == "typed.no_day"
    with pytest.raises(InputError):
        table.rows()
    draft = table.draft_value()
    table.set_rows(ROWS)
    table.take_draft(draft)
    assert table.problem() == reason


def test_an_editor_that_is_still_open_counts(table: RecordTable) -> None:
    table.go_to(1, "copies")
    type_text(table, "7")
    assert table.rows()[1]["copies"] == Decimal(7)


def test_locked_cells_cannot_be_changed(table: RecordTable) -> None:
    table.lock(lambda row, key: row == 0 and key == "seen")
    table.go_to(0, "seen")
    press(table, Qt.Key.Key_Space)
    table.set_all("seen", value=False)
    assert table.rows()[0]["seen"] is True


def test_all_at_once_counts_as_typing(table: RecordTable) -> None:
    told: list[None] = []
    table.edited.connect(lambda: told.append(None))
    table.set_all("state", "fine")
    assert [row["state"] for row in table.rows()] == ["fine", "fine"]
    assert told == [None]


def test_insert_and_delete_change_the_rows(table: RecordTable) -> None:
    press(table, Qt.Key.Key_Insert)
    assert [row["name"] for row in table.rows()] == ["身份证", "户口本", "新"]
    assert table.current_row() == 2
    press(table, Qt.Key.Key_Delete)
    assert len(table.rows()) == 2


def test_a_row_is_chosen_where_nothing_is_typed_and_a_cell_where_something_is(qtbot: QtBot, table: RecordTable) -> None:
    shown = RecordTable((InputColumn(key="book", title="本", width=96), InputColumn(key="state", title="存根")), name="台帐")
    qtbot.addWidget(shown)
    for each in (shown, table):
        each.set_rows([{"book": "1"}, {"book": "2"}])
        each.setCurrentIndex(each.records.index(1, 0))
    assert {(index.row(), index.column()) for index in shown.selectedIndexes()} == {(1, 0), (1, 1)}
    assert {(index.row(), index.column()) for index in table.selectedIndexes()} == {(1, 0)}
