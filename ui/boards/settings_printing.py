"""入住证明打印: the paper, whole or overprinted, the printer, and what puts that printer right."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.site import site_of
from app.desk.upkeep.printing import PrintChoice, certificate_printing, keep_certificate_printing, keep_fit, printer_fit
from app.errors import RuzhuError
from app.procedure.certificates.printing import LEAST_SCALE, MOST_OFFSET, MOST_SCALE, PrinterFit, PrintMode
from app.texts import N_
from reports.paper import papers
from ui.boards.measured_marks import MeasuredMarks
from ui.certificate_paper import CertificatePrinting, SettingSheet
from ui.context import WindowContext
from ui.printer_trays import TRAYS, installed_printers
from ui.widgets import Button, Choice, ChoiceRow, Field, NumberInput, PlainLabel

LABEL_WIDTH = 168
MODES = (
    (PrintMode.WHOLE, N_("Form and entries, on plain paper")),
    (PrintMode.OVERPRINT, N_("Entries only, on pre-printed forms")),
)
TENTH = Decimal("0.1")


class PrintingPart(QWidget):
    """Every change is kept at once. `print_wanted` carries the calibration sheet or the test as a job."""

    print_wanted = Signal(object)

    def __init__(self, context: WindowContext, printers: Callable[[], Sequence[str]] = installed_printers) -> None:
        super().__init__()
        self._context = context
        _ = context.translate
        self.paper = Choice([(each.id, each.name(context.language)) for each in papers()])
        self.mode = ChoiceRow([(mode.value, _(text)) for mode, text in MODES])
        self.printer = Choice([(name, name) for name in printers()], empty=_("Asked each time"))
        self.tray = Choice([(tray, _(text)) for tray, text in TRAYS])
        most = Decimal(MOST_OFFSET) * TENTH
        self.right = NumberInput(places=1, least=-most, most=most, unit=_("mm"))
        self.down = NumberInput(places=1, least=-most, most=most, unit=_("mm"))
        self.across = NumberInput(least=Decimal(LEAST_SCALE), most=Decimal(MOST_SCALE), unit="‰")
        self.along = NumberInput(least=Decimal(LEAST_SCALE), most=Decimal(MOST_SCALE), unit="‰")
        self.marks = MeasuredMarks(context, self._work_out)
        self.message = PlainLabel("", "quiet")
        self.calibrate = Button(_("Print the calibration sheet"), lambda: self._print(test=False))
        self.test = Button(_("Print a test on plain paper"), lambda: self._print(test=True))
        self._arrange()
        self._load()
        self._connect()

    def _arrange(self) -> None:
        _ = self._context.translate
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(PlainLabel(_("Printing certificates"), "section"))
        for title, widget in (
            (_("Paper of certificates"), self.paper),
            (_("What is printed"), self.mode),
            (_("Printer"), self.printer),
            (_("Tray"), self.tray),
        ):
            rows.addWidget(Field(title, widget, label_width=LABEL_WIDTH))
        self.fields = (
            Field(_("Offset to the right, mm"), self.right, label_width=LABEL_WIDTH),
            Field(_("Offset down, mm"), self.down, label_width=LABEL_WIDTH),
            Field(_("Scale across, ‰"), self.across, label_width=LABEL_WIDTH),
            Field(_("Scale down, ‰"), self.along, label_width=LABEL_WIDTH),
        )
        for field in self.fields:
            field.say = self._context.sentence
        for first in (0, 2):
            rows.addLayout(_beside(*self.fields[first : first + 2]))
        rows.addWidget(self.message)
        rows.addLayout(_beside(self.calibrate, self.test, stretched=True))
        rows.addWidget(self.marks)

    def _connect(self) -> None:
        for widget in (self.paper, self.mode):
            widget.edited.connect(self._keep_choice)
        for choice in (self.printer, self.tray):
            choice.edited.connect(self._choose_printer)
        for line in (self.right, self.down, self.across, self.along):
            line.editingFinished.connect(self._keep_fit)

    # ---- what is kept ------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        chosen = certificate_printing(self._context.desk)
        self.paper.set_value(chosen.paper)
        self.mode.set_value(chosen.mode.value)
        if chosen.printer and self.printer.findData(chosen.printer) < 0:
            self.printer.addItem(chosen.printer, chosen.printer)  # it may be switched off today
        self.printer.set_value(chosen.printer)
        self.tray.set_value(chosen.tray)
        self._show_printer()
        self.marks.show_paper(self.paper.value())

    def _choice(self) -> PrintChoice:
        return PrintChoice(
            paper=self.paper.value(),
            mode=PrintMode(self.mode.value()),
            printer=self.printer.value(),
            tray=self.tray.value(),
        )

    def _keep_choice(self) -> bool:
        if not self._do(lambda: keep_certificate_printing(self._context.desk, self._choice())):
            return False
        self.marks.show_paper(self.paper.value())
        return True

    def _choose_printer(self) -> None:
        """Another printer or tray has a fit of its own."""
        if self._keep_choice():
            self._show_printer()

    def _show_printer(self) -> None:
        """Offset and scale belong to one printer; while it is asked for each time there is none to set."""
        for part in (*self.fields, self.marks):
            part.setEnabled(bool(self.printer.value()))
        self._show_fit(self._fit())
        self._say("" if self.printer.value() else self._context.translate("Choose a printer to set its offset and scale."))

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _fit(self) -> PrinterFit:
        return printer_fit(self._context.desk, self.printer.value(), self.tray.value())

    def _show_fit(self, fit: PrinterFit) -> None:
        self.right.set_value(fit.dx * TENTH)
        self.down.set_value(fit.dy * TENTH)
        self.across.set_value(fit.scale_x)
        self.along.set_value(fit.scale_y)
        for field in self.fields:
            field.judge()

    def _keep_fit(self) -> None:
        """Keep what was typed once all four can be used; an empty line means no offset, or no scaling."""
        if any(field.judge() is not None for field in self.fields):
            return
        right, down = (int((line.value() or Decimal(0)) * 10) for line in (self.right, self.down))
        fit = PrinterFit(right, down, self.across.whole(1000), self.along.whole(1000))
        if fit != self._fit():
            self._save_fit(fit)

    def _save_fit(self, fit: PrinterFit) -> bool:
        kept = self._do(lambda: keep_fit(self._context.desk, self.printer.value(), self.tray.value(), fit))
        if kept:
            self._say(self._context.translate("Kept for this printer and tray."))
        return kept

    def _work_out(self) -> None:
        """Offset and scale from what was measured on the calibration sheet."""

        def work_out() -> None:
            fit = self.marks.fit(self._fit())
            if self._save_fit(fit):
                self._show_fit(fit)
                self.marks.clear()

        self._do(work_out)

    def _do(self, deed: Callable[[], None]) -> bool:
        """Do it, and say why not where it is refused."""
        try:
            deed()
        except RuzhuError as error:
            self._say(self._context.sentence(error.reason))
            return False
        return True

    # ---- the two sheets ----------------------------------------------------------------------------------------------

    def _print(self, *, test: bool) -> None:
        _ = self._context.translate
        site, chosen = site_of(self._context.desk), self._choice()
        job = SettingSheet(
            title=_("Overprint test") if test else _("Calibration sheet"),
            printing=CertificatePrinting(paper=chosen.paper, printer=chosen.printer, tray=chosen.tray),
            translate=_,
            test=test,
            project=site.name,
            company=site.company,
            today=self._context.desk.today(),
        )
        self.print_wanted.emit(job)


def _beside(*widgets: QWidget, stretched: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(24 if not stretched else 8)
    for widget in widgets:
        row.addWidget(widget)
    if stretched:
        row.addStretch(1)
    return row
