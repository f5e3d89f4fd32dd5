"""What is still open, a line each; Enter or a click on one goes to its step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.reason import Reason
from ui.pages.filing.open_matters import OpenMatter
from ui.widgets import Button, PlainLabel
from ui.wizard.context import PageContext


class MattersList(QWidget):
    """Lines above the checklist. `wanted` asks for a step."""

    wanted = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.buttons: list[Button] = []
        self.notes: tuple[str, ...] = ()

    def show_matters(self, matters: Sequence[OpenMatter], notes: Sequence[Reason]) -> None:
        """Show these instead of the ones before."""
        _ = self._context.translate
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.buttons = []
        for matter in matters:
            self._column.addWidget(self._line(matter))
        if not matters:
            self._column.addWidget(PlainLabel(_("Nothing else is open; only the checklist below."), "done"))
        self.notes = tuple(self._context.sentence(reason) for reason in notes)
        for note in self.notes:
            self._column.addWidget(PlainLabel(note, "quiet"))

    def _line(self, matter: OpenMatter) -> QWidget:
        _ = self._context.translate
        sentence = self._context.sentence(matter.reason)
        if not matter.step:
            return PlainLabel(sentence, "reason")
        step = self._context.name(f"step:{matter.step}")
        button = Button(_("{step} → {reason}").format(step=step, reason=sentence), self._asker(matter.step))
        button.setProperty("flat", True)
        self.buttons.append(button)
        return button

    def _asker(self, step: str) -> Callable[[], None]:
        return lambda: self.wanted.emit(step)
