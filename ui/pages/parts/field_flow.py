"""Fields in two columns, of which only those that apply are shown, without holes."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

COLUMNS = 2


class FieldFlow(QWidget):
    """Fields in the order of the paper, left to right and down. Tab follows the order in which they were added."""

    def __init__(self) -> None:
        super().__init__()
        self._fields: list[tuple[QWidget, int]] = []
        self._shown: tuple[QWidget, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def add(self, field: QWidget, *, wide: bool = False) -> None:
        """Add a field, over both columns where it is `wide`."""
        field.setParent(self)
        # Both columns are equally wide, whatever stands in them.
        field.setSizePolicy(QSizePolicy.Policy.Ignored, field.sizePolicy().verticalPolicy())
        self._fields.append((field, COLUMNS if wide else 1))

    def arrange(self, hidden: Collection[QWidget] = ()) -> None:
        """Show all fields save these."""
        shown = tuple(field for field, _span in self._fields if field not in hidden)
        if shown == self._shown:
            return
        self._shown = shown
        place = 0
        for field, span in self._fields:
            self._grid.removeWidget(field)
            field.setVisible(field in shown)
            if field not in shown:
                continue
            if place % COLUMNS + span > COLUMNS:
                place += 1
            self._grid.addWidget(field, place // COLUMNS, place % COLUMNS, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
