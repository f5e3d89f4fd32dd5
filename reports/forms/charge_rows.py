"""How a charge is explained on the 收费单."""

from decimal import Decimal

from app.procedure.case import Charge
from reports.forms.context import FormContext


def yuan(amount: Decimal) -> str:
    """An amount with its thousands apart and two places."""
    return f"{amount:,.2f}"


def basis(charge: Charge, context: FormContext) -> str:
    """From what the amount was computed: `118.64 m² × 2.80 yuan × 12 months`."""
    _ = context.translator
    counted = _counted(charge)
    quantities = {
        "month": _("{count} months").format(count=counted),
        "season": _("{count} heating seasons").format(count=counted),
    }
    parts = [
        f"{charge.area:.2f} m²" if charge.area is not None else "",
        _("{amount} yuan").format(amount=yuan(charge.price)),
        quantities.get(charge.quantity_unit, counted if charge.quantity != 1 else ""),
    ]
    return " × ".join(filter(None, parts))


def _counted(charge: Charge) -> str:
    """How many months or seasons; a broken count as the fraction that the amount is computed from, `75/121`."""
    if charge.counted:
        return charge.counted
    text = f"{charge.quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period(charge: Charge, context: FormContext) -> str:
    """First and last day that are charged, "" for what is charged once."""
    _ = context.translator
    if charge.starts_on is None:
        return ""
    if charge.ends_on is None:
        return _("from {day}").format(day=context.day(charge.starts_on))
    return _("{first} to {last}").format(first=context.day(charge.starts_on), last=context.day(charge.ends_on))
