"""The number of the certificate, large enough to compare with the paper at arm's length."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.widgets import PlainLabel


class NumberPlate(QWidget):
    """What the number is, the number, and a quiet line about it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = PlainLabel("", "quiet")
        self._number = QLabel()
        self._number.setTextFormat(Qt.TextFormat.PlainText)
        self._number.setStyleSheet("font-size: 32pt; font-weight: 600;")
        self._note = PlainLabel("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        for label in (self._title, self._number, self._note):
            column.addWidget(label)

    @property
    def number(self) -> str:
        """The number as it is shown."""
        return self._number.text()

    @property
    def note(self) -> str:
        """The quiet line."""
        return self._note.text()

    def show_number(self, number: str, title: str, note: str) -> None:
        """Show a number with its sign; none shows the note alone."""
        self._title.setText(title)
        self._number.setText(f"№ {number}" if number else "")
        self._number.setVisible(bool(number))
        self._number.setAccessibleName(f"{title} {number}")
        self._note.setText(note)
