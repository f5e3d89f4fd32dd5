"""Numbers of 18 characters with the checksum of GB 11643: resident cards and the cards that follow their pattern.

The area code is never looked up. Real cards carry retired codes, so only what can't change is checked: the beginning that tells
the kind of card, the birth date and the check digit.
"""

import re
from datetime import date

from app.procedure.case.people import Sex
from app.procedure.identity.kinds import IdentityKind
from app.procedure.reason import Reason

LENGTH = 18
EARLIEST_YEAR = 1850
HMT_BEGINNINGS = ("810000", "820000", "830000")

_AREA = 6
_BIRTH = slice(6, 14)
_SEX_DIGIT = 16
_SHAPE = re.compile(r"[0-9]{0,17}|[0-9]{17}[0-9X]")
_TOO_LONG = re.compile(r"[0-9]{17}[0-9X]{2,}")


def check_digit(body: str) -> str:
    """Return the 18th character that belongs to the 17 digits `body` (GB 11643, ISO 7064 MOD 11-2)."""
    # Loaded when first needed: python-stdnum takes 30 ms of the start of the window.
    # `ric.validate` is not used: it refuses area codes that its list does not know.
    from stdnum.cn import ric  # noqa: PLC0415

    return str(ric.calc_check_digit(body + "0"))


def birth_of(number: str) -> date | None:
    """Return the birth date in a number of 18 characters, nothing where it names no day of the calendar."""
    digits = number[_BIRTH]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex_of(number: str) -> Sex:
    """Return the sex in a number of 18 characters: the 17th digit is odd for men, even for women."""
    return Sex.MALE if int(number[_SEX_DIGIT]) % 2 else Sex.FEMALE


def fault_so_far(number: str, kind: IdentityKind, today: date) -> Reason | None:
    """Return why `number`, whole or still being typed, can't become a number of this `kind`; nothing while it can."""
    if not _SHAPE.fullmatch(number):
        code = "identity.too_long" if _TOO_LONG.fullmatch(number) else "identity.digits_only"
        return Reason.of(code, length=len(number), expected=LENGTH)
    fault = _beginning_fault(number, kind) or _birth_fault(number[_BIRTH], today)
    if fault is None and len(number) == LENGTH and number[-1] != check_digit(number[:-1]):
        return Reason("identity.check_digit")
    return fault


def fault(number: str, kind: IdentityKind, today: date) -> Reason | None:
    """Return why `number` is not a whole number of this `kind`; nothing where it is."""
    if re.fullmatch(r"[0-9]{15}", number) and kind in {IdentityKind.RESIDENT_CARD, IdentityKind.HOUSEHOLD_REGISTER}:
        return Reason("identity.needs_eighteen")
    found = fault_so_far(number, kind, today)
    if found is None and len(number) != LENGTH:
        return Reason.of("identity.too_short", length=len(number), expected=LENGTH)
    return found


def _beginning_fault(number: str, kind: IdentityKind) -> Reason | None:
    if not number:
        return None
    area = number[:_AREA]
    may_be_hmt = any(beginning.startswith(area) for beginning in HMT_BEGINNINGS)
    match kind:
        case IdentityKind.HMT_RESIDENCE_PERMIT:
            return None if may_be_hmt else Reason("identity.begins_hmt")
        case IdentityKind.PERMANENT_RESIDENT_CARD:
            return None if number[0] == "9" else Reason("identity.begins_permanent_resident")
    if number[0] == "9":
        return Reason("identity.is_permanent_resident_card")
    if may_be_hmt and len(area) == _AREA:
        return Reason("identity.is_hmt_residence_permit")
    return Reason("identity.begins_resident") if number[0] == "0" else None


def _birth_fault(digits: str, today: date) -> Reason | None:
    """Return why no birth date from `EARLIEST_YEAR` until today begins with `digits`."""
    if len(digits) == 8:
        return _whole_birth_fault(digits, today)
    years = [year for year in range(EARLIEST_YEAR, today.year + 1) if str(year).startswith(digits[:4])]
    if not years:
        return Reason("identity.birth_outside")
    if len(digits) <= 4:
        return None
    months = [month for month in range(1, 13) if f"{month:02}".startswith(digits[4:6])]
    days = [day for day in range(1, 32) if f"{day:02}".startswith(digits[6:])]
    possible = [found for month in months for day in days if (found := _day(years[0], month, day))]
    if not possible:
        return Reason("identity.birth_impossible")
    return None if min(possible) <= today else Reason("identity.birth_future")


def _whole_birth_fault(digits: str, today: date) -> Reason | None:
    birth = _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if birth is None:
        return Reason("identity.birth_impossible")
    if birth.year < EARLIEST_YEAR:
        return Reason("identity.birth_outside")
    return Reason("identity.birth_future") if birth > today else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
