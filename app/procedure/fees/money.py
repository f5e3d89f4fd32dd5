"""Money: Decimal yuan with two places in the program, integer fen in storage. No float anywhere."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

FEN = Decimal("0.01")
LARGEST_AMOUNT = Decimal("9999999.99")
"""The largest single charge, in yuan."""
MOST_PLACES = 6
"""Places after the point that a price or an area may have."""

# A context of its own: the precision of the caller's thread must not decide about money.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def yuan(amount: Decimal | Fraction | int) -> Decimal:
    """`amount` in yuan, rounded half up (0.005 → 0.01, -0.005 → -0.01) to whole fen."""
    return rounded(amount, FEN)


def rounded(amount: Decimal | Fraction | int, step: Decimal) -> Decimal:
    """`amount` rounded half away from zero to a multiple of `step`, a power of ten."""
    if isinstance(amount, Decimal):
        return _EXACT.add(amount.quantize(step, context=_EXACT), Decimal(0))  # a rounded -0.001 is 0.00, not -0.00
    exact = Fraction(amount) / Fraction(step)
    doubled = 2 * abs(exact.numerator) + exact.denominator
    steps = doubled // (2 * exact.denominator)
    return _EXACT.multiply(Decimal(-steps if exact < 0 else steps), step)


def has_usable_places(number: Decimal) -> bool:
    """Return whether a finite number has at most `MOST_PLACES` places: reckoning exactly with 1E-999999 would take for ever."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_PLACES


def to_fen(amount: Decimal) -> int:
    """Whole fen of an amount in yuan. `ValueError` where it has parts of a fen: round with `yuan` first."""
    fen = _EXACT.multiply(amount, Decimal(100))
    if fen != fen.to_integral_value():
        raise ValueError("the amount has parts of a fen")
    return int(fen)
