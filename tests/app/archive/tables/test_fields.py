from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.archive.journal.layout import shape
from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, EnumField, MomentField, NamesField, ScaledField

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


class Kind(Enum):
    HOME = "home"
    SPACE = "space"


class Everything(JournaledTable):
    day = DateField(null=True)
    moment = MomentField(null=True)
    yuan = ScaledField(2, null=True)
    reading = ScaledField(3, null=True)
    kind = EnumField(Kind, null=True)
    names = NamesField(null=True)


def there_and_back(name: str, value: object) -> object:
    field = shape(Everything).named[name]
    stored = field.db_value(value)  # type: ignore[no-untyped-call] # untyped in peewee's stubs
    assert isinstance(stored, str | int)
    back: object = field.python_value(stored)  # type: ignore[no-untyped-call] # untyped in peewee's stubs
    return back


@given(st.dates())
def test_dates(value: date) -> None:
    assert there_and_back("day", value) == value


@given(st.datetimes(timezones=OFFSETS))
def test_moments_keep_their_offset(value: datetime) -> None:
    back = there_and_back("moment", value)
    assert back == value
    assert isinstance(back, datetime)
    assert back.utcoffset() == value.utcoffset()


@given(st.integers(-(2**63), 2**63 - 1))
def test_amounts_are_exact_to_the_fen(fen: int) -> None:
    value = Decimal(fen).scaleb(-2) if abs(fen) < 10**20 else Decimal(0)
    back = there_and_back("yuan", value)
    assert back == value
    assert isinstance(back, Decimal)
    assert back.as_tuple().exponent == -2


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.decimals(-10, 10, places=3) | st.decimals(-10, 10, places=4))
def test_a_decimal_is_kept_exactly_or_refused(value: Decimal) -> None:
    thousandths = Fraction(value) * 1000 if value.is_finite() else Fraction(1, 2)
    if thousandths.denominator == 1 and -(2**63) <= thousandths < 2**63:
        assert there_and_back("reading", value) == value
    else:
        with pytest.raises(ValueError, match="reading"):
            there_and_back("reading", value)


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_names_keep_their_order(value: list[str]) -> None:
    assert there_and_back("names", tuple(value)) == tuple(value)


@given(st.sampled_from(Kind))
def test_members(value: Kind) -> None:
    assert there_and_back("kind", value) is value


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("day", "2026-11-24"),
        ("day", datetime(2026, 11, 24, tzinfo=UTC)),
        ("moment", datetime(2026, 11, 24)),  # noqa: DTZ001 without an offset on purpose
        ("moment", date(2026, 11, 24)),
        ("yuan", 1.5),
        ("yuan", True),
        ("yuan", "1.50"),
        ("yuan", Decimal("0.001")),
        ("yuan", Decimal("1E+40")),
        ("yuan", Decimal("1E-400")),
        ("kind", "office"),
        ("names", "one"),
        ("names", (1, 2)),
    ],
)
def test_what_is_not_kept_is_refused(name: str, wrong: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        there_and_back(name, wrong)


def test_none_stays_none() -> None:
    for field in shape(Everything).fields:
        assert field.db_value(None) is None  # type: ignore[no-untyped-call] # untyped in peewee's stubs
        assert field.python_value(None) is None  # type: ignore[no-untyped-call] # untyped in peewee's stubs


def test_an_unknown_member_that_is_read_fails() -> None:
    with pytest.raises(ValueError, match="office"):
        shape(Everything).named["kind"].python_value("office")  # type: ignore[no-untyped-call] # untyped in peewee's stubs
