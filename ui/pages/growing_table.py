"""A table whose rows grow with what stands in them, and whose titles are never cut, in whichever language."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, QTimer

from ui.widgets import CellKind, InputColumn, RecordTable
from ui.widgets.table.view import ROW_HEIGHT

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
_PADDING = 22
"""Pixels of a cell's width that no text stands in: 7 on each side by the style, 3 by Qt, the line of the grid; one to be sure."""


class GrowingTable(RecordTable):
    """A record table without rows of its own to add: a name that needs two lines gets them."""

    def __init__(
        self,
        columns: Sequence[InputColumn],
        *,
        name: str,
        today: Callable[[], date] | None = None,
        most_rows: int = 12,
    ) -> None:
        super().__init__(columns, name=name, today=today, most_rows=most_rows)
        self._rows_shown = most_rows
        header = self.horizontalHeader()
        header.ensurePolished()
        for place, column in enumerate(self.records.columns):
            if column.width:
                title = header.fontMetrics().horizontalAdvance(column.title) + _PADDING + 2
                header.resizeSection(place, max(column.width, title))
        for changed in (self.records.modelReset, self.records.rowsInserted, self.records.rowsRemoved):
            changed.connect(self._choose_scroll_bar)
        self.records.dataChanged.connect(self._fit_rows)
        self.records.modelReset.connect(self._fit_rows)
        # Qt tells of a new width before it can be read.
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._fit_rows)
        header.sectionResized.connect(self._width_changed)

    def _width_changed(self) -> None:
        self._resized.start()

    def _choose_scroll_bar(self) -> None:
        # A bar that came and went with the height of the rows would change their width, and that their height, without end.
        many = self.records.rowCount() > self._rows_shown
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _fit_rows(self) -> None:
        # The style sheet's font counts from the moment a widget is polished.
        self.ensurePolished()
        rows = self.verticalHeader()
        before = rows.length()
        for row in range(self.records.rowCount()):
            rows.resizeSection(row, max(ROW_HEIGHT, self._height_of(row)))
        if rows.length() != before:
            self.updateGeometry()

    def _height_of(self, row: int) -> int:
        metrics, heights = self.fontMetrics(), [0]
        for place, column in enumerate(self.records.columns):
            if column.kind is CellKind.TICK or self.isColumnHidden(place):
                continue
            text = column.text(self.records.cell(self.records.index(row, place)))
            room = QRect(0, 0, max(self.columnWidth(place) - _PADDING, 16), 10_000)
            heights.append(metrics.boundingRect(room, _WRAP, text).height() + 10)
        return max(heights)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to the most that are shown."""
        rows = self.verticalHeader()
        shown = sum(rows.sectionSize(row) for row in range(min(rows.count(), self._rows_shown))) or ROW_HEIGHT
        return QSize(200, self.horizontalHeader().sizeHint().height() + shown + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return the page scrolls, not the table."""
        return self.sizeHint()
