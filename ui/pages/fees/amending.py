"""What the counter changed on a charge: from what it is computed, and whether it is due (P3a). No widget."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.desk.desk import Desk
from app.desk.household import fees
from app.errors import InputError
from app.procedure.case import CaseFile, Charge, ChargeState
from app.procedure.declaration import FeeKind, Procedure
from app.procedure.fees import FeeBasis
from app.procedure.reason import Reason

_SETTLED = (ChargeState.DEFERRED, ChargeState.NOT_DUE)


@dataclass(frozen=True, slots=True)
class Amended:
    """One charge as it stands on the screen. `months` None where the fee knows none."""

    charge_id: str
    starts_on: date | None
    months: int | None
    state: ChargeState
    reason: str


def fee_of(procedure: Procedure, charge: Charge) -> FeeKind | None:
    """Return the declared fee of a charge, None for one that was charged by a procedure before: it stays as it was computed."""
    return next((fee for fee in procedure.fees if fee.id == charge.fee), None)


def months_of(charge: Charge, fee: FeeKind | None) -> int | None:
    """For how many months the charge runs, None where it does not go by months."""
    return int(charge.quantity) if fee is not None and FeeBasis(fee.kind).needs_months else None


def is_recomputed(charge: Charge, fee: FeeKind | None, amended: Amended) -> bool:
    """Return whether another starting day or other months were given."""
    if fee is None:
        return False
    moved = charge.starts_on is not None and amended.starts_on != charge.starts_on
    return moved or amended.months != months_of(charge, fee)


def previewed(charge: Charge, amended: Amended, file: CaseFile, procedure: Procedure) -> Charge | Reason:
    """Return the charge as it would be, or why it cannot be computed."""
    fee = fee_of(procedure, charge)
    settled = replace(charge, state=amended.state, reason=amended.reason if amended.state in _SETTLED else "")
    if charge.state is ChargeState.PAID:
        return charge
    if fee is None or not is_recomputed(charge, fee, amended):
        return settled
    if amended.starts_on is None:
        return Reason.of("fees.no_start", fee=f"fee:{charge.fee}")
    if amended.months is None and FeeBasis(fee.kind).needs_months:
        return Reason.of("fees.no_period", fee=f"fee:{charge.fee}")
    result = fees.computed(fee, file.unit.area, amended.starts_on, amended.months)
    if isinstance(result, Reason):
        return result
    return replace(
        settled,
        amount=result.amount,
        quantity=result.basis.quantity,
        counted=result.basis.counted,
        starts_on=result.basis.starts_on,
        ends_on=result.basis.ends_on,
    )


def keep(desk: Desk, case_id: str, held: Charge, amended: Amended, procedure: Procedure) -> None:
    """Give what changed to the verbs; what did not change writes nothing. Raises RuzhuError."""
    if held.state is ChargeState.PAID:
        return
    now = held
    if is_recomputed(held, fee_of(procedure, held), amended):
        if amended.starts_on is None:
            raise InputError.of("fees.no_start", fee=f"fee:{held.fee}")
        fees.recompute(desk, case_id, held.id, start=amended.starts_on, months=amended.months)
        now = replace(held, state=ChargeState.DUE, reason="")
    if (now.state, now.reason) == (amended.state, amended.reason if amended.state in _SETTLED else ""):
        return
    if amended.state is ChargeState.DEFERRED:
        fees.defer(desk, case_id, held.id, amended.reason)
    elif amended.state is ChargeState.NOT_DUE:
        fees.not_due(desk, case_id, held.id, amended.reason)
    else:
        fees.make_due(desk, case_id, held.id)


def total(charges: tuple[Charge, ...]) -> Decimal:
    """Return what these come to."""
    return sum((charge.amount for charge in charges), Decimal("0.00"))
