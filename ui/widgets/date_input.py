"""A day, typed as the counter types it: 20261231, 2026-12-31, 2026/12/31, 2026.12.31 or 2026年12月31日."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.errors import InputError
from app.procedure.reason import Reason
from ui.widgets.input import Draft

FIRST_YEAR, LAST_YEAR = 1900, 2199
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")


def parse_date(text: str) -> date | None:
    """Return the day that `text` writes, full-width digits too; nothing when it is none between 1900 and 2199."""
    match = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    year, month, day = (int(group) for group in match.groups() if group is not None)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateInput(QLineEdit):
    """A line for a day. Arrow up and down change it by a day; `t` writes the day that `today` gives."""

    edited = Signal()

    def __init__(self, *, field: str = "", today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._field = field
        self._today = today
        self.setPlaceholderText("YYYY-MM-DD")
        self.setMaximumWidth(160)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> date | None:
        """Return the day, None for an empty line; InputError for what is no day."""
        problem = self.problem()
        if problem is not None:
            raise InputError(problem)
        return parse_date(self.text())

    def set_value(self, day: date | None) -> None:
        """Show `day`, without counting as typing."""
        self.setText("" if day is None else day.isoformat())

    def problem(self) -> Reason | None:
        """Return something stands there that is no day."""
        text = self.text().strip()
        if not text or parse_date(text) is not None:
            return None
        return Reason.of("typed.no_day", text=text)

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return self.text()

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        self.setText(value if isinstance(value, str) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys count by days, `t` is today; all else is typing."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        day = parse_date(self.text())
        if step is not None and day is not None:
            self._type(day + timedelta(days=step))
        elif event.text().lower() == "t" and self._today is not None:
            self._type(self._today())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A readable day is written the one way it is shown."""
        day = parse_date(self.text())
        if day is not None:
            self.set_value(day)
        super().focusOutEvent(event)

    def _type(self, day: date) -> None:
        self.set_value(day)
        self.edited.emit()
