"""Money and the basis of a charge, as screens and papers write them."""

from decimal import Decimal

import pytest

from app.procedure.case import Charge, ChargeState
from app.texts.charges import written_basis, written_price, written_yuan


def english(text: str) -> str:
    return text


def a_charge(quantity: str = "12", unit: str = "month", counted: str = "", area: str | None = "118.64") -> Charge:
    return Charge(
        id="1",
        case_id="1",
        fee="property",
        state=ChargeState.DUE,
        amount=Decimal("3986.30"),
        price=Decimal("2.80"),
        area=None if area is None else Decimal(area),
        quantity=Decimal(quantity),
        quantity_unit=unit,
        counted=counted,
    )


@pytest.mark.parametrize(("amount", "written"), [("0", "0.00"), ("1234567.5", "1,234,567.50"), ("-3.4", "-3.40")])
def test_an_amount_has_two_places(amount: str, written: str) -> None:
    assert written_yuan(Decimal(amount)) == written


@pytest.mark.parametrize(
    ("price", "written"), [("2.8", "2.80"), ("2.8000", "2.80"), ("30", "30.00"), ("0.0035", "0.0035"), ("2.805", "2.805")]
)
def test_no_place_of_a_price_is_lost(price: str, written: str) -> None:
    """What stands on the slip must multiply to its amount."""
    assert written_price(Decimal(price)) == written


@pytest.mark.parametrize(
    ("charge", "written"),
    [
        (a_charge(), "118.64 m² × 2.80 × 12 months"),
        (a_charge("100.000000"), "118.64 m² × 2.80 × 100 months"),
        (a_charge("0.619835", "season", "75/121"), "118.64 m² × 2.80 × 75/121 heating seasons"),
        (a_charge("1", "", area=None), "2.80"),
        (a_charge("3", "", area=None), "2.80 × 3"),
    ],
)
def test_p3a_the_basis_says_what_was_multiplied(charge: Charge, written: str) -> None:
    assert written_basis(charge, written_price(charge.price), english) == written
