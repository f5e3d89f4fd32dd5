"""The unified social credit code 统一社会信用代码 of a company client (GB 32100)."""

import re
from dataclasses import dataclass

from app.procedure.identity.writing import normalised
from app.procedure.reason import Reason

LENGTH = 18
_ALPHABET = re.compile(r"[0-9A-HJ-NP-RTUWXY]*")
_REGION = slice(2, 8)


@dataclass(frozen=True, slots=True)
class CreditCodeCheck:
    """The code as it is stored, and why it is not accepted (nothing: it is, or while typing it can still become so)."""

    code: str
    reason: Reason | None = None


def check_character(body: str) -> str:
    """Return the 18th character that belongs to the 17 characters `body` (GB 32100, mod 31)."""
    # Loaded when first needed: python-stdnum takes 30 ms of the start of the window.
    # `uscc.validate` is not used: it refuses codes whose first two characters are letters, such as N2 for village collectives.
    from stdnum.cn import uscc  # noqa: PLC0415

    return str(uscc.calc_check_digit(body))


def check_credit_code(text: str) -> CreditCodeCheck:
    """Check a whole code: 18 characters without I O S V Z, a region of six digits, the check character.

    The region is not looked up (codes keep retired regions), nor the inner check of the organisation code.
    """
    code = normalised(text)
    if not code:
        return CreditCodeCheck("", Reason("identity.credit_code_empty"))
    if re.fullmatch(r"[0-9]{15}", code):
        return CreditCodeCheck(code, Reason("identity.credit_code_old"))
    reason = _fault_so_far(code)
    if reason is None and len(code) < LENGTH:
        reason = Reason.of("identity.credit_code_length", length=len(code))
    return CreditCodeCheck(code, reason)


def credit_code_as_typed(text: str) -> CreditCodeCheck:
    """Return the code so far, with a reason only where no typing on can make it valid."""
    code = normalised(text)
    return CreditCodeCheck(code, _fault_so_far(code))


def _fault_so_far(code: str) -> Reason | None:
    if not _ALPHABET.fullmatch(code):
        return Reason("identity.credit_code_letters")
    if not re.fullmatch("[0-9]*", code[_REGION]):
        return Reason("identity.credit_code_region")
    if len(code) > LENGTH:
        return Reason.of("identity.credit_code_length", length=len(code))
    if len(code) == LENGTH and code[-1] != check_character(code[:-1]):
        return Reason("identity.credit_code_check")
    return None
