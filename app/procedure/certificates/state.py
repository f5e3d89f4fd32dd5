"""What a certificate number can be, and how it may change (C1, C7, C8)."""

from dataclasses import dataclass
from enum import StrEnum

from app.procedure.reason import Reason


class CertificateState(StrEnum):
    """The state of one number. The values are stored."""

    BLANK = "blank"
    """In its book, nothing written on it."""
    ASSIGNED = "assigned"
    """Given to a case and being filled in."""
    ISSUED = "issued"
    """Filled in, sealed, signed; the client has the client copy."""
    VOID = "void"
    """All three copies marked 作废 and bound in order (C7)."""
    INCIDENT = "incident"
    """Lost, passed over or claimed twice: to be explained in the ledger."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """A change that may happen: whether it needs a written reason and all three copies in hand."""

    needs_reason: bool = False
    needs_copies: bool = False


_BLANK, _ASSIGNED, _ISSUED, _VOID, _INCIDENT = CertificateState

CHANGES: dict[tuple[CertificateState, CertificateState], StateChange] = {
    (_BLANK, _ASSIGNED): StateChange(),
    (_BLANK, _VOID): StateChange(needs_reason=True, needs_copies=True),
    (_BLANK, _INCIDENT): StateChange(needs_reason=True),
    (_ASSIGNED, _ISSUED): StateChange(),
    (_ASSIGNED, _VOID): StateChange(needs_reason=True, needs_copies=True),
    (_ASSIGNED, _INCIDENT): StateChange(needs_reason=True),
    # C8: the client copy comes back before an issued one is void. One that can't come back is an incident.
    (_ISSUED, _VOID): StateChange(needs_reason=True, needs_copies=True),
    (_ISSUED, _INCIDENT): StateChange(needs_reason=True),
    # Found again: it is bound as void, never used, since its turn in the order has passed.
    (_INCIDENT, _VOID): StateChange(needs_reason=True, needs_copies=True),
}
"""Every change there is. Nothing ever becomes blank again (C1: never repeating); void is final."""


def refused_change(
    now: CertificateState, then: CertificateState, *, reason: str = "", copies_in_hand: int = 0, number: str = ""
) -> Reason | None:
    """Return why a certificate in state `now` may not become `then`; nothing where it may.

    `reason` is what the person wrote, `copies_in_hand` how many of the three copies lie at the counter, `number` names the
    certificate in the answer.
    """
    change = CHANGES.get((now, then))
    if change is None:
        return Reason.of(_no_change_code(now, then), number=number)
    if change.needs_reason and not reason.strip():
        return Reason.of("certificates.reason_missing", number=number)
    if change.needs_copies and copies_in_hand < 3:
        return Reason.of("certificates.copies_missing", number=number, copies=copies_in_hand)
    return None


def _no_change_code(now: CertificateState, then: CertificateState) -> str:
    if now is CertificateState.VOID:
        return "certificates.void_is_final"
    if then is CertificateState.BLANK:
        return "certificates.never_blank_again"
    if now is CertificateState.BLANK:
        return "certificates.not_assigned"
    if now is CertificateState.INCIDENT:
        return "certificates.incident_only_void"
    return "certificates.already_issued" if now is CertificateState.ISSUED else "certificates.already_assigned"
