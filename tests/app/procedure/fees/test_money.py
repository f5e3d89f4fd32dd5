"""Money is Decimal yuan and integer fen, rounded half up, never float."""

from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.fees import to_fen, yuan


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.005", "0.01"),
        ("0.004999", "0.00"),
        ("0.015", "0.02"),
        ("2.675", "2.68"),
        ("-0.005", "-0.01"),
        ("-0.0049", "0.00"),
        ("7", "7.00"),
    ],
)
def test_half_a_fen_is_rounded_up(amount: str, rounded: str) -> None:
    assert yuan(Decimal(amount)) == Decimal(rounded)
    assert yuan(Fraction(amount)) == Decimal(rounded)
    assert str(yuan(Decimal(amount))) == str(yuan(Fraction(amount))) == rounded


@given(st.integers(-(10**12), 10**12))
def test_yuan_in_fen_are_whole(fen: int) -> None:
    amount = yuan(Fraction(fen, 100))
    assert amount.as_tuple().exponent == -2
    assert to_fen(amount) == fen


def test_parts_of_a_fen_are_never_dropped_unseen() -> None:
    with pytest.raises(ValueError, match="fen"):
        to_fen(Decimal("0.015"))


def test_the_callers_decimal_context_does_not_decide_about_money() -> None:
    with localcontext() as context:
        context.prec = 3
        context.rounding = ROUND_DOWN
        assert yuan(Decimal("1234567.895")) == Decimal("1234567.90")
        assert to_fen(Decimal("1234567.89")) == 123456789
        assert yuan(Fraction(12345678895, 10000)) == Decimal("1234567.89")
