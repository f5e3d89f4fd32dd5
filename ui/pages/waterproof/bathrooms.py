"""The bathrooms of a round, as many as there are."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import WaterproofTest
from app.procedure.reason import Reason
from ui.pages.waterproof.bathroom_card import BathroomCard
from ui.widgets import Field
from ui.widgets.input import Draft
from ui.wizard.context import PageContext

_COUNTS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def bathrooms_of(layout: str) -> int:
    """Return how many bathrooms a layout such as 三室两厅两卫 has; one where it does not say."""
    found = re.search(r"([一二两三四五1-5])\s*卫", layout)
    return _COUNTS[found[1]] if found is not None else 1


class Bathrooms(QWidget):
    """One card a bathroom, under each other. Cards are kept for the next one when one is removed."""

    edited = Signal()
    grown = Signal()
    """A card was added or taken out: Tab goes another way."""

    def __init__(self, context: PageContext, register: Callable[[Field], Field]) -> None:
        super().__init__()
        self._context = context
        self._register = register
        self._cards: list[BathroomCard] = []
        self._spare: list[BathroomCard] = []
        self._known: dict[str, WaterproofTest] = {}
        self._round = 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    @property
    def cards(self) -> tuple[BathroomCard, ...]:
        """The cards in use."""
        return tuple(self._cards)

    def show_tests(self, tests: Sequence[WaterproofTest], round_number: int) -> None:
        """Show these tests of a round."""
        self._round = round_number
        self._known = {test.id: test for test in tests if test.id}
        self._use(len(tests))
        for card, test in zip(self._cards, tests, strict=True):
            card.show_test(test)

    def usual(self, layout: str) -> tuple[WaterproofTest, ...]:
        """Return a blank test for each bathroom that the layout names."""
        _ = self._context.translate
        names = (_("Master bathroom"), _("Second bathroom"), _("Third bathroom"), _("Fourth bathroom"), _("Fifth bathroom"))
        return tuple(self.blank(name) for name in names[: bathrooms_of(layout)])

    def blank(self, bathroom: str) -> WaterproofTest:
        """Return a test that has not begun, of the depth that the site asks for."""
        return WaterproofTest(id="", case_id=self._context.case_id, round=self._round, bathroom=bathroom)

    def begun(self) -> tuple[WaterproofTest, ...]:
        """Return the tests of which something beside the name is known. Raises InputError for what cannot be used."""
        tests = (card.test() for card in self._cards)
        return tuple(test for test in tests if test.id or test != self.blank(test.bathroom))

    def add(self) -> None:
        """One more bathroom."""
        self._use(len(self._cards) + 1)
        self._cards[-1].show_test(self.blank(""))
        self.edited.emit()
        self._cards[-1].bathroom.setFocus()

    def _use(self, count: int) -> None:
        while len(self._cards) < count:
            self._cards.append(self._spare.pop() if self._spare else self._new_card())
        while len(self._cards) > count:
            self._spare.append(self._cards.pop())
        for card in self._spare:
            card.hide()
        for card in self._cards:
            self._column.removeWidget(card)
            self._column.addWidget(card)
            card.show()
        self.grown.emit()

    def _new_card(self) -> BathroomCard:
        card = BathroomCard(self._context, self._register)
        card.edited.connect(self.edited)
        card.removed.connect(lambda: self._remove(card))
        return card

    def _remove(self, card: BathroomCard) -> None:
        self._cards.remove(card)
        self._spare.append(card)
        self._use(len(self._cards))
        self.edited.emit()

    def card_of(self, bathroom: str) -> BathroomCard | None:
        """Return the card of a bathroom."""
        return next((card for card in self._cards if card.bathroom.text().strip() == bathroom), None)

    def problem(self) -> Reason | None:
        """Each field says its own."""
        return None

    def draft_value(self) -> Draft:
        """Return the raw typing of all cards."""
        return [card.draft_value() for card in self._cards]

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        self._use(len(rows))
        for card, row in zip(self._cards, rows, strict=True):
            card.show_test(self._known.get(str(row.get("id")), self.blank("")))
            card.take_draft(row)
