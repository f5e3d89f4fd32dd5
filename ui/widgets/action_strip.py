"""A line in the page that asks what a deed needs and does it, instead of a dialog."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import RuzhuError
from app.procedure.reason import Reason
from ui.widgets.buttons import Button
from ui.widgets.into_view import bring_into_view
from ui.widgets.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a strip asks: its name over the input ("" for one that names its parts itself).

    `stretch` is its part of the width that is left.
    """

    name: str
    input: QWidget
    stretch: int = 0


class ActionStrip(QWidget):
    """Hidden until `open`. Enter does the deed, Esc puts the strip away and keeps what was typed.

    `deed` may raise RuzhuError, which is said under the inputs; `answers` says which input mends which reason. `done` follows a
    deed that went through; `close` is the word of the button that puts the strip away ("" for a strip that stays). `stacked` puts
    the buttons under the inputs, for a narrow page.
    """

    closed = Signal()

    def __init__(
        self,
        asked: Sequence[Asked],
        *,
        do: str,
        close: str,
        deed: Callable[[], object],
        done: Callable[[], object],
        say: Callable[[Reason], str],
        answers: Mapping[str, QWidget] | None = None,
        tone: str = "note",
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self._deed = deed
        self._done = done
        self._say = say
        self._answers = dict(answers or {})
        self.setProperty("strip", tone)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.inputs = tuple(each.input for each in asked)
        self.message = PlainLabel()
        self.button = Button(do, self.do, main=True)
        self.close_button = Button(close, self.close_strip)
        self.problem = PlainLabel("", "reason")
        self._closes = bool(close)
        self._arrange(asked, stacked=stacked)
        self.hide()

    def _arrange(self, asked: Sequence[Asked], *, stacked: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        buttons = QHBoxLayout() if stacked else row
        buttons.setSpacing(8)
        for each in asked:
            box = QVBoxLayout()
            box.setSpacing(2)
            if each.name:
                each.input.setAccessibleName(each.name)
                box.addWidget(PlainLabel(each.name, "quiet", wraps=False))
            box.addWidget(each.input)
            row.addLayout(box, each.stretch)
        if not any(each.stretch for each in asked):
            row.addStretch(1)
        for button in (self.button, self.close_button):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addLayout(row)
        if stacked:
            buttons.addStretch(1)
            column.addLayout(buttons)
        column.addWidget(self.problem)
        self.problem.hide()
        # Shown only now that it has a parent: before, it would be a window.
        self.close_button.setVisible(self._closes)

    def open(self, message: str) -> None:
        """Ask, and take the focus to the first input."""
        self.show_message(message)
        first = self.inputs[0] if self.inputs else self.button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(self)

    def show_message(self, message: str) -> None:
        """Stand there and ask, and leave the focus where it is."""
        self.message.setText(message)
        self.say_problem(None)
        self.show()

    def close_strip(self) -> None:
        """Not now; what was typed stays for the next time."""
        self.hide()
        self.closed.emit()

    def say_problem(self, reason: Reason | None) -> None:
        """Say why it was not done, and go to where that is mended."""
        self.problem.setText(self._say(reason) if reason is not None else "")
        self.problem.setVisible(reason is not None)
        if reason is not None:
            bring_into_view(self)
        place = self._answers.get(reason.code) if reason is not None else None
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(place, QLineEdit):
            place.selectAll()  # what is typed next stands in the place of what was refused

    def do(self) -> bool:
        """Do the deed. Whether it was done."""
        try:
            self._deed()
        except RuzhuError as error:
            self.say_problem(error.reason)
            return False
        self.say_problem(None)
        self.hide()
        self._done()
        self.closed.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the strip is for; Esc puts it away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.do()
        elif event.key() == Qt.Key.Key_Escape and self._closes:
            self.close_strip()
        else:
            super().keyPressEvent(event)
