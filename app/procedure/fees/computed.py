"""A computed charge and what it was computed from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that the amount came from, so that it can be printed and explained years later.

    `price` in yuan, `area` in m² where it counted. `quantity` counts `quantity_unit` (`month`, `season`, `once`), rounded to
    four places for the slip; the amount is computed from the exact count, which `counted` spells out (`17/31+2`). First and last
    charged day stand only where the charge runs over time.
    """

    price: Decimal
    area: Decimal | None = None
    quantity: Decimal = Decimal(1)
    quantity_unit: str = "once"
    counted: str = "1"
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedCharge:
    """An amount in yuan with two places, never negative, and its basis."""

    fee: str
    amount: Decimal
    basis: Basis
