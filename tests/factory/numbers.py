"""Identifiers, identity numbers and days that tests use: made up, valid, and the same at every run."""

from datetime import date, datetime, time, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from app.procedure.identity.credit_code import check_character

TODAY = date(2026, 12, 24)
LAST_DAY = date(2026, 12, 31)
CHINA = timezone(timedelta(hours=8))

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identifier(*names: object) -> str:
    """A UUID that depends on nothing but the names."""
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, names))))


def resident_number(birth: date, order: int = 12, area: str = "110105") -> str:
    """A resident number whose last character holds (GB 11643); an odd `order` is a man's."""
    body = f"{area}{birth:%Y%m%d}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def credit_code(organisation: str = "91110105MA01B7K2X") -> str:
    """A company's credit code whose last character holds (GB 32100)."""
    return organisation + check_character(organisation)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment at the counter, with its offset like every moment."""
    return datetime.combine(day, time(hour, minute), CHINA)
