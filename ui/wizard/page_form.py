"""The form of a page: sections, rows of fields, tables, buttons, one under the other, in the order of the paper."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.procedure.reason import Reason
from ui.widgets import Button, Field, PlainLabel

Registered = Callable[[Field], None]


class PageForm(QWidget):
    """What `StepPage.build` is given. Widgets are added from top to bottom, and Tab follows the same order."""

    def __init__(self, say: Callable[[Reason], str], register: Registered) -> None:
        super().__init__()
        self._say = say
        self._register = register
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._stretched = False

    def section(self, title: str) -> PlainLabel:
        """Return a heading inside the page."""
        label = PlainLabel(title, "section")
        label.setContentsMargins(0, 8 if self._column.count() > 1 else 0, 0, 0)
        self._add(label)
        return label

    def fields(self, *fields: Field) -> QWidget:
        """Return one to three fields beside each other. The row is given back, so that it can be hidden as a whole."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for field in fields:
            self.register(field)
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._add(row)
        return row

    def register(self, field: Field) -> Field:
        """Make a field known to the page that stands inside a widget of the page's own."""
        field.say = self._say
        self._register(field)
        return field

    def widget(self, widget: QWidget, *, grows: bool = False) -> None:
        """Anything over the whole width: a table, a list, a part of the page's own. `grows` takes the height that is left."""
        self._add(widget, 1 if grows else 0)

    def note(self, text: str) -> PlainLabel:
        """Return a quiet sentence."""
        label = PlainLabel(text, "quiet")
        self._add(label)
        return label

    def buttons(self, *buttons: Button) -> QWidget:
        """Buttons in a row, from the left."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self._add(row)
        return row

    def _add(self, widget: QWidget, stretch: int = 0) -> None:
        self._column.insertWidget(self._column.count() - 1, widget, stretch)
        if stretch and not self._stretched:
            self._column.setStretch(self._column.count() - 1, 0)
            self._stretched = True
