"""Areas, days, kinds and tenures as a file writes them."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from app.errors import InputError
from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.procedure.reason import Reason
from app.roster.numerals import NUMERALS, number_of
from app.roster.text import code_text, label_text, shown
from app.roster.vocabulary import vocabulary

WINDOWS_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day zero has no zone
EARLIEST_YEAR = 1990
YEARS_AHEAD = 20
LARGEST_AREA = Decimal(1_000_000)

_AREA = re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?(?:㎡|m2|m²|平方米|平米|平方|平|sqm|sq\.m\.?)?", re.IGNORECASE)
_TIME = r"(?:[T ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.年]([0-9]{{1,2}})[-/.月]([0-9]{{1,2}})[日号]?{_TIME}")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}){_TIME}")
_SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_TIME}")
_CHINESE = re.compile(rf"([{NUMERALS}]{{4}})年([{NUMERALS}]{{1,3}})月([{NUMERALS}]{{1,3}})[日号]")


def read_area(value: object) -> Decimal | None:
    """Return the area in m², two places, rounded half up; None when blank. Raises InputError when unclear or out of range."""
    text = label_text(value, 40)
    if not text:
        return None
    match = _AREA.fullmatch(text)
    if match is None:
        raise InputError.of("roster.area_unclear", value=shown(text))
    area = Decimal(match[1].replace(",", "") + (match[2] or "")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not 0 <= area < LARGEST_AREA:
        raise InputError.of("roster.area_range", value=shown(text))
    return area


def read_kind(value: object) -> UnitKind | None:
    """Return a home or a parking space; None when blank. Raises InputError for anything else (shops are no homes)."""
    text = label_text(value, 40).lower()
    if not text:
        return None
    words = vocabulary().words
    if any(word in text for word in words["parking"]):
        return UnitKind.PARKING
    if text in words["home"]:
        return UnitKind.HOME
    raise InputError.of("roster.kind_unclear", value=shown(text))


def read_tenure(value: object) -> Tenure | None:
    """Owner or tenant; None when blank. Raises InputError for anything else."""
    text = label_text(value, 40).lower()
    if not text:
        return None
    words = vocabulary().words
    if text in words["owner"]:
        return Tenure.OWNER
    if text in words["tenant"]:
        return Tenure.TENANT
    raise InputError.of("roster.tenure_unclear", value=shown(text))


def read_day(value: object, epoch: datetime = WINDOWS_EPOCH, today: date | None = None) -> date | None:
    """Return the day, from a date cell, a serial number counted from `epoch`, or text; None when blank.

    Raises InputError when it cannot be told for certain (`03/04/2026`, `26-12-31`) or lies before 1990 or more than twenty
    years ahead of `today`, which a slip of the finger explains better.
    """
    day = _day(value, epoch)
    if day is not None and not EARLIEST_YEAR <= day.year <= (today.year + YEARS_AHEAD if today else 2199):
        raise InputError.of("roster.day_range", value=day.isoformat())
    return day


def _day(value: object, epoch: datetime) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool | time | timedelta):
        raise _unclear(value)
    if isinstance(value, int | float):
        if not math.isfinite(value):
            raise _unclear(value)
        return _text_day(str(int(value)), epoch)
    text = code_text(value, 60)
    return _text_day(text.replace(" ", ""), epoch) if text else None


def _text_day(text: str, epoch: datetime) -> date:
    for pattern in (_YEAR_FIRST, _COMPACT):
        if match := pattern.fullmatch(text):
            return _date(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _date(text, int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _CHINESE.fullmatch(text):
        numbers = [number_of(part) for part in match.groups()]
        return _date(text, *(number or 0 for number in numbers))
    if _SERIAL.fullmatch(text):
        return (epoch + timedelta(days=int(float(text)))).date()
    raise _unclear(text)


def _slashed(text: str, first: int, second: int, year: int) -> date:
    """Day and month in the one order that is possible; both orders possible is not certain."""
    if first != second and first <= 12 and second <= 12:
        raise _unclear(text)
    return _date(text, year, second, first) if first > 12 else _date(text, year, first, second)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _unclear(text) from None


def _unclear(value: object) -> InputError:
    return InputError(Reason.of("roster.day_unclear", value=shown(value)))
