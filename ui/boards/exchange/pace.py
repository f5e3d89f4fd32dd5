"""How fast work goes and how long it will take."""

from collections.abc import Callable
from time import monotonic

from app.texts import Translator

SURE_AFTER = 1.0
"""Seconds after which a rate says something."""


class Pace:
    """Told how much is done; `unit` says a rate in words where the amounts are amounts of something."""

    def __init__(
        self, translate: Translator, unit: Callable[[float], str] | None, clock: Callable[[], float] = monotonic
    ) -> None:
        self._translate = translate
        self._unit = unit
        self._clock = clock
        self._began = clock()

    def words(self, done: int, whole: int) -> str:
        """Rate and time left, "" as long as nothing can be said."""
        _ = self._translate
        spent = self._clock() - self._began
        if spent < SURE_AFTER or not 0 < done <= whole:
            return ""
        left = spent * (whole - done) / done
        time = (
            _("about {count} s left").format(count=max(1, round(left)))
            if left < 90
            else _("about {count} min left").format(count=round(left / 60))
        )
        return time if self._unit is None else f"{self._unit(done / spent)} · {time}"


def megabytes(translate: Translator) -> Callable[[float], str]:
    """Return a rate of bytes, in words."""
    return lambda rate: translate("{rate} MB/s").format(rate=f"{rate / 1e6:,.1f}")


def records_per_second(translate: Translator) -> Callable[[float], str]:
    """Return a rate of records, in words."""
    return lambda rate: translate("{rate} records a second").format(rate=f"{rate:,.0f}")


def per_second(translate: Translator) -> Callable[[float], str]:
    """Return a rate of cases, in words."""
    return lambda rate: translate("{rate} a second").format(rate=f"{rate:,.0f}")
