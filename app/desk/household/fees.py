"""交费: charges computed, paid, deferred with a reason, and receipted (P3a)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.archive.tables.closing import ChargeTable, ReceiptTable
from app.desk.desk import Desk, Work
from app.desk.keeping import keep, keep_by_key, text_within
from app.desk.running_numbers import next_running_number
from app.errors import InputError, RefusedError
from app.procedure.case import Charge, ChargeState, PaymentMethod, Receipt
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import FeeKind, Procedure
from app.procedure.fees import ComputedCharge, FeeBasis, FeeRule, Season, compute_charge
from app.procedure.reason import Reason


def charge(desk: Desk, case_id: str) -> tuple[str, ...]:
    """Compute every fee that applies and is not charged yet; return the ids of the new charges.

    Raises RefusedError where one can't be computed (a home without an area).
    """
    with desk.work("charge", case_id) as work:
        held = conditions(work.file, work.procedure.settings)
        charged = {charge.fee for charge in work.file.charges}
        start = starting_day(work)
        fees = (fee for fee in work.procedure.fees if applies(fee, held) and fee.id not in charged)
        charges = tuple(_charge(work, fee, start) for fee in fees)
        return keep_by_key(work.writing, ChargeTable, charges, work.file.charges, case_id, "fee")


def starting_day(work: Work) -> date:
    """计费起始日: the notice's last day or the day of the handover, as the site's contract says."""
    if work.procedure.settings.fee_start == "notice" and work.file.last_day is not None:
        return work.file.last_day
    return work.today


def computed(fee: FeeKind, area: Decimal | None, start: date, months: int | None = None) -> ComputedCharge | Reason:
    """Return what the fee comes to from `start` on, or why it can't be computed."""
    kind = FeeBasis(fee.kind)
    season = Season(_month_day(fee.season_from), _month_day(fee.season_to)) if kind is FeeBasis.AREA_SEASON else None
    rule = FeeRule(id=f"fee:{fee.id}", kind=kind, price=fee.price, season=season)
    return compute_charge(rule, area=area, start=start, months=(months or fee.months) if kind.needs_months else None)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _charge(work: Work, fee: FeeKind, start: date) -> Charge:
    result = computed(fee, work.file.unit.area, start)
    if isinstance(result, Reason):
        raise RefusedError(result)
    basis = result.basis
    return Charge(
        id="",
        case_id=work.file.case.id,
        fee=fee.id,
        state=ChargeState.DUE,
        amount=result.amount,
        price=basis.price,
        area=basis.area,
        quantity=basis.quantity,
        quantity_unit=basis.quantity_unit,
        counted=basis.counted,
        starts_on=basis.starts_on,
        ends_on=basis.ends_on,
        collected_for=fee.collected_for_zh,
    )


def recompute(desk: Desk, case_id: str, charge_id: str, *, start: date, months: int | None = None) -> None:
    """Compute an unpaid charge again from another starting day or for other months. Raises RefusedError once it is paid."""
    with desk.work("recompute_charge", case_id) as work:
        held = _unpaid(work, charge_id)
        fee = _fee(work.procedure, held.fee)
        result = computed(fee, work.file.unit.area, start, months)
        if isinstance(result, Reason):
            raise RefusedError(result)
        basis = result.basis
        work.writing.update(
            ChargeTable,
            charge_id,
            amount=result.amount,
            quantity=basis.quantity,
            counted=basis.counted,
            starts_on=basis.starts_on,
            ends_on=basis.ends_on,
            state=ChargeState.DUE,
            reason="",
        )


def defer(desk: Desk, case_id: str, charge_id: str, reason: str) -> None:
    """Defer a charge with its reason; it is printed and never withholds the keys (P3a)."""
    _settle(desk, case_id, charge_id, ChargeState.DEFERRED, reason)


def not_due(desk: Desk, case_id: str, charge_id: str, reason: str) -> None:
    """Mark a charge as not due, with the reason (the developer pays, the utility collects itself)."""
    _settle(desk, case_id, charge_id, ChargeState.NOT_DUE, reason)


def make_due(desk: Desk, case_id: str, charge_id: str) -> None:
    """Take a deferral back."""
    with desk.work("make_due", case_id) as work:
        _unpaid(work, charge_id)
        work.writing.update(ChargeTable, charge_id, state=ChargeState.DUE, reason="")


def _settle(desk: Desk, case_id: str, charge_id: str, state: ChargeState, reason: str) -> None:
    with desk.work(f"charge_{state.value}", case_id) as work:
        _unpaid(work, charge_id)
        text = text_within(reason, ChargeTable.reason)
        if not text:
            raise InputError.of("fees.reason_missing", fee=f"fee:{_unpaid(work, charge_id).fee}")
        work.writing.update(ChargeTable, charge_id, state=state, reason=text)


def pay(desk: Desk, case_id: str, charge_ids: tuple[str, ...], method: PaymentMethod, payer: str) -> Receipt:
    """Take payment for these charges and gives the receipt, numbered in order at this station (收费单).

    Raises RefusedError where one is paid already, InputError where none is named.
    """
    with desk.work("pay", case_id) as work:
        charges = tuple(_unpaid(work, charge_id) for charge_id in dict.fromkeys(charge_ids))
        if not charges:
            raise InputError.of("fees.nothing_to_pay")
        receipt = Receipt(
            id="",
            case_id=case_id,
            site_id=work.file.case.site_id,
            number=next_running_number(work.writing, "receipt", "SF-", desk.archive.station.code, 6),
            total=sum((charge.amount for charge in charges), Decimal("0.00")),
            method=method,
            payer=text_within(payer, ReceiptTable.payer) or work.file.client_name,
            cashier=desk.operator_name,
            paid_on=work.today,
        )
        receipt_id = keep(work.writing, ReceiptTable, receipt)
        for held in charges:
            work.writing.update(ChargeTable, held.id, state=ChargeState.PAID, receipt_id=receipt_id, reason="")
        return replace(receipt, id=receipt_id)


def void_receipt(desk: Desk, case_id: str, receipt_id: str, reason: str) -> None:
    """Void a receipt; it keeps its number, and its charges are due again."""
    with desk.work("void_receipt", case_id) as work:
        receipt = next((receipt for receipt in work.file.receipts if receipt.id == receipt_id), None)
        if receipt is None or receipt.void_on is not None:
            raise InputError.of("fees.receipt_unknown", receipt=receipt_id)
        text = text_within(reason, ReceiptTable.void_reason)
        if not text:
            raise InputError.of("fees.void_reason_missing", number=receipt.number)
        work.writing.update(ReceiptTable, receipt_id, void_on=work.today, void_reason=text)
        for held in work.file.charges:
            if held.receipt_id == receipt_id:
                work.writing.update(ChargeTable, held.id, state=ChargeState.DUE, receipt_id=None)


def _unpaid(work: Work, charge_id: str) -> Charge:
    held = next((charge for charge in work.file.charges if charge.id == charge_id), None)
    if held is None:
        raise InputError.of("fees.charge_unknown", charge=charge_id)
    if held.state is ChargeState.PAID:
        raise RefusedError.of("fees.already_paid", fee=f"fee:{held.fee}")
    return held


def _fee(procedure: Procedure, identifier: str) -> FeeKind:
    fee = next((fee for fee in procedure.fees if fee.id == identifier), None)
    if fee is None:
        raise InputError.of("fees.fee_unknown", fee=identifier)
    return fee
