"""Labels that never interpret rich text from data."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

# How a label looks is decided in one place, `ui/style.py`, by this property.
KIND = "kind"


class PlainLabel(QLabel):
    """A label that shows its text as it is, `<b>` and `&` included.

    `kind`: `body`, `heading` (14 pt), `section` (bold), `quiet` (hints), `reason` (why something does not go on), `strong`.
    """

    def __init__(self, text: str = "", kind: str = "body", *, wraps: bool = True) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty(KIND, kind)
        self.setWordWrap(wraps)
        if wraps:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setText(text)


class YieldingLabel(PlainLabel):
    """One line that gives up its end, with an ellipsis, where it stands in the way of others; `text()` is the whole of it."""

    def __init__(self, text: str = "", kind: str = "body", *, least: int = 8) -> None:
        """`least` is how many wide characters are seen in any case."""
        super().__init__(text, kind, wraps=False)
        self._least = least

    def minimumSizeHint(self) -> QSize:
        """Return the width of `least` characters, or less for less text."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("国" * self._least)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


def shortened(text: str, most: int = 24) -> str:
    """`text` for a place with one line; the whole of it stands on the page that it belongs to."""
    return text if len(text) <= most else text[: most - 1] + "…"


def literal(text: str) -> str:
    """`text` for a button, a menu or a label with a buddy, which all take a single `&` for a shortcut."""
    return text.replace("&", "&&")
