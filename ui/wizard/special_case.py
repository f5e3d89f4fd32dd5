"""The strip for a special case (P5): hand it to 经营部, and record how it was settled. No dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.household.escalation import escalate, settle
from app.errors import RuzhuError
from app.procedure.case import CaseFile, Ending
from ui.widgets import Button, LineInput, PlainLabel
from ui.wizard.context import PageContext


class SpecialCaseStrip(QWidget):
    """Hidden until F9, or while the case waits for 经营部. `closed` gives the focus back to the page."""

    closed = Signal()

    def __init__(self, context: PageContext, before_handing: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._before_handing = before_handing
        _ = context.translate
        self.setProperty("strip", "wait")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel()
        self.what = LineInput(field="field:what", limit=500, placeholder=_("What the office cannot settle"))
        self.papers = LineInput(field="field:papers", limit=500, placeholder=_("Papers passed on"))
        self.hand_button = Button(_("Hand to operations"), self._hand, main=True)
        self.settled_by = LineInput(field="field:settled_by", placeholder=_("Settled by"))
        self.how = LineInput(field="field:how", limit=500, placeholder=_("How it was settled"))
        self.settle_button = Button(_("Settled"), self._settle, main=True)
        self._cancel = Button(_("Not now  Esc"), self.close_strip)
        self.problem = PlainLabel("", "reason")
        self._step = ""
        for line in (self.what, self.papers, self.settled_by, self.how):
            line.setAccessibleName(line.placeholderText())
        self._handing = (self.what, self.papers, self.hand_button, self._cancel)
        self._settling = (self.settled_by, self.how, self.settle_button)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget, stretch in ((self.what, 3), (self.papers, 2), (self.settled_by, 1), (self.how, 3)):
            row.addWidget(widget, stretch)
        for button in (self.hand_button, self._cancel, self.settle_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.problem.hide()

    def open_for(self, step: str) -> None:
        """F9: ask what cannot be settled at this step."""
        self._step = step
        _ = self._context.translate
        self.message.setText(
            _("Hand this case to operations. It waits at “{step}” until it is settled, and then goes on there.").format(
                step=self._context.name(f"step:{step}")
            )
        )
        self._show(settling=False)
        self.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_case(self, file: CaseFile) -> None:
        """While the case waits for 经营部 the strip stands there."""
        waiting = file.open_escalation
        if waiting is not None and file.case.ending is Ending.OPEN:
            _ = self._context.translate
            self.message.setText(
                _("This case waits for operations since {day} at “{step}”: {what}").format(
                    day=waiting.since.isoformat(), step=self._context.name(f"step:{waiting.step}"), what=waiting.what
                )
            )
            self._show(settling=True)
        elif self.settle_button.isVisibleTo(self):
            self.hide()

    def close_strip(self) -> None:
        """Not now; what was typed stays for the next time."""
        self.hide()
        self.closed.emit()

    def _show(self, *, settling: bool) -> None:
        for widget in self._handing:
            widget.setVisible(not settling)
        for widget in self._settling:
            widget.setVisible(settling)
        self.show()

    def _hand(self) -> None:
        def verb() -> None:
            self._before_handing()
            escalate(self._context.desk, self._context.case_id, self._step, self.what.value(), self.papers.value())

        if self._attempt(verb):
            self.what.clear()
            self.papers.clear()

    def _settle(self) -> None:
        def verb() -> None:
            settle(self._context.desk, self._context.case_id, self.settled_by.value(), self.how.value())

        if self._attempt(verb):
            self.settled_by.clear()
            self.how.clear()
            self.closed.emit()

    def _attempt(self, verb: Callable[[], None]) -> bool:
        try:
            verb()
        except RuzhuError as error:
            self.problem.setText(self._context.sentence(error.reason))
            self.problem.show()
            return False
        self.problem.hide()
        self._context.changes.tell()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the strip is for; Esc puts it away while nothing was handed over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._settle if self.settle_button.isVisible() else self._hand)()
        elif event.key() == Qt.Key.Key_Escape and self._cancel.isVisible():
            self.close_strip()
        else:
            super().keyPressEvent(event)
