"""A register whose rows are ticked off: the space bar for one, Ctrl+A for all. A tick writes today's day beside it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent

from ui.pages.growing_table import GrowingTable
from ui.widgets import CellKind, InputColumn
from ui.widgets.input import Draft
from ui.widgets.table.column import Row

_CHECK = Qt.ItemDataRole.CheckStateRole
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TickTable(GrowingTable):
    """`tick` is the key of the column that is ticked, `day` that of the column which holds the day of the tick ("" for none).

    A tick with no day writes today's, taking it away clears the day, and writing a day ticks.
    """

    def __init__(
        self,
        columns: Sequence[InputColumn],
        *,
        name: str,
        tick: str,
        today: Callable[[], date],
        day: str = "",
        most_rows: int = 12,
    ) -> None:
        super().__init__(columns, name=name, today=today, most_rows=most_rows)
        keys = [column.key for column in self.records.columns]
        self._tick = keys.index(tick)
        self._day = keys.index(day) if day else None
        self._today_given = today
        self.records.dataChanged.connect(self._follow)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the first tick is the current cell until another is chosen."""
        super().set_rows(rows)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.records.index(0, self._tick))

    def take_draft(self, value: Draft) -> None:
        """Put typing back into the rows that are still there; what has been settled since stays as it is."""
        typed = {row.get("id"): row for row in value if isinstance(row, dict)} if isinstance(value, list) else {}
        keys = [column.key for column in self.records.columns if column.kind is not CellKind.SHOWN]
        merged: list[Draft] = []
        for place, row in enumerate(self.records.raw()):
            own = dict(row) if isinstance(row, dict) else {}
            draft = typed.get(own.get("id"))
            if draft is not None and not self.is_settled(place):
                own.update({key: draft[key] for key in keys if key in draft})
            merged.append(own)
        self.records.take_raw(merged)

    def is_settled(self, row: int) -> bool:
        """Return whether nothing in the row can change any more."""
        del row
        return False

    def tick_all(self) -> None:
        """Tick every row that is open."""
        self.finish_editing()
        self.set_all(self.records.columns[self._tick].key, value=True)

    def ticked(self, row: int) -> bool:
        """Return whether the row is ticked."""
        return self.records.cell(self.records.index(row, self._tick)) is True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks the row, whichever cell is current, save where the cell takes it itself; Ctrl+A ticks all."""
        if event.key() == Qt.Key.Key_A and event.modifiers() & _CONTROL:
            self.tick_all()
        elif event.key() == Qt.Key.Key_Space and self._may_tick():
            index = self.records.index(self.currentIndex().row(), self._tick)
            self.records.setData(index, Qt.CheckState.Unchecked if self.ticked(index.row()) else Qt.CheckState.Checked, _CHECK)
        else:
            super().keyPressEvent(event)

    def _may_tick(self) -> bool:
        at = self.currentIndex()
        if not at.isValid() or not self.records.is_open(self.records.index(at.row(), self._tick)):
            return False
        column = self.records.columns[at.column()]
        # A tick of its own or a choice in the cell takes the space bar itself.
        return column.kind not in (CellKind.CHOICE, CellKind.TICK) or not self.records.is_open(at)

    def _follow(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._keep_together(row, first.column())

    def _keep_together(self, row: int, changed: int) -> None:
        if self._day is None or changed not in (self._tick, self._day):
            return
        key_of_day = self.records.columns[self._day].key
        written = bool(self.records.cell(self.records.index(row, self._day)))
        if changed == self._tick and self.ticked(row) != written:
            self.records.put(row, key_of_day, self._today_given() if self.ticked(row) else None)
        elif changed == self._day and self.ticked(row) != written:
            self.records.put(row, self.records.columns[self._tick].key, written)
