"""Pre-numbered paper: the number on the sheet is read before printing, and what happened to the sheet is said after."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.certificates.sheets import assigned, check_sheet, confirm_printed, sheet_missing, sheets_swapped, spoilt
from app.desk.fields import limit_of
from app.errors import RuzhuError
from app.procedure import text_limits
from app.procedure.case import CaseFile
from app.procedure.certificates import format_number
from app.procedure.reason import Reason
from ui.widgets import Button, Field, LineInput, PlainLabel
from ui.widgets.action_strip import ActionStrip, Asked
from ui.wizard.context import PageContext

PRENUMBERED = "prenumbered"


class SheetPart(QWidget):
    """Shown while a number is assigned to the case and its sheet is not confirmed. `do` runs a verb as the page does.

    `left`: a strip was put away, perhaps with the number that it was about.
    """

    left = Signal()

    def __init__(
        self, context: PageContext, register: Callable[[Field], Field], do: Callable[[Callable[[], object]], bool]
    ) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._do = do
        self._file: CaseFile | None = None
        self._printed = 0
        self.read = LineInput(field="field:number", limit=20)
        self.read.setMaximumWidth(200)
        self.field = register(
            Field(
                _("Sheet's number"),
                self.read,
                hint=_("Scan or type the number that stands on the sheet in the printer."),
                answers=("certificates.other_sheet",),
                check=self._problem,
            )
        )
        self.read.edited.connect(self._follow)
        self.print_button = Button(_("Print"), self.print_sheet, "F6", main=True)
        self.confirm_button = Button(_("Printed well: issue it"), self.confirm)
        self.spoilt_button = Button(_("Spoilt …"), lambda: self._ask(self.spoilt_strip))
        self.missing_button = Button(_("Sheet missing …"), lambda: self._ask(self.missing_strip))
        self.swapped_button = Button(_("Another sheet on top …"), lambda: self._ask(self.swapped_strip))
        self._build_strips()
        self._arrange()
        self.hide()

    def _build_strips(self) -> None:
        _ = self._context.translate
        desk, case = self._context.desk, self._context.case_id
        self.reason = LineInput(field="field:reason", limit=limit_of("certificate.void_reason"))
        self.what = LineInput(field="field:what", limit=text_limits.REASON)
        self.on_top = LineInput(field="field:number", limit=20)
        self.on_top.setMaximumWidth(160)
        self.why = LineInput(field="field:reason", limit=limit_of("certificate.void_reason"))
        self.spoilt_strip = self._strip(
            (Asked(_("How it was spoilt"), self.reason, 1),),
            _("Void; take the next number"),
            lambda: spoilt(desk, case, self.reason.value()),
        )
        self.missing_strip = self._strip(
            (Asked(_("What happened"), self.what, 1),),
            _("Report it; take the next number"),
            lambda: sheet_missing(desk, case, self.what.value()),
        )
        self.swapped_strip = self._strip(
            (Asked(_("Number of the sheet on top"), self.on_top), Asked(_("What happened"), self.why, 1)),
            _("Void those before it; use this one"),
            lambda: sheets_swapped(desk, case, self.on_top.value(), self.why.value()),
        )

    def _strip(self, asked: tuple[Asked, ...], do: str, deed: Callable[[], object]) -> ActionStrip:
        _ = self._context.translate
        strip = ActionStrip(
            asked,
            do=do,
            close=_("Close  Esc"),
            deed=deed,
            done=self._next_sheet,
            say=self._context.sentence,
            tone="wait",
            stacked=True,
        )
        strip.closed.connect(self.left)
        return strip

    def _arrange(self) -> None:
        self.question = PlainLabel("", "section")
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.print_button, self.confirm_button)),
            (second, (self.spoilt_button, self.missing_button, self.swapped_button)),
        ):
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.question)
        column.addLayout(first)
        column.addLayout(second)
        for strip in (self.spoilt_strip, self.missing_strip, self.swapped_strip):
            column.addWidget(strip)

    # ---- showing -----------------------------------------------------------------------------------------------------

    def show_case(self, file: CaseFile) -> None:
        """Ask for the sheet of the number that is assigned, if one is."""
        held = assigned(file)
        before = assigned(self._file) if self._file is not None else None
        self._file = file
        if held is None or before is None or held.number != before.number:
            self.read.set_value("")
            self._printed = 0
        self.setVisible(held is not None)
        self._follow()

    def _follow(self) -> None:
        """The next deed has the key: print once the number fits, then say that it printed well."""
        _ = self._context.translate
        held = assigned(self._file) if self._file is not None else None
        fits = bool(self.read.text().strip()) and self._problem() is None
        printed = held is not None and self._printed == held.number
        self.print_button.setEnabled(fits)
        self.confirm_button.setEnabled(fits)
        self.question.setText(_("Printed well?") if printed else "")
        self.question.setVisible(printed)

    def _problem(self) -> Reason | None:
        if self._file is None or assigned(self._file) is None or not self.read.text().strip():
            return None
        try:
            check_sheet(self._file, self.read.text())
        except RuzhuError as error:
            return error.reason
        return None

    # ---- the deeds ---------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Enter: the number, then the print, then that it printed well."""
        self.field.judge()
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> QWidget:
        """Where the next deed is."""
        if not self.confirm_button.isEnabled():
            return self.read
        held = assigned(self._file) if self._file is not None else None
        return self.confirm_button if held is not None and self._printed == held.number else self.print_button

    def print_sheet(self) -> None:
        """Print the three copies onto the sheet that was read."""
        held = assigned(self._file) if self._file is not None else None
        if held is None or not self.print_button.isEnabled():
            return
        self._printed = held.number
        self._context.print_form("certificate")
        self._follow()
        self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> bool:
        """Return the sheet printed well: the number is issued."""
        return self._do(lambda: confirm_printed(self._context.desk, self._context.case_id, self.read.text()))

    def _ask(self, strip: ActionStrip) -> None:
        for other in (self.spoilt_strip, self.missing_strip, self.swapped_strip):
            if other is not strip:
                other.hide()
        held = assigned(self._file) if self._file is not None else None
        number = format_number(held.number) if held is not None else ""
        strip.open(self._context.translate("Sheet № {number}").format(number=number))

    def _next_sheet(self) -> None:
        for line in (self.reason, self.what, self.on_top, self.why):
            line.set_value("")
        self._context.changes.tell()
