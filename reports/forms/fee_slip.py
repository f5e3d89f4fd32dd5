"""收费单: one a receipt, and one that lists what is not paid yet, not due, or deferred with its reason (P3a)."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from app.procedure.case import Charge, Receipt
from app.procedure.fees import amount_in_capitals
from app.texts.charges import written_yuan
from app.texts.values import CHARGE_STATES, METHODS
from reports.cells import Cell
from reports.forms.charge_rows import basis, period
from reports.forms.context import FormContext
from reports.forms.printing import FormSheet
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature


def sheets(context: FormContext) -> Sequence[FormSheet]:
    """Return the slips in the order of the receipts; what has no receipt comes last."""
    _ = context.translator
    slips = [
        FormSheet(partial(_receipt, receipt=receipt), f"№ {receipt.number}", void=receipt.void_on is not None)
        for receipt in context.file.receipts
    ]
    open_charges = [charge for charge in context.file.charges if charge.receipt_id is None]
    if open_charges or not slips:
        slips.append(FormSheet(partial(_unpaid, charges=open_charges), _("not paid")))
    return slips


def _receipt(sheet: Sheet, context: FormContext, *, receipt: Receipt) -> None:
    _ = context.translator
    charges = [charge for charge in context.file.charges if charge.receipt_id == receipt.id]
    columns = [*_columns(context), SheetColumn(_("Collected for"), 30)]
    rows: list[list[Value]] = [
        [*_row(number, charge, context), charge.collected_for or _("ourselves")] for number, charge in enumerate(charges, 1)
    ]
    sheet.gap(2)
    sheet.table(columns, rows or [[context.nothing] * len(columns)], height=11)
    _total(sheet, context, receipt.total)
    sheet.fields(
        [
            SheetField(_("Method of payment"), context.choice(METHODS, receipt.method), span=2),
            SheetField(_("Payer"), receipt.payer),
            SheetField(_("Paid on"), context.day(receipt.paid_on)),
            SheetField(_("Cashier"), receipt.cashier),
            SheetField(_("Receipt №"), receipt.number),
        ]
    )
    if receipt.void_on is not None:
        reason = _("Void since {day}: {reason}").format(day=context.day(receipt.void_on), reason=receipt.void_reason)
        sheet.fields([SheetField(_("Void"), reason, span=2)])
    sheet.signatures([Signature(_("Payer"), receipt.payer), Signature(_("Cashier (seal)"), receipt.cashier, seal=True)])


def _unpaid(sheet: Sheet, context: FormContext, *, charges: Sequence[Charge]) -> None:
    """Charges without a receipt; a deferral never withholds the keys."""
    _ = context.translator
    columns = [*_columns(context), SheetColumn(_("State and reason"), 38)]
    rows: list[list[Value]] = [
        [*_row(number, charge, context), "\n".join(filter(None, [context.word(CHARGE_STATES, charge.state), charge.reason]))]
        for number, charge in enumerate(charges, 1)
    ]
    sheet.gap(2)
    sheet.table(columns, rows, blank_rows=0 if rows else 5, height=11)
    _total(sheet, context, sum((charge.amount for charge in charges), Decimal("0.00")) if charges else None)
    sheet.gap(2)
    sheet.paragraph(_("What is deferred was agreed with the reason stated; it does not withhold the keys."))
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Cashier")), Signature(_("Approved by"))])


def _columns(context: FormContext) -> list[SheetColumn]:
    _ = context.translator
    return [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Fee"), 32),
        SheetColumn(_("Basis"), 52),
        SheetColumn(_("Period"), 32, "center"),
        SheetColumn(_("Amount (yuan)"), 26, "right"),
    ]


def _row(number: int, charge: Charge, context: FormContext) -> list[Value]:
    return [
        str(number),
        context.name(f"fee:{charge.fee}").removeprefix("fee:"),
        basis(charge, context),
        context.known(period(charge, context)),
        written_yuan(charge.amount),
    ]


def _total(sheet: Sheet, context: FormContext, total: Decimal | None) -> None:
    """The total in digits and in Chinese capitals, in both languages: the capitals are what counts."""
    _ = context.translator
    capitals = f"人民币{amount_in_capitals(total)}" if total is not None else ""
    sheet.fields(
        [
            SheetField(_("Total"), Cell(f"¥{written_yuan(total)}" if total is not None else "", bold=True)),
            SheetField(_("In capitals"), Cell(capitals, bold=True)),
        ]
    )
