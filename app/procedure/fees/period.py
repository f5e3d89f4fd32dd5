"""How long a charge runs, counted exactly.

Conventions, stated once:

- First and last day are both charged.
- A charge **for N months** is N times the monthly price, whatever the length of the months. Its last day is the day before the
  same day N months on; where that month has no such day, its last day (after 民法典 Art. 202).
- A charge **until a day** counts calendar months: a month charged whole counts 1, a broken month the charged days over the days
  of that month. So periods that adjoin add up.
- A season counts 1; a season that is broken counts the charged days over the days of that season.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.procedure.fees.season import Season


@dataclass(frozen=True, slots=True)
class Count:
    """How many months or seasons, exactly, and how that was counted (`17/31+2`), for the person who asks."""

    quantity: Fraction
    explained: str


def last_day_after_months(start: date, months: int) -> date:
    """Return the last day of `months` whole months that begin on `start`. `OverflowError` past the year 9999."""
    years, month_index = divmod(start.month - 1 + months, 12)
    if start.year + years > date.max.year:
        raise OverflowError("past the end of the calendar")
    year, month = start.year + years, month_index + 1
    length = monthrange(year, month)[1]
    if start.day > length:
        return date(year, month, length)
    return date(year, month, start.day) - timedelta(days=1)


def months_between(start: date, last: date) -> Count:
    """Calendar months from `start` to `last`, both charged."""
    return _counted(_months(start, last))


def seasons_between(season: Season, start: date, last: date) -> Count:
    """Return seasons from `start` to `last`, both charged; 0 where no day of a season lies between."""
    return _counted(_seasons(season, start, last))


def _months(start: date, last: date) -> Iterator[tuple[int, int]]:
    """Charged days and days of each month touched."""
    for month_number in range(start.year * 12 + start.month - 1, last.year * 12 + last.month):
        year, month_index = divmod(month_number, 12)
        length = monthrange(year, month_index + 1)[1]
        first_day = start.day if (year, month_index + 1) == (start.year, start.month) else 1
        last_day = last.day if (year, month_index + 1) == (last.year, last.month) else length
        yield last_day - first_day + 1, length


def _seasons(season: Season, start: date, last: date) -> Iterator[tuple[int, int]]:
    """Charged days and days of each season touched."""
    for year in range(start.year - 1, last.year + 1):
        first_day, last_day = season.beginning_in(year)
        charged = (min(last, last_day) - max(start, first_day)).days + 1
        if charged > 0:
            yield charged, (last_day - first_day).days + 1


def _counted(parts: Iterator[tuple[int, int]]) -> Count:
    quantity = Fraction(0)
    whole = 0
    broken: list[str] = []
    for charged, length in parts:
        quantity += Fraction(charged, length)
        if charged == length:
            whole += 1
        else:
            broken.append(f"{charged}/{length}")
    terms = ([str(whole)] if whole or not broken else []) + broken
    return Count(quantity, "+".join(terms))
