"""The receipts of a case, and voiding one with a reason; it keeps its number and its charges are due again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk.fields import limit_of
from app.desk.household import fees
from app.procedure.case import Receipt
from app.texts.charges import written_yuan
from app.texts.values import METHODS
from ui.pages.growing_table import GrowingTable
from ui.widgets import Button, Field, InputColumn, LineInput
from ui.widgets.table.column import Row
from ui.wizard.page_form import PageForm
from ui.wizard.step_page import StepPage


class Receipts:
    """The part of the page below the payment, shown once there is a receipt."""

    def __init__(self, page: StepPage, form: PageForm, after: QWidget) -> None:
        """`after` takes the focus once a button has done its work."""
        _ = page.context.translate
        self._page = page
        self._after = after
        self._receipts: tuple[Receipt, ...] = ()
        self._title = form.section(_("Receipts"))
        self.table = GrowingTable(
            (
                InputColumn(key="number", title=_("Receipt №"), width=120),
                InputColumn(key="paid_on", title=_("Paid on"), width=96),
                InputColumn(key="total", title=_("Yuan"), width=88),
                InputColumn(key="method", title=_("Paid by"), width=112),
                InputColumn(key="payer", title=_("Payer")),
                InputColumn(key="void", title=_("Void"), width=104),
            ),
            name=_("Receipts"),
            most_rows=4,
        )
        form.widget(self.table)
        self.reason = LineInput(field="field:void_reason", limit=limit_of("receipt.void_reason"))
        self._field = Field(_("Reason to void"), self.reason, key="void_reason", answers=("fees.void_reason_missing",))
        self._line = form.fields(self._field)
        self.print_button = Button(_("Print fee slip"), self._print)
        self.void_button = Button(_("Void this receipt"), self._void)
        self._buttons = form.buttons(self.print_button, self.void_button)

    def show(self, receipts: tuple[Receipt, ...], *, open_case: bool) -> None:
        """The newest first."""
        self._receipts = tuple(reversed(receipts))
        self.table.set_rows([self._row(receipt) for receipt in self._receipts])
        if self._receipts and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.records.index(0, 0))
        for part in (self._title, self.table, self._buttons):
            part.setVisible(bool(receipts))
        for part in (self._line, self.void_button):
            part.setVisible(open_case and any(receipt.void_on is None for receipt in receipts))

    def _row(self, receipt: Receipt) -> Row:
        _ = self._page.context.translate
        void = f"{receipt.void_on.isoformat()} {receipt.void_reason}" if receipt.void_on is not None else ""
        return {
            "id": receipt.id,
            "number": receipt.number,
            "paid_on": receipt.paid_on.isoformat(),
            "total": written_yuan(receipt.total),
            "method": _(METHODS[receipt.method]),
            "payer": receipt.payer,
            "void": void,
        }

    def _print(self) -> None:
        """Print, and let the next Enter go on."""
        self._page.context.print_form("fee_slip")
        self._after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _void(self) -> None:
        row = self.table.current_row()
        if row is None or row >= len(self._receipts):
            return
        receipt, context = self._receipts[row], self._page.context
        if self._page.do(lambda: fees.void_receipt(context.desk, context.case_id, receipt.id, self.reason.value())):
            self.reason.set_value("")
            self._after.setFocus(Qt.FocusReason.OtherFocusReason)
