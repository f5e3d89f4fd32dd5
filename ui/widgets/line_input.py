"""Typed text, on one line or several. Nothing is cut off silently: what is too long is said and kept for mending."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.errors import InputError
from app.procedure.reason import Reason
from app.procedure.text_limits import NAME, REMARK, CheckedText, checked_text
from ui.widgets.input import Draft


class LineInput(QLineEdit):
    """One line. `field` is the identifier that a reason names (`field:phone`), `limit` the most characters that fit."""

    edited = Signal()

    def __init__(self, *, field: str = "", limit: int = NAME, placeholder: str = "") -> None:
        super().__init__()
        self._field = field
        self._limit = limit
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def checked(self) -> CheckedText:
        """Return the text as it would be stored, with the reason if it cannot be."""
        return checked_text(self.text(), field=self._field, limit=self._limit)

    def value(self) -> str:
        """Return the text without the white space around it; InputError when it cannot be kept."""
        checked = self.checked()
        if checked.reason is not None:
            raise InputError(checked.reason)
        return checked.text

    def set_value(self, text: str) -> None:
        """Show `text` from its beginning, without counting as typing."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def problem(self) -> Reason | None:
        """Too long, or characters that cannot be kept."""
        return self.checked().reason

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return self.text()

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        self.setText(value if isinstance(value, str) else "")


class TextArea(QPlainTextEdit):
    """Several lines. Tab goes on to the next input; Enter is a line break, Ctrl+Enter goes on to the next step."""

    edited = Signal()

    def __init__(self, *, field: str = "", limit: int = REMARK, lines: int = 3) -> None:
        super().__init__()
        self._field = field
        self._limit = limit
        self._setting = False
        self.setTabChangesFocus(True)
        self.setFixedHeight(QFontMetrics(self.font()).lineSpacing() * lines + 24)
        self.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._setting:
            self.edited.emit()

    def checked(self) -> CheckedText:
        """Return the text as it would be stored, with the reason if it cannot be."""
        return checked_text(self.toPlainText(), field=self._field, limit=self._limit, multiline=True)

    def value(self) -> str:
        """Return the text without the white space around it; InputError when it cannot be kept."""
        checked = self.checked()
        if checked.reason is not None:
            raise InputError(checked.reason)
        return checked.text

    def set_value(self, text: str) -> None:
        """Show `text`, without counting as typing."""
        if self.toPlainText() != text:
            self._setting = True
            self.setPlainText(text)
            self._setting = False

    def problem(self) -> Reason | None:
        """Too long, or characters that cannot be kept."""
        return self.checked().reason

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return self.toPlainText()

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        self.set_value(value if isinstance(value, str) else "")
