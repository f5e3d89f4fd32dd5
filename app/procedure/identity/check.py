"""A whole identity number: is it one, and what does it say of birth and sex."""

from dataclasses import dataclass
from datetime import date

from app.procedure.case.people import Sex
from app.procedure.identity import eighteen
from app.procedure.identity.forms import FORMS, OLD_PERMANENT_RESIDENT
from app.procedure.identity.kinds import IdentityKind
from app.procedure.identity.writing import half_width, normalised
from app.procedure.reason import Reason
from app.procedure.text_limits import IDENTITY_NUMBER, checked_text


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """The number as it is stored, what it says, and why it is not accepted (nothing: it is)."""

    number: str
    birth: date | None = None
    sex: Sex | None = None
    reason: Reason | None = None


def check_identity(kind: IdentityKind, number: str, *, today: date) -> IdentityCheck:
    """Check a whole number of an identity paper of `kind`.

    Birth and sex are given only for accepted numbers that state them. No area code is ever refused (GB 11643). A birth date must
    be a day of the calendar from 1850 until `today`.
    """
    written = stored_form(kind, number)
    if not written:
        return IdentityCheck("", reason=Reason("identity.empty"))
    if kind is IdentityKind.OTHER:
        checked = checked_text(written, field="identity_number", limit=IDENTITY_NUMBER)
        return IdentityCheck(checked.text, reason=checked.reason)
    if kind in FORMS:
        return IdentityCheck(written, reason=FORMS[kind].fault(written))
    if is_old_permanent_resident(kind, written):
        return IdentityCheck(written, reason=OLD_PERMANENT_RESIDENT.fault(written))
    reason = eighteen.fault(written, kind, today)
    if reason is not None:
        return IdentityCheck(written, reason=reason)
    return IdentityCheck(written, eighteen.birth_of(written), eighteen.sex_of(written))


def stored_form(kind: IdentityKind, text: str) -> str:
    """`text` as a number of this kind is stored. A number of an unknown kind keeps its own dashes and spaces inside."""
    return half_width(text) if kind is IdentityKind.OTHER else normalised(text)


def is_old_permanent_resident(kind: IdentityKind, written: str) -> bool:
    """Return whether `written` can only be meant as an old permanent resident card: those alone begin with a letter."""
    return kind is IdentityKind.PERMANENT_RESIDENT_CARD and "A" <= written[:1] <= "Z"
