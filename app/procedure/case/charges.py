"""Charges and their receipts 收费单 (P3a). Money is Decimal yuan with two places."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ChargeState(StrEnum):
    """Where a charge stands; the fees step is held up only by `due`."""

    DUE = "due"
    PAID = "paid"
    NOT_DUE = "not_due"
    DEFERRED = "deferred"


class PaymentMethod(StrEnum):
    """现金 · 刷卡 · 转账 · 扫码."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"
    SCAN = "scan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One item of the fee slip, with the basis that it was computed from, so that it can be explained years later.

    `quantity` counts `quantity_unit` (months, seasons), rounded; `counted` spells it out (`75/121`); a deferral carries
    its `reason` and never withholds the keys.
    """

    id: str
    case_id: str
    fee: str
    state: ChargeState
    amount: Decimal
    price: Decimal
    area: Decimal | None = None
    quantity: Decimal = Decimal(1)
    quantity_unit: str = ""
    counted: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    collected_for: str = ""
    reason: str = ""
    receipt_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One payment over one or more charges. A void receipt keeps its number."""

    id: str
    case_id: str
    number: str
    total: Decimal
    method: PaymentMethod
    payer: str
    cashier: str
    paid_on: date
    void_on: date | None = None
    void_reason: str = ""
    site_id: str = ""
