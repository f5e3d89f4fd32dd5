"""The steps of the case at the side, each with its state as a sign and as a word."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from app.procedure.declaration import Procedure
from app.procedure.progress import Progress, StepState
from app.texts import N_, Translator

WIDTH = 184
SIGNS: Mapping[StepState, str] = {
    StepState.DONE: "✓",
    StepState.HERE: "●",
    StepState.WAITING: "!",
    StepState.NOT_APPLICABLE: "–",
    StepState.AHEAD: "○",
}
WORDS: Mapping[StepState, str] = {
    StepState.DONE: N_("done"),
    StepState.HERE: N_("under way"),
    StepState.WAITING: N_("waiting"),
    StepState.NOT_APPLICABLE: N_("does not apply"),
    StepState.AHEAD: N_("ahead"),
}


class Rail(QWidget):
    """A button a step. A click, or Ctrl with the step's digit (0 for the tenth), asks for that step."""

    wanted = Signal(str)

    def __init__(self, procedure: Procedure, language: str, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self._buttons: dict[str, _RailButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(0)
        for number, step in enumerate(procedure.steps, start=1):
            button = _RailButton(number, step.name(language))
            button.clicked.connect(lambda _checked=False, identifier=step.id: self.wanted.emit(identifier))
            if number <= 10:
                QShortcut(QKeySequence(f"Ctrl+{number % 10}"), button).activated.connect(button.click)
            self._buttons[step.id] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)

    def show_progress(self, progress: Progress, shown: str) -> None:
        """Show every step's state; `shown` is the step on the screen."""
        for step in progress.steps:
            button = self._buttons[step.step.id]
            button.show_state(step.state, self._translate(WORDS[step.state]))
            button.setChecked(step.step.id == shown)


class _RailButton(QPushButton):
    """A step: its sign, its number and its name in three columns, whatever the width of the sign."""

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number = number
        self._name = name
        self._sign = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("rail", True)
        # Tab stays in the form; the digits reach the rail.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_state(self, state: StepState, word: str) -> None:
        """Another sign, and its word for those who do not see it."""
        self._sign = SIGNS[state]
        self.setAccessibleName(f"{self._number} {self._name}: {word}")
        self.setToolTip(word)
        if self.property("state") != state.value:
            self.setProperty("state", state.value)
            self.style().polish(self)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's own ground and frame, then the three columns."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().buttonText().color())
        middle = Qt.AlignmentFlag.AlignVCenter
        height, width = self.height(), self.width()
        painter.drawText(QRect(6, 0, 24, height), middle | Qt.AlignmentFlag.AlignHCenter, self._sign)
        painter.drawText(QRect(28, 0, 20, height), middle | Qt.AlignmentFlag.AlignRight, str(self._number))
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, width - 58)
        painter.drawText(QRect(54, 0, width - 58, height), middle, name)
