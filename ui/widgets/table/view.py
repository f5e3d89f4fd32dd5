"""The table itself: arrows move, typing edits, the space bar ticks, Tab goes to the next cell that takes something, then out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from app.procedure.reason import Reason
from ui.widgets.input import Draft
from ui.widgets.table.column import CellKind, InputColumn, Row, Value
from ui.widgets.table.delegate import CellDelegate
from ui.widgets.table.model import RecordModel

ROW_HEIGHT = 32
EndEditHint = QAbstractItemDelegate.EndEditHint
_NEXT = QAbstractItemView.CursorAction.MoveNext
_PREVIOUS = QAbstractItemView.CursorAction.MovePrevious


def _code(reason: Reason) -> str:
    return reason.code


class RecordTable(QTableView):
    """A table of records. Rows are mappings from column keys (and whatever else a row carries, such as `id`) to values.

    `name` is read to those who do not see it. `new_row` makes the rows that Insert adds (none: rows cannot be added);
    `removes` lets Delete take the current row out. The height fits its rows up to `most_rows`; then it scrolls.
    """

    edited = Signal()

    def __init__(
        self,
        columns: Sequence[InputColumn],
        *,
        name: str,
        new_row: Callable[[], Mapping[str, Value]] | None = None,
        removes: bool = False,
        today: Callable[[], date] | None = None,
        most_rows: int = 12,
    ) -> None:
        super().__init__()
        self.say: Callable[[Reason], str] = _code
        self.records = RecordModel(columns, self._sentence)
        self._new_row = new_row
        self._removes = removes
        self._most_rows = most_rows
        # Qt does not own a delegate.
        self._delegate = CellDelegate(self.records.columns, today)
        self.setModel(self.records)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._arrange()
        self.records.edited.connect(self.edited)
        self.records.modelReset.connect(self.updateGeometry)
        self.records.rowsInserted.connect(self.updateGeometry)
        self.records.rowsRemoved.connect(self.updateGeometry)

    def _sentence(self, reason: Reason) -> str:
        # `say` is given only when the table is put into a page.
        return self.say(reason)

    def _arrange(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if all(column.kind is CellKind.SHOWN for column in self.records.columns):
            # Where nothing is typed a row is chosen, not a cell of it: what a button does concerns the row.
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setWordWrap(True)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(self.records.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)
            if column.width:
                header.resizeSection(place, column.width)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current cell stays where it was."""
        at = self.currentIndex()
        self.records.set_rows(rows)
        again = self.records.index(at.row(), at.column())
        if again.isValid():
            self.setCurrentIndex(again)

    def offer(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        """Other choices for a column of choices."""
        self.records.offer(key, options)

    def rows(self) -> list[dict[str, Value]]:
        """Return all rows as values (`date`, `Decimal`, text, bool; None for blank days and numbers); InputError for a bad
        cell."""
        self.finish_editing()
        return self.records.all_values()

    def current_row(self) -> int | None:
        """Return the row of the current cell."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def lock(self, locked: Callable[[int, str], bool]) -> None:
        """Close the cells of which `locked(row, key)` is true."""
        self.records.locked = locked
        self.viewport().update()

    def set_all(self, key: str, value: Value) -> None:
        """Give every open cell of a column the same value ("all fine"); counts as typing."""
        for row in range(self.records.rowCount()):
            if not self.records.locked(row, key):
                self.records.put(row, key, value)
        self.edited.emit()

    def add_row(self) -> None:
        """Add a row and go to its first open cell."""
        if self._new_row is not None:
            self.go_to(self.records.insert(self._new_row()))

    def remove_row(self) -> None:
        """Take the current row out."""
        row = self.current_row()
        if self._removes and row is not None:
            self.records.remove(row)

    def go_to(self, row: int, key: str | None = None) -> None:
        """Make a cell the current one and take the focus: the column `key`, or the first open cell of the row."""
        for place, column in enumerate(self.records.columns):
            index = self.records.index(row, place)
            if column.key == key or (key is None and self.records.is_open(index)):
                self.setCurrentIndex(index)
                self.setFocus()
                return

    def finish_editing(self) -> None:
        """Take over what stands in an open editor."""
        editor = self.indexWidget(self.currentIndex()) or self.viewport().focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)

    def problem(self) -> Reason | None:
        """Return why the first bad cell cannot be used."""
        found = self.records.first_problem()
        return found[2] if found is not None else None

    def draft_value(self) -> Draft:
        """Return all rows as typed."""
        self.finish_editing()
        return self.records.raw()

    def take_draft(self, value: Draft) -> None:
        """Put typed rows back."""
        self.records.take_raw(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert and Delete change the rows, 1–9 and the space bar choose; Enter belongs to the page."""
        key = event.key()
        if key == Qt.Key.Key_Insert and self._new_row is not None:
            self.add_row()
        elif key == Qt.Key.Key_Delete and self._removes:
            self.remove_row()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is not QAbstractItemView.State.EditingState:
            event.ignore()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(forward=key == Qt.Key.Key_Tab)
        elif not (self._is_choice() and self._choose(event)):
            super().keyPressEvent(event)

    def _is_choice(self) -> bool:
        index = self.currentIndex()
        return index.isValid() and self.records.columns[index.column()].kind is CellKind.CHOICE and self.records.is_open(index)

    def _choose(self, event: QKeyEvent) -> bool:
        """The space bar takes the next choice of the cell, a digit the choice of that place."""
        index = self.currentIndex()
        values = [value for value, _text in self.records.columns[index.column()].options]
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Space and values:
            cell = self.records.cell(index)
            place = (values.index(cell) + 1) % len(values) if cell in values else 0
        if not 0 <= place < len(values):
            return False
        return self.records.setData(index, values[place])

    def _tab(self, *, forward: bool) -> None:
        """To the next open cell; from the last one out of the table."""
        index = self._open_cell(forward=forward)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.setTabKeyNavigation(False)
            self.focusNextPrevChild(forward)
            self.setTabKeyNavigation(True)

    def _open_cell(self, *, forward: bool) -> QModelIndex:
        width = self.records.columnCount()
        at = self.currentIndex()
        place = at.row() * width + at.column() if at.isValid() else (-1 if forward else self.records.rowCount() * width)
        end = self.records.rowCount() * width if forward else -1
        for number in range(place + (1 if forward else -1), end, 1 if forward else -1):
            index = self.records.index(number // width, number % width)
            if self.records.is_open(index):
                return index
        return QModelIndex()

    def closeEditor(self, editor: QWidget, hint: EndEditHint) -> None:
        """Tab in the editor of the last open cell leaves the table; Qt would open the same editor again."""
        forward = hint is EndEditHint.EditNextItem
        if hint in (EndEditHint.EditNextItem, EndEditHint.EditPreviousItem) and not self._open_cell(forward=forward).isValid():
            super().closeEditor(editor, EndEditHint.NoHint)
            self._tab(forward=forward)
        else:
            super().closeEditor(editor, hint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """From an editor, Tab goes to the next open cell."""
        if action in (_NEXT, _PREVIOUS):
            index = self._open_cell(forward=action is _NEXT)
            return index if index.isValid() else self.currentIndex()
        return super().moveCursor(action, modifiers)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to `most_rows`."""
        rows = min(max(self.records.rowCount(), 1), self._most_rows)
        height = self.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never less than a few rows."""
        rows = min(max(self.records.rowCount(), 1), 4)
        height = self.horizontalHeader().sizeHint().height() + rows * ROW_HEIGHT + 2 * self.frameWidth()
        return QSize(200, height)
