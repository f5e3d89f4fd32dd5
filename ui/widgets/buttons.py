"""A button that always carries a word."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ui.widgets.labels import literal


class Button(QPushButton):
    """A push button with `text` (shown as it is), its `action` and, if it has one, its `shortcut`, shown beside the word.

    Enter presses it wherever it stands; Qt would do so only in a dialog.
    """

    def __init__(self, text: str, action: Callable[[], object] | None = None, shortcut: str = "", *, main: bool = False) -> None:
        super().__init__()
        self.setText(f"{text}  {shortcut}" if shortcut else text)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setProperty("main", main)
        if shortcut:
            # A shortcut of the button itself would wait for the button's animation.
            QShortcut(QKeySequence(shortcut), self).activated.connect(self.click)
        if action is not None:
            self.clicked.connect(lambda _checked=False: action())

    def setText(self, text: str) -> None:
        """Other words, shown and read out as they are."""
        super().setText(literal(text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)
