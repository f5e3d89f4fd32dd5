"""How days and areas are written on paper."""

from datetime import date
from decimal import Decimal

from app.texts import Translator


def written_day(day: date | None, _: Translator) -> str:
    """Return a day as the paper writes it (2026年12月31日); "" for none."""
    return "" if day is None else _("{year}-{month}-{day}").format(year=day.year, month=f"{day.month:02}", day=f"{day.day:02}")


def written_area(area: Decimal | None) -> str:
    """Return an area in m² with two places; "" for none."""
    return "" if area is None else f"{area:.2f} m²"
