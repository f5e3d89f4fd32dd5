"""A number. Blank is not zero: an empty line has no value."""

import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from app.errors import InputError
from app.procedure.reason import Reason
from ui.widgets.input import Draft


def parse_number(text: str) -> Decimal | None:
    """Return the plain decimal number that `text` writes, full-width digits and thousands commas too; nothing when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if not plain or not all(character in "0123456789.-" for character in plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


class NumberInput(QLineEdit):
    """A line for a number with at most `places` decimals, from `least` to `most`; `unit` is shown while it is empty."""

    edited = Signal()

    def __init__(
        self,
        *,
        field: str = "",
        places: int = 0,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal(99_999_999),
        unit: str = "",
    ) -> None:
        super().__init__()
        self._field = field
        self._places = places
        self._least = least
        self._most = most
        self.setPlaceholderText(unit)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaximumWidth(168)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> Decimal | None:
        """Return the number, None for an empty line (which is not 0); InputError for what cannot be used."""
        problem = self.problem()
        if problem is not None:
            raise InputError(problem)
        return parse_number(self.text())

    def whole(self, default: int = 0) -> int:
        """Return the number as an int, `default` for an empty line; InputError for what cannot be used."""
        value = self.value()
        return default if value is None else int(value)

    def set_value(self, number: Decimal | int | None) -> None:
        """Show `number`, without counting as typing."""
        self.setText("" if number is None else f"{Decimal(number):.{self._places}f}")

    def problem(self) -> Reason | None:
        """No number, too many decimals, or outside of what can be."""
        text = self.text().strip()
        if not text:
            return None
        number = parse_number(text)
        if number is None:
            return Reason.of("typed.no_number", text=text)
        if number != round(number, self._places):
            return Reason.of("typed.too_exact", text=text, places=self._places)
        if not self._least <= number <= self._most:
            return Reason.of("typed.out_of_range", text=text, least=self._least, most=self._most)
        return None

    def draft_value(self) -> Draft:
        """Return the raw typing."""
        return self.text()

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        self.setText(value if isinstance(value, str) else "")
