"""The wizard of one case: one page a step, in the order that the procedure declares."""

import json
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLabel, QWidget, QWizard

from app.desk.household.queries import case_file
from app.desk.household.steps import pass_step
from app.errors import RuzhuError
from app.procedure.case import CaseFile, Ending
from app.procedure.progress import Progress, StepState, progress_of
from app.procedure.reason import Reason
from ui.widgets.input import Draft
from ui.wizard.context import PageContext
from ui.wizard.rail import Rail
from ui.wizard.step_page import StepPage

DRAFT_DELAY = 600
LIVE_DELAY = 120
"""Milliseconds without typing before the draft is kept, and before reasons and preview follow."""


class HandoverWizard(QWizard):
    """Pages, order and saving. The state lives in the archive: Back, jumps and repair loops set the start page and restart.

    `followed` tells, after each change and while typing, that `typed_file` and `reasons` are new. `completed`: the last step
    was passed.
    """

    followed = Signal()
    draft_taken = Signal(bool)
    completed = Signal()

    def __init__(self, context: PageContext, pages: Mapping[str, type[StepPage]]) -> None:
        super().__init__()
        self.context = context
        self._steps = [step.id for step in context.procedure.steps]
        self._refreshing = False
        self.file: CaseFile = case_file(context.desk, context.case_id)
        self.progress: Progress = self._progress(self.file)
        self.typed_file = self.file
        self.rail = Rail(context.procedure, context.language, context.translate)
        self.rail.wanted.connect(self.go)
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_DELAY)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._live_timer = QTimer(self, singleShot=True, interval=LIVE_DELAY)
        self._live_timer.timeout.connect(self._follow_typing)
        self._embed()
        for number, step in enumerate(self._steps):
            page = pages[step](context)
            page.touched.connect(self._touched)
            self.setPage(number, page)
        context.changes.changed.connect(self.refresh)

    def _embed(self) -> None:
        """Sit in the window like any other widget; the buttons of the case view take the place of QWizard's own."""
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.IgnoreSubTitles)
        self.setOption(QWizard.WizardOption.NoCancelButton)
        self.setOption(QWizard.WizardOption.NoDefaultButton)
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        self.setButtonLayout([])
        self.setSideWidget(self.rail)
        self.currentIdChanged.connect(self._tidy)

    def _tidy(self) -> None:
        """QWizard keeps a margin and a ruler of its own, which no option takes away."""
        for inner in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            layout = inner.layout()
            if layout is None:
                continue
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            if isinstance(layout, QGridLayout):
                for row in range(layout.rowCount()):
                    layout.setRowMinimumHeight(row, 0)
            for part in inner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                around = part.layout()
                if isinstance(part, QLabel):
                    part.setTextFormat(Qt.TextFormat.PlainText)
                if type(part) is QWidget:
                    part.hide()
                elif around is not None and part.isAncestorOf(self.rail):
                    around.setContentsMargins(0, 0, 0, 0)

    # ---- where it stands ---------------------------------------------------------------------------------------------

    @property
    def step(self) -> str:
        """The step on the screen."""
        page = self.currentPage()
        return page.step if isinstance(page, StepPage) else self.home

    @property
    def step_page(self) -> StepPage:
        """The page on the screen."""
        page = self.page(self._steps.index(self.step))
        if not isinstance(page, StepPage):
            raise TypeError(page)
        return page

    @property
    def home(self) -> str:
        """The step at which the archive says the case stands; the last one when it has ended."""
        return self.progress.current or self._steps[-1]

    @property
    def ended(self) -> bool:
        """Filed or refused: shown, but no longer changed."""
        return self.file.case.ending is not Ending.OPEN

    @property
    def refused(self) -> bool:
        """The client does not take the unit: no step follows any more (C8)."""
        return self.file.case.ending is Ending.REFUSED

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the step on the screen is not done, with what stands in the widgets; empty when Next goes on."""
        if self.ended or self.file.open_escalation is not None:
            return () if self.progress.blocked_by is None else (self.progress.blocked_by,)
        return self._progress(self.typed_file).step(self.step).reasons

    def _progress(self, file: CaseFile) -> Progress:
        return progress_of(file, self.context.procedure, self.context.today())

    # ---- moving ------------------------------------------------------------------------------------------------------

    def start(self, step: str | None = None) -> None:
        """Show a step; by default the one at which the case stands."""
        self.setStartId(self._steps.index(step or self.home))
        self.restart()

    def nextId(self) -> int:
        """Return the procedure's next step; -1 after the last one."""
        following = self.progress.next(self.step)
        return -1 if following is None else self._steps.index(following)

    def advance(self) -> None:
        """Enter, or the Next button: save, pass the step, and go on; on a case that has ended, `completed`."""
        if self.refused:
            self.completed.emit()
            return
        if self.nextId() != -1:
            self.next()
            return
        was_open = not self.ended
        if not self.validateCurrentPage():
            return
        if was_open and self.ended:
            # It stays on the screen, filed, until the next Enter asks for the next client.
            self.start()
        else:
            self.completed.emit()

    def retreat(self) -> None:
        """Back: the procedure's previous step."""
        before = self.progress.previous(self.step)
        if before is not None:
            self.go(before)

    def go(self, step: str) -> None:
        """Jump to a step, keeping what was typed."""
        self.leave()
        self.start(step)

    def leave(self) -> None:
        """Save what was typed; where that is refused, keep it as a draft. Nothing is lost either way."""
        page = self.step_page
        if not page.modified:
            self._draft_timer.stop()
            return
        self.keep_draft()
        if not self.ended and page.store():
            self._forget_draft()
            self.context.changes.tell()

    def initializePage(self, identifier: int) -> None:
        """A page is entered: read the case anew, show it, and put back what a draft holds."""
        page = self.page(identifier)
        if not isinstance(page, StepPage):
            return
        self._read()
        draft = self._draft(page.step)
        page.show_case(self.file, self.context.procedure, self.progress, draft)
        self.draft_taken.emit(draft is not None)
        self._follow(page)

    def validateCurrentPage(self) -> bool:
        """Return whether the page may be left forward: saved, and its step passed; else the reason is shown at its place."""
        page = self.step_page
        if self.ended:
            return not page.modified or self._stored_after_the_end(page)
        if self.progress.step(page.step).state is StepState.DONE and not page.modified:
            return True
        if not page.decide() or not page.store():
            return False
        self._forget_draft()
        passed = self._runs_beside() or page.attempt(lambda: self._pass(page))
        self._quietly_tell()
        if not passed:
            self._follow()
        return passed

    def _stored_after_the_end(self, page: StepPage) -> bool:
        """Return what a case that has ended still takes, such as the signature on a replaced certificate; no step is passed
        any more."""
        if not page.decide() or not page.store():
            return False
        self._forget_draft()
        self._quietly_tell()
        return True

    def _pass(self, page: StepPage) -> None:
        reasons = self._progress(case_file(self.context.desk, self.context.case_id)).step(page.step).reasons
        if reasons:
            raise RuzhuError(reasons[0])
        pass_step(self.context.desk, self.context.case_id, page.step)

    def _runs_beside(self) -> bool:
        """The step is not done, but the case has gone on without it (P3): Next leads on."""
        self._read()
        here, current = self.step, self.progress.current
        reasons = self.progress.step(here).reasons
        return bool(reasons) and current is not None and self._steps.index(current) > self._steps.index(here)

    # ---- reading anew ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self.file = case_file(self.context.desk, self.context.case_id)
        self.typed_file = self.file
        self.progress = self._progress(self.file)

    def _quietly_tell(self) -> None:
        """Tell everybody else; the page on the screen is being left and is not loaded again."""
        self._refreshing = True
        try:
            self.context.changes.tell()
        finally:
            self._refreshing = False
        self._read()

    def refresh(self) -> None:
        """Something was saved: read the case anew. A page with unsaved typing keeps it."""
        if self._refreshing:
            return
        self._read()
        page = self.step_page
        typing_here = _holds_focus(page)
        if not page.modified:
            page.reload(self.file, self.context.procedure, self.progress)
        if typing_here and not _holds_focus(page):
            # What had the focus is gone: Enter goes on, and is never the button's that Qt would choose.
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _touched(self) -> None:
        self._draft_timer.start()
        self._live_timer.start()

    def _follow_typing(self) -> None:
        self._follow()
        self.step_page.forget_answered(self.reasons)

    def _follow(self, page: StepPage | None = None) -> None:
        """What stands in the widgets became the case's typed state: reasons and preview follow."""
        self._live_timer.stop()
        shown = page or self.step_page
        try:
            self.typed_file = shown.typed(self.file) if shown.modified else self.file
        except RuzhuError:
            # What cannot be used yet is judged by its field; the last good state stays.
            return
        finally:
            self.rail.show_progress(self.progress, shown.step)
        self.followed.emit()

    # ---- drafts ------------------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what stands in the widgets in the local table, so that a crash loses nothing."""
        self._draft_timer.stop()
        page = self.step_page
        if page.modified:
            text = json.dumps(page.draft(), ensure_ascii=False)
            self.context.desk.archive.drafts.save(self.context.case_id, page.step, text)

    def discard_draft(self) -> None:
        """Forget what was typed and not saved, and show the facts."""
        self._forget_draft()
        self.start(self.step)

    def _forget_draft(self) -> None:
        self._draft_timer.stop()
        self.context.desk.archive.drafts.clear(self.context.case_id, self.step)

    def _draft(self, step: str) -> Mapping[str, Draft] | None:
        text = self.context.desk.archive.drafts.load(self.context.case_id, step)
        if text is None:
            return None
        draft = json.loads(text)
        return draft if isinstance(draft, dict) else None

    # ---- keys --------------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc would hide an embedded wizard; here it does nothing."""

    def accept(self) -> None:
        """QWizard's own way of finishing is not used."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, save where it presses the button that has the focus. Esc is left to nobody."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            event.accept()
            if isinstance(focused, QAbstractButton) and not focused.isCheckable():
                focused.click()
            else:
                self.advance()
        else:
            super().keyPressEvent(event)


def _holds_focus(page: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is page or page.isAncestorOf(focused))
