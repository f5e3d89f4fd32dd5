"""Labels that never interpret rich text from data."""

from PySide6.QtCore import Qt
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


def shortened(text: str, most: int = 24) -> str:
    """`text` for a place with one line; the whole of it stands on the page that it belongs to."""
    return text if len(text) <= most else text[: most - 1] + "…"


def literal(text: str) -> str:
    """`text` for a button, a menu or a label with a buddy, which all take a single `&` for a shortcut."""
    return text.replace("&", "&&")
