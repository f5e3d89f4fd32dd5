"""A case whose procedure cannot be used: why, what changes by the present one, and the button that lets it go on (P15)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk.household.moving_on import Stuck, stuck, take_present_procedure
from app.desk.household.queries import case_file
from app.errors import RuzhuError
from app.texts.declaration import difference_lines
from app.texts.joining import in_a_row
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel
from ui.wizard.header import CaseHeader

TEXT_WIDTH = 840


class StuckCase(QWidget):
    """Esc goes back (`left`); Ctrl+M lets the case take the present procedure, and then it opens (`moved`)."""

    left = Signal()
    moved = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._case = ""
        _ = context.translate
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("This case cannot go on as it is"))
        self.header = CaseHeader(_)
        self.reason = PlainLabel("", "reason")
        self.faults = PlainLabel("", "quiet")
        self.outlook = PlainLabel()
        self.changes = PlainLabel()
        self.problem = PlainLabel("", "reason")
        self.back_button = Button(_("Back to the list  Esc"), self.left.emit)
        self.move_button = Button(_("Go on by the present procedure"), self.move_on, "Ctrl+M", main=True)
        self._arrange()

    def _arrange(self) -> None:
        _ = self._context.translate
        words = QWidget()
        words.setMaximumWidth(TEXT_WIDTH)
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(PlainLabel(_("This case cannot go on as it is"), "section"))
        lines.addWidget(self.reason)
        lines.addWidget(self.faults)
        lines.addSpacing(16)
        lines.addWidget(PlainLabel(_("By the present procedure"), "section"))
        lines.addWidget(self.outlook)
        lines.addWidget(self.changes)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(words)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.problem, 1)
        buttons.addWidget(self.move_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def show_case(self, case_id: str, found: Stuck) -> None:
        """Say why the case cannot go on, and what it would be by the present procedure."""
        self._case = case_id
        desk, say = self._context.desk, self._context.sentence
        self.header.show_case(case_file(desk, case_id), desk.today())
        self.reason.setText(say(found.reason))
        self.faults.setText("\n".join(map(say, found.faults)))
        self.faults.setVisible(bool(found.faults))
        self.outlook.setText(self._outlook(found))
        changes = self._changes(found)
        self.changes.setText("\n".join(changes))
        self.changes.setVisible(bool(changes))
        self.problem.setText("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> bool:
        """Read it anew, and return whether it still cannot go on."""
        found = stuck(self._context.desk, self._case)
        if found is not None:
            self.show_case(self._case, found)
        return found is not None

    def _outlook(self, found: Stuck) -> str:
        """Return in words where the case would stand, and that nothing is lost."""
        _, progress = self._context.translate, found.progress
        kept = _("All that was recorded, signed and paid stays as it is; a step is done again only where it asks for more.")
        if progress.current is None:
            return in_a_row([kept, _("The case has ended, and can be read and printed again.")], _)
        stands = _("The case would stand at “{step}”.").format(step=self._context.name(f"step:{progress.current}"))
        why = [] if progress.blocked_by is None else [self._context.sentence(progress.blocked_by)]
        return in_a_row([kept, stands, *why], _)

    def _changes(self, found: Stuck) -> list[str]:
        _ = self._context.translate
        if found.changes is None:
            return [_("What else changes cannot be told.")]
        lines = list(difference_lines(found.changes, _, self._context.language))
        return [_("What changes for this case:"), *lines] if lines else [_("Nothing else changes for this case.")]

    def move_on(self) -> None:
        """Let the case take the present procedure."""
        try:
            take_present_procedure(self._context.desk, self._case)
        except RuzhuError as error:
            self.problem.setText(self._context.sentence(error.reason))
            return
        self._context.changes.tell()
        self.moved.emit(self._case)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
