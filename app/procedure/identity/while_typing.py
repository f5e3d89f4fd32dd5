"""A number that is still being typed: can it become one."""

from datetime import date

from app.procedure.identity import eighteen
from app.procedure.identity.check import check_identity, is_old_permanent_resident, stored_form
from app.procedure.identity.forms import FORMS, OLD_PERMANENT_RESIDENT
from app.procedure.identity.kinds import IdentityKind
from app.procedure.reason import Reason


def hopeless_so_far(kind: IdentityKind, text: str, *, today: date) -> Reason | None:
    """Return why no typing on can make a number of `kind` of what stands there, for a field that answers while one types."""
    written = stored_form(kind, text)
    whole = check_identity(kind, text, today=today).reason if written else None
    return None if whole is None else _fault_so_far(kind, written, whole, today)


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
