"""特殊承诺 (P6): the commitments of the case, and a new one, recorded at whichever step it is made. No dialog."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.household.commitments import commit, fulfil
from app.errors import InputError, RuzhuError
from app.procedure.case import CaseFile, Commitment, Ending
from ui.widgets import Button, DateInput, InputColumn, LineInput, PlainLabel, RecordTable
from ui.wizard.context import PageContext

FORM = "commitment"


class CommitmentsPanel(QWidget):
    """Hidden until it is asked for. `closed` gives the focus back to the page.

    What is typed stays until it is recorded, also while the panel is put away.
    """

    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._step = ""
        self._file: CaseFile | None = None
        self._commitments: tuple[Commitment, ...] = ()
        _ = context.translate
        self.setProperty("strip", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel("", "section")
        self.table = RecordTable(
            (
                InputColumn(key="what", title=_("What is committed")),
                InputColumn(key="by", title=_("Committed by"), width=152),
                InputColumn(key="with", title=_("Agreed with"), width=152),
                InputColumn(key="agreed_on", title=_("Agreed on"), width=100),
                InputColumn(key="due", title=_("Due by"), width=100),
                InputColumn(key="kept", title=_("Kept on"), width=100),
            ),
            name=_("Commitments"),
            most_rows=4,
        )
        self.committed_by = LineInput(field="field:committed_by", placeholder=_("Committed by"))
        self.what = LineInput(field="field:what", limit=500, placeholder=_("What is committed"))
        self.due = DateInput(today=context.today)
        self.agreed_with = LineInput(field="field:agreed_with", placeholder=_("Agreed with"))
        for line, name in ((self.committed_by, ""), (self.what, ""), (self.agreed_with, ""), (self.due, _("Due by"))):
            line.setAccessibleName(name or line.placeholderText())
        self.due.setPlaceholderText(_("Due by"))
        self.record_button = Button(_("Record it"), self._record, main=True)
        self.kept_button = Button(_("The marked one is kept"), self._keep)
        self.print_button = Button(_("Print the commitments"), lambda: context.print_form(FORM))
        self._close = Button(_("Close  Esc"), self.close_panel)
        self.problem = PlainLabel("", "reason")
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        for widget, stretch in ((self.committed_by, 2), (self.what, 5), (self.due, 0), (self.agreed_with, 2)):
            entry.addWidget(widget, stretch)
        entry.addWidget(self.record_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.problem, 1)
        for button in (self.kept_button, self.print_button, self._close):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(self.table)
        column.addLayout(entry)
        column.addLayout(below)

    def open_for(self, step: str) -> None:
        """Show the panel; a new commitment belongs to this step."""
        self._step = step
        _ = self._context.translate
        self.message.setText(_("Special commitments, made at “{step}”").format(step=self._context.name(f"step:{step}")))
        self.problem.clear()
        self.show()
        self.committed_by.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_case(self, file: CaseFile) -> None:
        """The commitments as they are; those not kept yet come first."""
        self._file = file
        self._commitments = tuple(sorted(file.commitments, key=lambda each: each.fulfilled_on is not None))
        self.table.set_rows(
            [
                {
                    "id": each.id,
                    "what": each.what,
                    "by": each.committed_by,
                    "with": each.agreed_with,
                    "agreed_on": each.agreed_on,
                    "due": each.due,
                    "kept": each.fulfilled_on,
                }
                for each in self._commitments
            ]
        )
        if self._commitments and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        open_case = file.case.ending is Ending.OPEN
        self.table.setVisible(bool(self._commitments))
        self.print_button.setVisible(bool(self._commitments))
        self.kept_button.setVisible(open_case and any(each.fulfilled_on is None for each in self._commitments))
        for widget in (self.committed_by, self.what, self.due, self.agreed_with, self.record_button):
            widget.setEnabled(open_case)

    def close_panel(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def _record(self) -> None:
        def verb() -> None:
            due = self.due.value()
            today = self._context.today()
            if due is not None and due < today:
                raise InputError.of("inspection.due_passed", what=self.what.value())
            commit(self._context.desk, self._context.case_id, self._typed(due, today))

        if self._attempt(verb):
            for line in (self.committed_by, self.what, self.due, self.agreed_with):
                line.clear()
            self.committed_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, due: date | None, today: date) -> Commitment:
        client = self._file.client_name if self._file is not None else ""
        return Commitment(
            id="",
            case_id=self._context.case_id,
            step=self._step,
            committed_by=self.committed_by.value(),
            what=self.what.value(),
            agreed_on=today,
            due=due,
            agreed_with=self.agreed_with.value() or client,
        )

    def _keep(self) -> None:
        row = self.table.current_row()
        if row is None or row >= len(self._commitments):
            return
        chosen = self._commitments[row]
        self._attempt(lambda: fulfil(self._context.desk, self._context.case_id, chosen.id))

    def _attempt(self, verb: Callable[[], None]) -> bool:
        try:
            verb()
        except RuzhuError as error:
            self.problem.setText(self._context.sentence(error.reason))
            return False
        self.problem.clear()
        self._context.changes.tell()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter records what is typed; Esc puts the panel away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            else:
                self._record()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
