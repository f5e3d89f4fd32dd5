"""What every board is: a title, its own rows, and reading anew when something changed."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import WindowContext
from ui.widgets import PlainLabel


class Board(QWidget):
    """A heading with room beside it, and what the board puts under it. `refresh` is called only while the board is seen."""

    key: ClassVar[str] = ""
    searched: ClassVar[bool] = True
    """Whether the search box searches this board; elsewhere it goes to the list of cases."""

    def __init__(self, context: WindowContext, title: str) -> None:
        super().__init__()
        self.context = context
        self._stale = True
        self.setAccessibleName(title)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(PlainLabel(title, "heading"), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 16)
        self.column.setSpacing(16)
        self.column.addLayout(self.head)
        context.changes.changed.connect(self._changed)

    def refresh(self) -> None:
        """Read anew."""

    def search(self, text: str) -> None:
        """What stands in the search box of the window; a board that cannot be searched ignores it."""

    def open_first(self) -> None:
        """Enter in the search box: open the first row that was found."""

    def focus_first(self) -> None:
        """Take the focus to where work begins."""

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the board was not seen is read now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
