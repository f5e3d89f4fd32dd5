"""A table of rows that are read as they come into sight, so that a site of any size opens at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
PAGE = 100


@dataclass(frozen=True, slots=True)
class ShownColumn(Generic[T]):
    """A column: its title, what it shows of a row, and its width in pixels (0 takes what is left)."""

    title: str
    text: Callable[[T], str]
    width: int = 0


class LazyRows(QAbstractTableModel, Generic[T]):
    """Rows from `read(limit, offset)`, a page at a time."""

    def __init__(self, columns: Sequence[ShownColumn[T]], read: Callable[[int, int], Sequence[T]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._read = read
        self._rows: list[T] = []
        self._more = True

    def reload(self) -> None:
        """Read the first page anew, or as many rows as were shown."""
        self.beginResetModel()
        wanted = max(PAGE, len(self._rows))
        self._rows = list(self._read(wanted, 0))
        self._more = len(self._rows) == wanted
        self.endResetModel()

    def row(self, place: int) -> T | None:
        """Return the row at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def canFetchMore(self, _parent: Index) -> bool:
        """Return whether there may be more rows."""
        return self._more

    def fetchMore(self, _parent: Index) -> None:
        """Read the next page."""
        page = list(self._read(PAGE, len(self._rows)))
        self._more = len(page) == PAGE
        if page:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return titles above."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._columns[section].title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and what is read to those who do not see it."""
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(self._rows[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(self._rows[index.row()])}"
        return None


class RowsTable(QTableView):
    """Whole rows are chosen; Enter or a double click opens one."""

    opened = Signal(int)

    def __init__(self, name: str, model: "LazyRows[T]", columns: Sequence[ShownColumn[T]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(columns):
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            )
            if column.width:
                header.resizeSection(place, column.width)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        if 0 <= row < self.model().rowCount():
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)
