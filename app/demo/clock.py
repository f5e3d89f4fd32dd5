"""A clock that the demo moves on: a waterproof test needs a day and a repair several, and a demo has neither."""

from datetime import datetime, timedelta


class DemoClock:
    """Return the moment that it was moved on to; every look at it takes a second, so that no two entries are at once."""

    def __init__(self, start: datetime) -> None:
        self._moment = start

    def __call__(self) -> datetime:
        """This moment."""
        self._moment += timedelta(seconds=1)
        return self._moment

    def forward(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self._moment += timedelta(days=days, hours=hours, minutes=minutes)
