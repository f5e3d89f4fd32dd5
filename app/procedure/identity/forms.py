"""Numbers that are told by their form alone: no checksum is known or published for them."""

import re
from dataclasses import dataclass

from app.procedure.identity.kinds import IdentityKind
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class NumberForm:
    """What a whole number looks like, what one looks like that is still being typed, and the reason code for others."""

    whole: re.Pattern[str]
    so_far: re.Pattern[str]
    code: str

    def fault(self, number: str) -> Reason | None:
        """Return why `number` is not whole; nothing where it is."""
        return None if self.whole.fullmatch(number) else Reason(self.code)

    def never(self, number: str) -> bool:
        """Return whether `number` can't become whole by typing on."""
        return not self.so_far.fullmatch(number)


def _letters_and_digits(shortest: int, longest: int, code: str) -> NumberForm:
    """Return letters and digits, at least one digit: a name typed into the field of the number is caught."""
    return NumberForm(
        whole=re.compile(rf"(?=.*[0-9])[A-Z0-9]{{{shortest},{longest}}}"),
        so_far=re.compile(rf"[A-Z0-9]{{0,{longest - 1}}}|(?=.*[0-9])[A-Z0-9]{{{longest}}}"),
        code=code,
    )


OLD_PERMANENT_RESIDENT = NumberForm(
    whole=re.compile(r"[A-Z]{3}[0-9]{12}"),
    so_far=re.compile(r"[A-Z]{0,3}|[A-Z]{3}[0-9]{0,12}"),
    code="identity.old_permanent_resident_form",
)
"""The card before December 2023. It stays valid; its birth year has two digits only, so no birth date is read from it."""

FORMS: dict[IdentityKind, NumberForm] = {
    # H or M and 8 digits for life, older cards with 2 more for the renewals; Taiwan 8 digits, older booklets with 2 more.
    IdentityKind.HMT_TRAVEL_PERMIT: NumberForm(
        whole=re.compile(r"[HM]?(?:[0-9]{8}|[0-9]{10})"),
        so_far=re.compile(r"[HM]?[0-9]{0,10}"),
        code="identity.travel_permit_form",
    ),
    # The machine-readable zone holds 9; some states number longer ones. 15 keeps a resident number out.
    IdentityKind.PASSPORT: _letters_and_digits(5, 15, "identity.passport_form"),
    IdentityKind.BIRTH_CERTIFICATE: _letters_and_digits(6, 20, "identity.birth_certificate_form"),
}
