"""What came of an export or an import, in large words with the details under them, until something else is begun."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets import PlainLabel
from ui.widgets.labels import KIND

MOST_LINES = 12


class Telling(QWidget):
    """Says one thing at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel("", "amount")
        self.details = PlainLabel("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.details)
        self.hide()

    def clear(self) -> None:
        """What was said is old."""
        self.hide()

    def done(self, words: str, details: Sequence[str] = ()) -> None:
        """It is done, in large words."""
        self._say(words, "amount", details)

    def quiet(self, words: str, details: Sequence[str] = ()) -> None:
        """Nothing came of it, and nothing is wrong."""
        self._say(words, "strong", details)

    def failed(self, words: str) -> None:
        """Why it could not be done."""
        self._say(words, "reason", ())

    def _say(self, words: str, kind: str, details: Sequence[str]) -> None:
        self.words.setText(words)
        self.words.setProperty(KIND, kind)
        self.words.style().polish(self.words)
        shown = list(details[:MOST_LINES]) + (["…"] if len(details) > MOST_LINES else [])
        self.details.setText("\n".join(shown))
        self.details.setVisible(bool(details))
        self.show()
