"""A list that is ticked with the space bar, and all of it with one key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.reason import Reason
from ui.widgets.buttons import Button
from ui.widgets.input import Draft
from ui.widgets.table import CellKind, InputColumn, RecordTable


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing to tick: its id, its words, and whether it is ticked."""

    id: str
    text: str
    checked: bool = False


class CheckList(QWidget):
    """Things to tick. `all_text` is the word for "all fine"; its key is Ctrl+A anywhere in the list."""

    edited = Signal()

    def __init__(self, *, name: str, tick_title: str, text_title: str, all_text: str, most_rows: int = 12) -> None:
        super().__init__()
        columns = (
            InputColumn(key="checked", title=tick_title, kind=CellKind.TICK, width=72),
            InputColumn(key="text", title=text_title),
        )
        self.table = _Ticks(columns, name=name, most_rows=most_rows)
        self._all = Button(f"{all_text}  Ctrl+A", self.check_all)
        self._all.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.table.edited.connect(self.edited)
        self.table.all_wanted.connect(self.check_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.table)

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these."""
        self.table.set_rows([{"id": row.id, "text": row.text, "checked": row.checked} for row in rows])

    def checked(self) -> tuple[str, ...]:
        """Return the ids that are ticked, in order."""
        return tuple(str(row["id"]) for row in self.table.rows() if row["checked"] is True)

    def check_all(self) -> None:
        """Tick everything."""
        self.table.set_all("checked", value=True)

    def go_to(self, identifier: str) -> None:
        """Take the focus to one row."""
        ids = [row["id"] for row in self.table.rows()]
        if identifier in ids:
            self.table.go_to(ids.index(identifier))

    def problem(self) -> Reason | None:
        """Return ticks can always be used."""
        return None

    def draft_value(self) -> Draft:
        """Return the ticks."""
        return self.table.draft_value()

    def take_draft(self, value: Draft) -> None:
        """Tick again."""
        self.table.take_draft(value)


class _Ticks(RecordTable):
    """The rows; Ctrl+A and the space bar anywhere in a row tick."""

    all_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A ticks all; the space bar ticks the row, whichever cell is current."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        row = self.current_row()
        if event.key() == Qt.Key.Key_A and control:
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and row is not None:
            index = self.records.index(row, 0)
            ticked = self.records.cell(index) is True
            self.records.setData(index, not ticked)
        else:
            super().keyPressEvent(event)
