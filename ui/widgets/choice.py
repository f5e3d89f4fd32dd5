"""Choosing one of a few by keyboard, and a yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from app.procedure.reason import Reason
from ui.widgets.input import Draft
from ui.widgets.labels import literal


class Choice(QComboBox):
    """A list that drops down: for five choices and more. Keys 1–9 choose, arrows move, letters search."""

    edited = Signal()

    def __init__(self, options: Sequence[tuple[str, str]] = (), *, empty: str | None = None) -> None:
        """`options` are pairs of value and text; `empty`, when given, is the text of a first choice whose value is ""."""
        super().__init__()
        self._empty = empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda _index: self.edited.emit())
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; what was chosen stays chosen where it is still offered."""
        kept = self.value()
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, "")
        for value, text in options:
            self.addItem(text, value)
        self.set_value(kept)

    def value(self) -> str:
        """Return the value chosen, "" when none is."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def set_value(self, value: str | None) -> None:
        """Choose `value`; an unknown one leaves the first (an empty choice when there is one)."""
        self.setCurrentIndex(max(0, self.findData(value or "")))

    def problem(self) -> Reason | None:
        """Return nothing wrong: whatever is offered can be used."""
        return None

    def draft_value(self) -> Draft:
        """Return the value chosen."""
        return self.value()

    def take_draft(self, value: Draft) -> None:
        """Choose again."""
        self.set_value(value if isinstance(value, str) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys 1–9 choose by place; Enter and the keys with Ctrl belong to the page."""
        place = event.key() - Qt.Key.Key_1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif 0 <= place < min(9, self.count()) and not event.modifiers():
            self.setCurrentIndex(place)
            self.edited.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page never changes a choice."""
        event.ignore()


class ChoiceRow(QWidget):
    """A row of words of which one is chosen: for two to four choices. Arrows and keys 1–9 choose; nothing chosen is possible."""

    edited = Signal()

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        """`options` are pairs of value and text."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (value, text) in enumerate(options):
            button = _OptionButton(text)
            button.setProperty("last", place == len(options) - 1)
            self._buttons[value] = button
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False: self.edited.emit())
        row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def setAccessibleName(self, name: str) -> None:
        """Each word is read with the name of the whole."""
        super().setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def value(self) -> str:
        """Return the value chosen, "" when none is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str | None) -> None:
        """Choose `value`, or nothing."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == value)
            if each == value:
                self.setFocusProxy(button)
        self._group.setExclusive(True)

    def problem(self) -> Reason | None:
        """Return nothing wrong: whatever is offered can be used."""
        return None

    def draft_value(self) -> Draft:
        """Return the value chosen."""
        return self.value()

    def take_draft(self, value: Draft) -> None:
        """Choose again."""
        self.set_value(value if isinstance(value, str) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys 1–9 and the arrows choose."""
        values = list(self._buttons)
        place = event.key() - Qt.Key.Key_1
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            chosen = self.value()
            place = min(len(values) - 1, max(0, values.index(chosen) + step)) if chosen else 0
        if 0 <= place < len(values) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_value(values[place])
            self._buttons[values[place]].setFocus()
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class _OptionButton(QPushButton):
    """One word of the row; its keys belong to the row, save the space bar."""

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("option", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar chooses; all else goes to the row."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class Tick(QCheckBox):
    """A yes or no with its words."""

    edited = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))
        self.setAccessibleName(text)
        self.clicked.connect(lambda _checked=False: self.edited.emit())

    def value(self) -> bool:
        """Ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or not, without counting as typing."""
        self.setChecked(value)

    def problem(self) -> Reason | None:
        """Yes and no can both be used."""
        return None

    def draft_value(self) -> Draft:
        """Ticked."""
        return self.isChecked()

    def take_draft(self, value: Draft) -> None:
        """Tick again."""
        self.setChecked(value is True)
