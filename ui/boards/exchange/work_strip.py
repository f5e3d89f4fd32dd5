"""The line that shows while long work on the archive is under way: what, how far, how fast, how long still, and Cancel."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.archive.database.connection import database_trouble
from app.desk.desk import Desk
from app.desk.site import open_again
from app.errors import RuzhuError
from ui.boards.exchange.pace import Pace
from ui.context import WindowContext
from ui.widgets import Button, PlainLabel
from ui.worker import CancelledError, Ticket

Progress = Callable[[int, int], None]
DeskWork = Callable[[Desk, Progress], Any]
TOLD_EVERY = 0.05
"""Seconds between two signals of progress; each package tells of thousands of steps."""


class WorkStrip(QWidget):
    """One piece of work at a time, at a desk of its own. `busy` tells when it begins and ends."""

    busy = Signal(bool)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._ticket: Ticket | None = None
        self._before: QWidget | None = None
        self._pace: Pace | None = None
        self.setProperty("strip", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.message = PlainLabel()
        self.pace = PlainLabel("", "quiet", wraps=False)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(280)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar.setAccessibleName(context.translate("How far it is"))
        self.cancel_button = Button(context.translate("Cancel"), self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.message, 1)
        for widget in (self.pace, self.bar, self.cancel_button):
            row.addWidget(widget)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._ticket is not None

    def run(
        self,
        what: str,
        work: DeskWork,
        *,
        done: Callable[[Any], object],
        failed: Callable[[str], object],
        stopped: Callable[[Any], object],
        unit: Callable[[float], str] | None = None,
    ) -> None:
        """Do `work` in another thread, with a desk and what it tells progress to; both are only its own.

        Exactly one is called: `done` with its result, `failed` with a sentence, or, after Cancel, `stopped` with the result
        where the work was done nevertheless, else with None.
        """
        if self.is_busy:
            return
        desk = self._context.desk
        self._pace = Pace(self._context.translate, unit)
        self.message.setText(what)
        self.pace.setText("")
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self._before = self.window().focusWidget()
        self.show()

        def at_own_desk(ticket: Ticket) -> object:
            own = open_again(desk)
            with own.archive:
                return work(own, _seldom(ticket))

        self._ticket = self._context.workers.start(
            at_own_desk,
            owner=self,
            done=lambda result: self._end(done, result),
            failed=lambda error: self._end(failed, self._sentence(error)),
            stopped=lambda result: self._end(stopped, result),
            progressed=self._progressed,
            long=True,
        )
        self.busy.emit(True)
        # Not Cancel: Enter pressed twice would give up what it began.
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Give it up; it ends at its next step, and says so then."""
        if self._ticket is not None:
            self.cancel_button.setEnabled(False)
            self.message.setText(self._context.translate("Cancelling …"))
            self._ticket.cancel()

    def _progressed(self, done: int, whole: int) -> None:
        # Qt counts in 32 bits, and a package may have more bytes.
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // max(whole, 1))
        if self._pace is not None:
            self.pace.setText(self._pace.words(done, whole))

    def _sentence(self, error: BaseException) -> str:
        known = error if isinstance(error, RuzhuError) else database_trouble(error)
        if known is not None:
            return self._context.sentence(known.reason)
        self._context.report_error(error)
        return self._context.translate("Something unexpected went wrong; what was saved before is not touched.")

    def _end(self, then: Callable[[Any], object], result: object) -> None:
        self._ticket = None
        self.hide()
        self.busy.emit(False)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        then(result)


def _seldom(ticket: Ticket) -> Progress:
    """Progress that is told a few times a second; Cancel is heard at every step."""
    last = 0.0

    def tell(done: int, whole: int) -> None:
        nonlocal last
        if ticket.cancelled:
            raise CancelledError
        now = monotonic()
        if now - last >= TOLD_EVERY or done >= whole:
            last = now
            ticket.progress(done, whole)

    return tell
