"""The records of the plain copies: what one line of a copy says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.procedure.case import (
    ChargeState,
    Ending,
    Origin,
    Party,
    PaymentMethod,
    Signer,
    Tenure,
    UnitKind,
    Use,
    Verdict,
)
from app.procedure.certificates import CertificateState
from app.procedure.declaration import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case with its unit, its client and how far it came. `kind` is None where the unit is not known here.

    `particulars` are those of the client that are declared to be copied (`app.desk.fields`), by column.
    """

    project: str
    case: str
    kind: UnitKind | None
    building: str
    entrance: str
    floor: str
    room: str
    area: Decimal | None
    layout: str
    tenure: Tenure
    party: Party
    origin: Origin
    use: Use
    renovating: bool
    entrusted: bool
    client: str
    identity_kind: str
    particulars: Mapping[str, str]
    notice: str
    last_day: date | None
    opened_on: date
    procedure: Procedure
    step: str
    ending: Ending
    ended_on: date | None
    certificate: int | None
    verdict: Verdict | None
    inspected_on: date | None
    charged: Decimal
    paid: Decimal
    deferred: Decimal
    box: str
    folder: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A charge with the receipt that paid it (P3a)."""

    project: str
    case: str
    unit: str
    client: str
    procedure: Procedure
    fee: str
    price: Decimal
    area: Decimal | None
    quantity: Decimal
    quantity_unit: str
    starts_on: date | None
    ends_on: date | None
    amount: Decimal
    state: ChargeState
    reason: str
    collected_for: str
    receipt: str
    method: PaymentMethod | None
    payer: str
    cashier: str
    paid_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterLine:
    """A first reading 底数."""

    project: str
    case: str
    unit: str
    client: str
    procedure: Procedure
    meter: str
    meter_number: str
    place: str
    reading: Decimal | None
    balance: Decimal | None
    read_on: date | None
    absent_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """A number that was used (C1, C7), with the first and last number of its book; `client` and `unit` are as its paper says."""

    number: int
    first: int | None
    last: int | None
    counter: str
    state: CertificateState
    issued_on: date
    issued_by: str
    project: str
    case: str
    unit: str
    client: str
    last_day: date | None
    signed_on: date | None
    signer: Signer
    signer_name: str
    sealed: tuple[str, ...]
    signed: tuple[str, ...]
    replaces: int | None
    void_on: date | None
    void_reason: str
    returned: int


Line = CaseLine | FeeLine | MeterLine | CertificateLine
