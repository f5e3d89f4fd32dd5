"""A button that always carries a word."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from ui.widgets.labels import literal


class Button(QPushButton):
    """A push button with `text` (shown as it is), its `action` and, if it has one, its `shortcut`, shown beside the word."""

    def __init__(self, text: str, action: Callable[[], object] | None = None, shortcut: str = "", *, main: bool = False) -> None:
        super().__init__(literal(f"{text}  {shortcut}" if shortcut else text))
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setProperty("main", main)
        if shortcut:
            # A shortcut of the button itself would wait for the button's animation.
            QShortcut(QKeySequence(shortcut), self).activated.connect(self.click)
        if action is not None:
            self.clicked.connect(lambda _checked=False: action())
