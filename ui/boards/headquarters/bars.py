"""A row of bars, one a site, with its number: how the sites stand beside each other in a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

HEIGHT = 136
LINE = 24
WIDEST, GAP = 96, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """A site and its count."""

    name: str
    count: int


class Bars(QWidget):
    """Painted in the colours of the window; what it shows is read out as text. As many as have room are painted."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.name} {bar.count}" for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each bar with its number over it and its site under it."""
        del event
        painter = QPainter(self)
        role = QPalette.ColorRole
        most = max((bar.count for bar in self._bars), default=0) or 1
        room = HEIGHT - 2 * LINE
        width = min(WIDEST, max(24, self.width() // max(len(self._bars), 1) - GAP))
        for place, bar in enumerate(self._bars):
            left = place * (width + GAP)
            if left + width > self.width():
                break
            height = round(room * bar.count / most)
            painter.fillRect(QRect(left, LINE + room - height, width, height), self.palette().color(role.Accent))
            painter.setPen(self.palette().color(role.Text))
            number = QRect(left, LINE + room - height - LINE, width, LINE)
            painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(bar.count))
            painter.setPen(self.palette().color(role.PlaceholderText))
            below = QRect(left - GAP // 2, HEIGHT - LINE, width + GAP, LINE)
            name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        painter.end()
