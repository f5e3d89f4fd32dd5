"""How a charge is explained on the 收费单."""

from app.procedure.case import Charge
from app.texts.charges import written_basis, written_price
from reports.forms.context import FormContext


def basis(charge: Charge, context: FormContext) -> str:
    """From what the amount was computed: `118.64 m² × 2.80 yuan × 12 months`."""
    price = context.translator("{amount} yuan").format(amount=written_price(charge.price))
    return written_basis(charge, price, context.translator)


def period(charge: Charge, context: FormContext) -> str:
    """First and last day that are charged, "" for what is charged once."""
    _ = context.translator
    if charge.starts_on is None:
        return ""
    if charge.ends_on is None:
        return _("from {day}").format(day=context.day(charge.starts_on))
    return _("{first} to {last}").format(first=context.day(charge.starts_on), last=context.day(charge.ends_on))
