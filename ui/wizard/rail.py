"""The steps of the case at the side, each with its state as a sign and as a word."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from app.procedure.declaration import Procedure
from app.procedure.progress import Progress, StepState
from app.texts import N_, Translator
from ui.widgets.labels import literal

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
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("bar", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(0)
        for number, step in enumerate(procedure.steps, start=1):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("rail", True)
            # Tab stays in the form; the digits reach the rail.
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setProperty("words", f"{number}  {step.name(language)}")
            button.clicked.connect(lambda _checked=False, identifier=step.id: self.wanted.emit(identifier))
            if number <= 10:
                button.setShortcut(QKeySequence(f"Ctrl+{number % 10}"))
            self._buttons[step.id] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)

    def show_progress(self, progress: Progress, shown: str) -> None:
        """Show every step's state; `shown` is the step on the screen."""
        for step in progress.steps:
            button = self._buttons[step.step.id]
            words = str(button.property("words"))
            shortcut = button.shortcut()
            button.setText(literal(f"{SIGNS[step.state]}  {words}"))
            # Setting a text drops the shortcut.
            button.setShortcut(shortcut)
            button.setAccessibleName(f"{words}: {self._translate(WORDS[step.state])}")
            button.setToolTip(self._translate(WORDS[step.state]))
            button.setChecked(step.step.id == shown)
            if button.property("state") != step.state.value:
                button.setProperty("state", step.state.value)
                button.style().polish(button)

    def text_of(self, step: str) -> str:
        """What the rail says of a step: sign, number and name."""
        return self._buttons[step].text()
