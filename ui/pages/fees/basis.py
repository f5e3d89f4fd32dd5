"""How a charge is explained on the screen."""

from app.procedure.case import Charge
from app.texts import Translator
from app.texts.charges import written_basis, written_price


def basis(charge: Charge, _: Translator) -> str:
    """From what the amount comes, and until when: `118.64 m² × 2.80 × 12 months, until 2027-12-30`."""
    product = written_basis(charge, written_price(charge.price), _)
    if charge.ends_on is None:
        return product
    return _("{product}, until {day}").format(product=product, day=charge.ends_on.isoformat())


def whose(name: str, collected_for: str, _: Translator) -> str:
    """Return the fee's name, and for whom it is collected where that is another (代收)."""
    return _("{fee} (for {whom})").format(fee=name, whom=collected_for) if collected_for else name
