"""A moment, typed as 2026-12-24 09:30, 202612240930 or as a time of today."""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.errors import InputError
from app.procedure.reason import Reason
from ui.widgets import Button, parse_date
from ui.widgets.input import Draft

_TIME = re.compile(r"(\d{1,2})\s*[:时点]\s*(\d{2})\s*分?|(\d{2})(\d{2})")
SHOWN = "%Y-%m-%d %H:%M"


def parse_moment(text: str, now: datetime) -> datetime | None:
    """Return the moment that `text` writes, with the offset of `now`; a time alone is today's. Nothing when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"\d{12}", plain):
        plain = f"{plain[:8]} {plain[8:]}"
    found = re.fullmatch(r"(?:(.+?)[\sT]+)?(\S+)", plain)
    if found is None:
        return None
    day = now.date() if found[1] is None else parse_date(found[1])
    clock = _TIME.fullmatch(found[2])
    if day is None or clock is None:
        return None
    hour, minute = (int(group) for group in clock.groups() if group is not None)
    if hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), now.tzinfo)


class MomentInput(QWidget):
    """A line with a button that writes this moment; `n` in the line does the same."""

    edited = Signal()

    def __init__(self, now_text: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.line = _MomentLine(self.write_now)
        self.line.setPlaceholderText("YYYY-MM-DD HH:MM")
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.left.connect(self._tidy)
        button = Button(now_text, self.write_now)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setStyleSheet("padding: 0 7px;")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(button)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """The line is what is read."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def write_now(self) -> None:
        """This moment, to the minute."""
        self.set_value(self._now())
        self.edited.emit()

    def _tidy(self) -> None:
        moment = parse_moment(self.line.text(), self._now())
        if moment is not None:
            self.line.setText(moment.strftime(SHOWN))

    def value(self) -> datetime | None:
        """Return the moment, None for an empty line; InputError for what is none."""
        problem = self.problem()
        if problem is not None:
            raise InputError(problem)
        return parse_moment(self.line.text(), self._now())

    def set_value(self, moment: datetime | None) -> None:
        """Show a moment as of this place, without counting as typing."""
        self.line.setText("" if moment is None else moment.astimezone(self._now().tzinfo).strftime(SHOWN))

    def problem(self) -> Reason | None:
        """Return something stands there that is no moment."""
        text = self.line.text().strip()
        if not text or parse_moment(text, self._now()) is not None:
            return None
        return Reason.of("typed.no_moment", text=text)

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return self.line.text()

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        self.line.setText(value if isinstance(value, str) else "")


class _MomentLine(QLineEdit):
    """The line itself."""

    left = Signal()

    def __init__(self, write_now: Callable[[], None]) -> None:
        super().__init__()
        self._write_now = write_now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`n` writes this moment; all else is typing."""
        if event.text().lower() == "n":
            self._write_now()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A readable moment is written the one way it is shown."""
        self.left.emit()
        super().focusOutEvent(event)
