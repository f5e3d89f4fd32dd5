"""The search box of the window. A barcode scanner types into it and presses Enter."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QLineEdit

from app.texts import Translator

DELAY = 150
"""Milliseconds without typing before the list follows; a scanner is done long before."""


class SearchBox(QLineEdit):
    """`searched` follows the typing; `entered` is Enter, `left` the arrow down (into the list) or Esc with nothing typed."""

    searched = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        _ = translate
        self.setPlaceholderText(_("Unit / name / pinyin / end of identity number / number   F3"))
        self.setAccessibleName(_("Search"))
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(lambda: self.searched.emit(self.words))
        self.textEdited.connect(lambda _text: self._timer.start())
        self.textChanged.connect(lambda text: None if text else self._timer.start())
        self.shortcut = QShortcut(QKeySequence("F3"), self)
        self.shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self.shortcut.activated.connect(self._take_focus)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.text().strip()

    def empty(self) -> None:
        """Search for nothing any more; no list is read for it."""
        with QSignalBlocker(self):
            self.clear()
        self._timer.stop()

    def _take_focus(self) -> None:
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once and opens; Esc empties."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self.entered.emit(self.words)
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
