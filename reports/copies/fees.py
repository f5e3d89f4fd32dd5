"""The columns of the copy of fees: a charge a line, with the receipt that paid it (P3a)."""

from app.desk.copies.lines import FeeLine
from app.desk.copies.order import PlainCopy
from app.texts import N_
from app.texts.values import CHARGE_STATES, METHODS
from reports.copies.cases import CASE, PROJECT
from reports.copies.column import Column, CopyTable, Kind, Words

UNIT = Column(N_("Unit"), N_("Building, entrance and room."), Kind.TEXT, lambda line, _: line.unit)
CLIENT = Column(N_("Client"), N_("The client's name."), Kind.TEXT, lambda line, _: line.client)
_COUNTED_IN = {"month": N_("months"), "season": N_("heating seasons")}


def _collected_for(line: FeeLine, words: Words) -> str:
    """For whom, in the language of the copy where the declaration knows it."""
    declared = next((fee for fee in line.procedure.fees if fee.id == line.fee), None)
    if declared is not None and line.collected_for == declared.collected_for_zh:
        return declared.collected_for(words.language)
    return line.collected_for


FEES = CopyTable(
    PlainCopy.FEES,
    N_("Charges and receipts"),
    (
        PROJECT,
        CASE,
        UNIT,
        CLIENT,
        Column(
            N_("Fee"),
            N_("What is charged for."),
            Kind.WORD,
            lambda line, words: line.procedure.name(f"fee:{line.fee}", words.language),
        ),
        Column(N_("Price"), N_("Price of one m², month or season, or of the whole."), Kind.PRICE, lambda line, _: line.price),
        Column(
            N_("Floor area"), N_("Area that is charged for; empty where it does not count."), Kind.AREA, lambda line, _: line.area
        ),
        Column(N_("Quantity"), N_("How many months or seasons, rounded."), Kind.QUANTITY, lambda line, _: line.quantity),
        Column(
            N_("Quantity in"),
            N_("What is counted: months or heating seasons."),
            Kind.WORD,
            lambda line, words: words.translate(_COUNTED_IN[line.quantity_unit]) if line.quantity_unit in _COUNTED_IN else "",
        ),
        Column(N_("Charged from"), N_("First day that is charged."), Kind.DAY, lambda line, _: line.starts_on),
        Column(N_("Charged until"), N_("Last day that is charged."), Kind.DAY, lambda line, _: line.ends_on),
        Column(N_("Amount (yuan)"), N_("The charge, rounded once."), Kind.YUAN, lambda line, _: line.amount),
        Column(
            N_("State"),
            N_("Due, paid, not due or deferred."),
            Kind.WORD,
            lambda line, words: words.named(CHARGE_STATES, line.state),
        ),
        Column(N_("Why deferred or not due"), N_("The reason that was written down."), Kind.TEXT, lambda line, _: line.reason),
        Column(N_("Collected for"), N_("For whom it is collected; empty for oneself."), Kind.TEXT, _collected_for),
        Column(N_("Receipt №"), N_("The receipt; one may pay several charges."), Kind.TEXT, lambda line, _: line.receipt),
        Column(N_("Method of payment"), N_("How it was paid."), Kind.WORD, lambda line, words: words.named(METHODS, line.method)),
        Column(N_("Payer"), N_("Who paid."), Kind.TEXT, lambda line, _: line.payer),
        Column(N_("Cashier"), N_("Who took the money."), Kind.TEXT, lambda line, _: line.cashier),
        Column(N_("Paid on"), N_("The day of the receipt."), Kind.DAY, lambda line, _: line.paid_on),
    ),
)
