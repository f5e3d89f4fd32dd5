"""What is read on a paper book after a restore: its next blank sheet, or that there is none; and who looked."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.certificates.restored_books import reconcile_book
from app.desk.desk import Desk
from app.errors import InputError
from app.procedure.certificates import LARGEST_NUMBER
from app.texts import Translator
from ui.widgets import LineInput, NumberInput, Tick
from ui.widgets.action_strip import Asked

LINE_HEIGHT = 32


class NextBlank:
    """The inputs of a strip, and the deed that they are for."""

    def __init__(self, translate: Translator) -> None:
        _ = translate
        self.number = NumberInput(field=_("Next blank sheet №"), most=Decimal(LARGEST_NUMBER))
        self.used_up = Tick(_("The book is used up"))
        self.used_up.edited.connect(self._follow)
        self.checked_by = LineInput(field="field:name")
        self.asked = (
            Asked(_("Next blank sheet №"), self.number),
            Asked("", _beside_lines(self.used_up)),
            Asked(_("Looked up by"), self.checked_by, 1),
        )
        numbers = ("certificates.next_blank_missing", "certificates.next_blank_outside", "certificates.next_blank_used")
        self.answers: Mapping[str, QWidget] = {
            **dict.fromkeys(numbers, self.number),
            "certificates.checker_missing": self.checked_by,
        }

    def clear(self) -> None:
        """Nothing is read yet."""
        self.number.set_value(None)
        self.used_up.set_value(value=False)
        self.checked_by.set_value("")
        self._follow()

    def _follow(self) -> None:
        """A book that is used up has no blank sheet."""
        self.number.setEnabled(not self.used_up.value())

    def compare(self, desk: Desk, first: int) -> None:
        """Let the book go on from there. Raises InputError where neither is said, and what `reconcile_book` raises."""
        used_up = self.used_up.value()
        if not used_up and self.number.value() is None:
            raise InputError.of("certificates.next_blank_missing")
        reconcile_book(desk, first, None if used_up else self.number.whole(), self.checked_by.value())
        self.clear()


def _beside_lines(tick: Tick) -> QWidget:
    """Return a tick at the height of the lines beside it, which have their names above."""
    tick.setFixedHeight(LINE_HEIGHT)
    beside = QWidget()
    column = QVBoxLayout(beside)
    column.setContentsMargins(8, 0, 8, 0)
    column.addStretch(1)
    column.addWidget(tick)
    return beside
