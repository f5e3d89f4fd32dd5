"""The keys of the counter, pressed where the focus is: a test that uses nothing else needs no mouse."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MOST_TABS = 400


class Keyboard:
    """Sends to the widget that has the focus at each key."""

    @property
    def focused(self) -> QWidget:
        """Where the next key goes."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        """One key, and what the window does about it before the next one."""
        QTest.keyClick(self.focused, key, modifier)
        QApplication.processEvents()

    def control(self, key: Qt.Key) -> None:
        """A key with Ctrl."""
        self.press(key, _CONTROL)

    def enter(self) -> None:
        """Enter."""
        self.press(Qt.Key.Key_Return)

    def space(self) -> None:
        """The space bar."""
        self.press(Qt.Key.Key_Space)

    def down(self, times: int = 1) -> None:
        """Arrow down."""
        for _time in range(times):
            self.press(Qt.Key.Key_Down)

    def type(self, text: str) -> None:
        """Any characters, as an input method leaves them; the first one in a cell opens its editor."""
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, _NONE, character))

    def retype(self, text: str) -> None:
        """Replace what stands in the line that has the focus."""
        self.control(Qt.Key.Key_A)
        self.press(Qt.Key.Key_Delete)
        self.type(text)

    def tab_to(self, widget: QWidget) -> None:
        """Tab until `widget` (or a part of it) has the focus; fails where Tab never reaches it."""
        for _time in range(_MOST_TABS):
            focused = self.focused
            if focused is widget or widget.isAncestorOf(focused):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {widget.accessibleName() or widget}")
