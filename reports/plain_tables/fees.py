"""The columns of the copy of fees: a charge a line, with the receipt that paid it (P3a)."""

from app.desk.plain_tables.lines import FeeLine
from app.desk.plain_tables.order import PlainTable
from app.texts import N_
from app.texts.values import CHARGE_STATES, METHODS
from reports.plain_tables.cases import CASE, PROJECT
from reports.plain_tables.column import PlainColumn, TableForm, ValueKind, Words

UNIT = PlainColumn(N_("Unit"), N_("Building, entrance and room."), ValueKind.TEXT, lambda line, _: line.unit)
CLIENT = PlainColumn(N_("Client"), N_("The client's name."), ValueKind.TEXT, lambda line, _: line.client)
_COUNTED_IN = {"month": N_("months"), "season": N_("heating seasons")}


def _collected_for(line: FeeLine, words: Words) -> str:
    """For whom, in the language of the copy where the declaration knows it."""
    declared = next((fee for fee in line.procedure.fees if fee.id == line.fee), None)
    if declared is not None and line.collected_for == declared.collected_for_zh:
        return declared.collected_for(words.language)
    return line.collected_for


FEES = TableForm(
    PlainTable.FEES,
    N_("Charges and receipts"),
    (
        PROJECT,
        CASE,
        UNIT,
        CLIENT,
        PlainColumn(
            N_("Fee"),
            N_("What is charged for."),
            ValueKind.WORD,
            lambda line, words: line.procedure.name(f"fee:{line.fee}", words.language),
        ),
        PlainColumn(
            N_("Price"), N_("Price of one m², month or season, or of the whole."), ValueKind.PRICE, lambda line, _: line.price
        ),
        PlainColumn(
            N_("Floor area"),
            N_("Area that is charged for; empty where it does not count."),
            ValueKind.AREA,
            lambda line, _: line.area,
        ),
        PlainColumn(
            N_("Quantity"), N_("How many months or seasons, rounded."), ValueKind.QUANTITY, lambda line, _: line.quantity
        ),
        PlainColumn(
            N_("Quantity in"),
            N_("What is counted: months or heating seasons."),
            ValueKind.WORD,
            lambda line, words: words.translate(_COUNTED_IN[line.quantity_unit]) if line.quantity_unit in _COUNTED_IN else "",
        ),
        PlainColumn(N_("Charged from"), N_("First day that is charged."), ValueKind.DAY, lambda line, _: line.starts_on),
        PlainColumn(N_("Charged until"), N_("Last day that is charged."), ValueKind.DAY, lambda line, _: line.ends_on),
        PlainColumn(N_("Amount (yuan)"), N_("The charge, rounded once."), ValueKind.YUAN, lambda line, _: line.amount),
        PlainColumn(
            N_("State"),
            N_("Due, paid, not due or deferred."),
            ValueKind.WORD,
            lambda line, words: words.named(CHARGE_STATES, line.state),
        ),
        PlainColumn(
            N_("Why deferred or not due"), N_("The reason that was written down."), ValueKind.TEXT, lambda line, _: line.reason
        ),
        PlainColumn(N_("Collected for"), N_("For whom it is collected; empty for oneself."), ValueKind.TEXT, _collected_for),
        PlainColumn(
            N_("Receipt №"), N_("The receipt; one may pay several charges."), ValueKind.TEXT, lambda line, _: line.receipt
        ),
        PlainColumn(
            N_("Method of payment"), N_("How it was paid."), ValueKind.WORD, lambda line, words: words.named(METHODS, line.method)
        ),
        PlainColumn(N_("Payer"), N_("Who paid."), ValueKind.TEXT, lambda line, _: line.payer),
        PlainColumn(N_("Cashier"), N_("Who took the money."), ValueKind.TEXT, lambda line, _: line.cashier),
        PlainColumn(N_("Paid on"), N_("The day of the receipt."), ValueKind.DAY, lambda line, _: line.paid_on),
    ),
)
