"""A board that is one list with its buttons and strips."""

from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea

from ui.boards.board import Board
from ui.boards.board_part import BoardPart
from ui.context import WindowContext

P = TypeVar("P", bound=BoardPart)


class PartBoard(Board, Generic[P]):
    """Enter on a row does what is due for it."""

    searched: ClassVar[bool] = False

    def __init__(self, context: WindowContext, title: str, part: P) -> None:
        super().__init__(context, title)
        self.part = part
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(part)
        self.column.addWidget(area, 1)

    def refresh(self) -> None:
        """Read anew."""
        self.part.refresh()

    def focus_first(self) -> None:
        """The list takes the focus."""
        self.part.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what is due for the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.part.table:
            self.part.act()
        else:
            super().keyPressEvent(event)
