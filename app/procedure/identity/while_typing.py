"""A number that is still being typed: can it become one."""

from dataclasses import dataclass
from datetime import date

from app.procedure.identity import eighteen
from app.procedure.identity.check import IdentityCheck, check_identity, is_old_permanent_resident, stored_form
from app.procedure.identity.forms import FORMS, OLD_PERMANENT_RESIDENT
from app.procedure.identity.kinds import IdentityKind
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """The number so far. `reason` stands only where no typing on can make it valid; `check` only where it is valid already."""

    number: str
    reason: Reason | None = None
    check: IdentityCheck | None = None

    @property
    def possible(self) -> bool:
        """Whether it is valid or can still become so."""
        return self.reason is None


def as_typed(kind: IdentityKind, text: str, *, today: date) -> TypedNumber:
    """Judge what was typed so far of a number of `kind`, for a field that answers while one types."""
    written = stored_form(kind, text)
    if not written:
        return TypedNumber("")
    check = check_identity(kind, text, today=today)
    if check.reason is None:
        return TypedNumber(check.number, check=check)
    return TypedNumber(written, reason=_fault_so_far(kind, written, check.reason, today))


def _fault_so_far(kind: IdentityKind, written: str, whole: Reason, today: date) -> Reason | None:
    """Return why typing on can't mend it.

    The whole number's reason is the one shown: it says more, of 15-digit numbers for one.
    """
    if kind is IdentityKind.OTHER:
        hopeless = True  # neither the length nor a character mends by typing on
    elif kind in FORMS:
        hopeless = FORMS[kind].never(written)
    elif is_old_permanent_resident(kind, written):
        hopeless = OLD_PERMANENT_RESIDENT.never(written)
    else:
        hopeless = eighteen.fault_so_far(written, kind, today) is not None
    return whole if hopeless else None
