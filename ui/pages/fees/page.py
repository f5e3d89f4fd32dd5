"""交费: charges computed when the page is entered, amended, paid, deferred or not due with a reason (P3a)."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.desk.household import fees, queries
from app.errors import RuzhuError
from app.procedure.case import CaseFile, Charge, Ending
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress, StepState
from app.procedure.reason import Reason
from ui.pages.fees.amending import keep, total
from ui.pages.fees.charge_table import DETAILS, ChargeList
from ui.pages.fees.details import ChargeDetails
from ui.pages.fees.payment import Payment
from ui.pages.fees.receipts import Receipts
from ui.widgets import Field, Strip
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class FeesPage(StepPage):
    """The fee slip: what is owed, what is paid, and why something is not."""

    step = "fees"

    def build(self, form: PageForm) -> None:
        """The charges, the payment, the receipts."""
        self.failed = Strip(tone="reason")
        form.widget(self.failed)
        self.table = ChargeList(self.context)
        self.charges = Field(
            "",
            self.table,
            key="charges",
            answers=("fees.due", "fees.reason_missing", "fees.not_charged", "fees.nothing_to_pay"),
            check=self._fault,
        )
        self.table.edited.connect(self._follow)
        form.fields(self.charges)
        self.details = ChargeDetails(self.context, form, self.table)
        self._open = True
        self.payment = Payment(self.context, form, self.pay)
        self.receipts = Receipts(self, form, self.table)

    def load(self, file: CaseFile, procedure: Procedure, progress: Progress) -> None:
        """Compute what is not charged yet, then show every charge."""
        shown = self._charged(file, procedure, progress)
        self.table.show_charges(shown, procedure)
        if not self.payment.payer.text():
            self.payment.payer.set_value(file.client_name)
        self._open = file.case.ending is Ending.OPEN
        self.receipts.show(shown.receipts, open_case=file.case.ending is Ending.OPEN)
        self._show_total()

    def _charged(self, file: CaseFile, procedure: Procedure, progress: Progress) -> CaseFile:
        """Return the case with all its charges; why one cannot be computed is said above them."""
        self.failed.say("")
        charged, held = {charge.fee for charge in file.charges}, conditions(file, procedure.settings)
        missing = any(applies(fee, held) and fee.id not in charged for fee in procedure.fees)
        if not missing or progress.step(self.step).state is StepState.AHEAD or file.case.ending is not Ending.OPEN:
            return file
        if file.open_escalation is not None:
            return file
        try:
            fees.charge(self.context.desk, self.context.case_id)
        except RuzhuError as error:
            self.failed.say(self.context.sentence(error.reason))
            return file
        # Told after the page is shown: whoever shows it is still reading the case as it was.
        QTimer.singleShot(0, self, self.context.changes.tell)
        return queries.case_file(self.context.desk, self.context.case_id)

    def save(self) -> None:
        """Keep what was amended, charge by charge; what did not change writes nothing."""
        amended = self.table.amended()
        context = self.context
        held = {charge.id: charge for charge in queries.case_file(context.desk, context.case_id).charges}
        for each in amended:
            keep(context.desk, context.case_id, held[each.charge_id], each, context.procedure)

    def typed(self, file: CaseFile) -> CaseFile:
        """Return the charges as they stand on the screen."""
        shown = self.table.as_typed()
        return replace(file, charges=tuple(charge for charge in shown if isinstance(charge, Charge)))

    def pay(self) -> None:
        """Take payment for what is ticked; saves what was amended before."""
        context = self.context
        chosen = tuple(charge.id for charge in self.table.to_pay())

        def paid() -> None:
            method = self.payment.chosen()
            fees.pay(context.desk, context.case_id, chosen, method, self.payment.payer.value())

        if self.do(paid):
            self.payment.method.set_value(None)
            self.receipts.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_for(self, reason: Reason) -> QWidget | None:
        """Return the row and cell that the reason is about."""
        fault = self.table.fault()
        if fault is not None and fault[2] == reason:
            return self._place(fault[0], fault[1])
        bad = self.table.records.first_problem()
        if bad is not None and bad[2] == reason:
            return self._place(bad[0], self.table.records.columns[bad[1]].key)
        row = self.table.row_of(dict(reason.params).get("fee", ""))
        return self._place(row, "pay") if row is not None else super().focus_for(reason)

    def _place(self, row: int, key: str) -> QWidget:
        self.table.go_to(row, "pay")
        return self.details.fields[key].input if key in DETAILS else self.table

    def _fault(self) -> Reason | None:
        fault = self.table.fault()
        return fault[2] if fault is not None else None

    def _follow(self) -> None:
        if self.charges.problem() is None:
            self.charges.judge()
        self._show_total()

    def _show_total(self) -> None:
        self.payment.show_owed(owed=self._open and self.table.is_owed)
        self.payment.show_total(total(self.table.to_pay()))
