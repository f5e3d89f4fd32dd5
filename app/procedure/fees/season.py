"""A season that comes back every year, heating 供暖季 for one: from a day of the year to a day of the year, both included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Season:
    """From (month, day) to (month, day), over the new year where the end comes first.

    A day that a month lacks means its last day, so that a season ending on (2, 29) ends with February.
    """

    begins: tuple[int, int]
    ends: tuple[int, int]

    def is_usable(self) -> bool:
        """Return whether both ends are days of the calendar."""
        return all(1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1] for month, day in (self.begins, self.ends))

    def beginning_in(self, year: int) -> tuple[date, date]:
        """First and last day of the season that begins in `year`."""
        over_new_year = self.ends < self.begins
        return _day(year, self.begins), _day(year + over_new_year, self.ends)

    def current_or_next(self, day: date) -> tuple[date, date]:
        """Return the season that `day` lies in, or else the first one after it."""
        first, last = self.beginning_in(day.year - 1)
        year = day.year
        while last < day:
            first, last = self.beginning_in(year)
            year += 1
        return first, last


def _day(year: int, month_and_day: tuple[int, int]) -> date:
    month, day = month_and_day
    return date(year, month, min(day, monthrange(year, month)[1]))
