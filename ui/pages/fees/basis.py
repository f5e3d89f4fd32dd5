"""How a charge is explained on the screen."""

from decimal import Decimal

from app.procedure.case import Charge
from app.texts import Translator


def yuan(amount: Decimal) -> str:
    """An amount with its thousands apart and two places."""
    return f"{amount:,.2f}"


def basis(charge: Charge, _: Translator) -> str:
    """From what the amount comes: `118.64 m² × 2.80 × 12 months, until 2027-12-30`."""
    counted = charge.counted or f"{charge.quantity.normalize():f}"
    quantity = {
        "month": _("{count} months").format(count=counted),
        "season": _("{count} heating seasons").format(count=counted),
    }.get(charge.quantity_unit, "")
    parts = [f"{charge.area:.2f} m²" if charge.area is not None else "", yuan(charge.price), quantity]
    product = " × ".join(filter(None, parts))
    if charge.ends_on is None:
        return product
    return _("{product}, until {day}").format(product=product, day=charge.ends_on.isoformat())


def whose(name: str, collected_for: str, _: Translator) -> str:
    """The fee's name, and for whom it is collected where that is another (代收)."""
    return _("{fee} (for {whom})").format(fee=name, whom=collected_for) if collected_for else name
