"""How money is written, and from what a charge comes, on screen and on paper alike."""

from decimal import Decimal

from app.procedure.case import Charge
from app.texts.translator import Translator


def written_yuan(amount: Decimal) -> str:
    """Return an amount with its thousands apart and two places."""
    return f"{amount:,.2f}"


def written_price(price: Decimal) -> str:
    """Return a price with all its places, two at least: what is shown must multiply to the amount."""
    places = len(f"{price:f}".rstrip("0").partition(".")[2])
    return f"{price:,.{max(places, 2)}f}"


def written_basis(charge: Charge, price: str, _: Translator) -> str:
    """From what the amount comes: `118.64 m² × 2.80 × 12 months`, with the price as `price` writes it.

    A broken count is the fraction that the amount is computed from, `75/121`.
    """
    counted = charge.counted or f"{charge.quantity.normalize():f}"
    quantities = {
        "month": _("{count} months").format(count=counted),
        "season": _("{count} heating seasons").format(count=counted),
    }
    area = f"{charge.area:.2f} m²" if charge.area is not None else ""
    quantity = quantities.get(charge.quantity_unit, counted if charge.quantity != 1 else "")
    return " × ".join(filter(None, (area, price, quantity)))
