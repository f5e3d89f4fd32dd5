"""One case in the window: header, strips, the wizard, the paper at the right, and the bar below."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.desk.household.queries import procedure_of
from app.desk.upkeep.printing import CERTIFICATE, certificate_printing
from app.procedure.certificates.printing import PrintMode
from app.procedure.reason import Reason
from ui.certificate_paper import WHOLE_A4, CertificatePrinting
from ui.context import WindowContext
from ui.paper import PACKET, PaperJob
from ui.widgets import Button, Strip
from ui.wizard.bottom_bar import BottomBar
from ui.wizard.commitments_panel import CommitmentsPanel
from ui.wizard.context import PageContext
from ui.wizard.handover_wizard import HandoverWizard
from ui.wizard.header import CaseHeader
from ui.wizard.preview import Preview
from ui.wizard.special_case import SpecialCaseStrip
from ui.wizard.step_page import StepPage

PREVIEW_WIDTH = 336
FOLDED = "preview/folded"


class CaseView(QWidget):
    """Composes the parts and connects them; each of them is a file of its own.

    `parked`: the case was left. `finished`: it has ended, and the next client may come. `certificates_wanted`: the board of
    certificates is asked for.
    """

    parked = Signal()
    finished = Signal()
    certificates_wanted = Signal()

    def __init__(
        self,
        context: WindowContext,
        case_id: str,
        pages: Mapping[str, type[StepPage]],
        print_paper: Callable[[PaperJob], None],
        settings: QSettings,
    ) -> None:
        super().__init__()
        self._context = context
        self._settings = settings
        self._print = print_paper
        self._procedure = procedure_of(context.desk, case_id)
        self._form: str | None = None
        self._form_step = ""
        self.page_context = PageContext(
            context,
            case_id,
            self._procedure,
            print_form=self.print_form,
            next_client=self.finished.emit,
            show_certificates=self.certificates_wanted.emit,
        )
        self.wizard = HandoverWizard(self.page_context, pages)
        self.header = CaseHeader(context.translate)
        self.special = SpecialCaseStrip(self.page_context, self.wizard.leave)
        self.commitments = CommitmentsPanel(self.page_context)
        self.draft_strip = self._make_draft_strip()
        self.preview: Preview[PaperJob] = Preview(context)
        self.bar = BottomBar(context.translate, self.page_context.sentence)
        self._fold = Button(context.translate("Show the paper"), self.fold_preview, "F7")
        self._arrange()
        self._connect()
        self.wizard.start()

    def _make_draft_strip(self) -> Strip:
        _ = self._context.translate
        strip = Strip(_("What was typed here and not saved has been put back."))
        discard = Button(_("Discard it"), self.wizard.discard_draft)
        discard.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        strip.layout().addWidget(discard)  # type: ignore[union-attr]  # a strip always has its row
        strip.hide()
        return strip

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.header, 1)
        self._fold.setProperty("flat", True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.header.layout().addWidget(self._fold)  # type: ignore[union-attr]  # the header always has its row
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.wizard)
        self._splitter.addWidget(self.preview)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setCollapsible(0, False)
        self._splitter.setSizes([800, PREVIEW_WIDTH])
        self._splitter.setHandleWidth(1)
        self.preview.setMinimumWidth(240)
        self.preview.setVisible(self._settings.value(FOLDED, False, type=bool) is not True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.special)
        column.addWidget(self.commitments)
        column.addWidget(self.draft_strip)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        wizard, bar = self.wizard, self.bar
        wizard.followed.connect(self._follow)
        wizard.draft_taken.connect(self.draft_strip.setVisible)
        wizard.completed.connect(self.finished)
        bar.back.connect(wizard.retreat)
        bar.forward.connect(wizard.advance)
        bar.park.connect(self.park)
        bar.special.connect(lambda: self.special.open_for(wizard.step))
        bar.commitment.connect(lambda: self.commitments.open_for(wizard.step))
        bar.print_form.connect(lambda: self.print_form(self._form) if self._form else None)
        bar.reason_wanted.connect(self._go_to)
        self.special.closed.connect(self._focus_page)
        self.commitments.closed.connect(self._focus_page)
        self.preview.form_chosen.connect(self._choose_form)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, wizard.advance)
        QShortcut(QKeySequence("Alt+Left"), self, wizard.retreat)

    def _follow(self) -> None:
        """Something was typed or saved: header, reasons, strip and paper follow."""
        wizard = self.wizard
        self.header.show_case(wizard.file, self._context.desk.today())
        self.special.show_case(wizard.file)
        self.commitments.show_case(wizard.file)
        self.bar.show_reasons(wizard.reasons)
        self.bar.back_button.setEnabled(wizard.progress.previous(wizard.step) is not None)
        self.bar.special_button.setEnabled(not wizard.ended and wizard.file.open_escalation is None)
        self.bar.set_last(wizard.nextId() == -1 or wizard.refused, ended=wizard.ended)
        if not wizard.step_page.modified:
            self.draft_strip.hide()
        self._show_paper()

    def _show_paper(self) -> None:
        step = self._procedure.step(self.wizard.step)
        offered = [(form, self._procedure.form(form).name(self._context.language)) for form in step.forms]
        shown = self.wizard.step_page.preview_form()
        if shown == PACKET:
            offered.insert(0, (PACKET, self._context.translate("The whole packet")))
        if self._form_step != step.id or self._form not in [form for form, _name in offered]:
            self._form_step, self._form = step.id, shown
        wanted = self._form
        self.preview.offer(offered, wanted or "")
        self.bar.print_button.setEnabled(wanted is not None)
        self.preview.show_paper(self._job(wanted) if wanted else None)

    def _job(self, form: str, *, saved: bool = False) -> PaperJob:
        page = self.wizard.step_page
        return PaperJob(
            file=page.printed(self.wizard.file) if saved else page.previewed(self.wizard.typed_file),
            procedure=self._procedure,
            form=form,
            language=self._context.language,
            translate=self._context.translate,
            today=self._context.desk.today(),
            operator=self._context.desk.operator_name,
            printing=self._printing(saved=saved) if form == CERTIFICATE else WHOLE_A4,
        )

    def _printing(self, *, saved: bool) -> CertificatePrinting:
        """What is printed is as this counter chose; what is shown at the side has its form around the entries."""
        chosen = certificate_printing(self._context.desk)
        mode = chosen.mode if saved else PrintMode.WHOLE
        return CertificatePrinting(paper=chosen.paper, mode=mode, printer=chosen.printer, tray=chosen.tray)

    def _focus_page(self) -> None:
        self.wizard.step_page.focus_first()

    def _choose_form(self, form: str) -> None:
        self._form = form
        self._show_paper()

    def _go_to(self, reason: Reason) -> None:
        """The place of a reason on the page; where it has none there, the reason is said above the form."""
        if not self.wizard.step_page.go_to(reason):
            self.wizard.step_page.say_problem(reason)

    def print_form(self, form: str) -> None:
        """Save the page, then print a form of the case as it is saved; what is refused is shown instead."""
        page = self.wizard.step_page
        if page.modified:
            if not page.store():
                return
            self._context.changes.tell()
        self._print(self._job(form, saved=True))

    def park(self) -> None:
        """Leave the case; it can be taken up again at any counter."""
        self.wizard.leave()
        self.parked.emit()

    def close_view(self) -> None:
        """Be gone: no drawing is finished and no change is read any more."""
        self.preview.show_paper(None)
        self._context.changes.changed.disconnect(self.wizard.refresh)
        self.deleteLater()

    def fold_preview(self) -> None:
        """Fold the paper away, or show it; the next case remembers."""
        shown = not self.preview.isVisible()
        self.preview.setVisible(shown)
        self._settings.setValue(FOLDED, not shown)
        if shown:
            self._show_paper()
