"""People of one role, as many as there are."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.procedure.case import Person, PersonRole
from app.procedure.reason import Reason
from ui.pages.reception.person_card import PersonCard
from ui.pages.reception.person_fields import PersonFields
from ui.widgets.input import Draft
from ui.wizard.context import PageContext


class PeopleList(QWidget):
    """One card a person, under each other; hidden while there is none. Cards are kept for the next person when one is removed."""

    edited = Signal()
    grown = Signal()
    left = Signal()

    def __init__(self, role: PersonRole, title: str, context: PageContext, make: PersonFields) -> None:
        super().__init__()
        self.role = role
        self._title = title
        self._context = context
        self._make = make
        self._cards: list[PersonCard] = []
        self._spare: list[PersonCard] = []
        self._known: dict[str, Person] = {}
        self._count = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.hide()

    @property
    def cards(self) -> tuple[PersonCard, ...]:
        """The cards in use."""
        return tuple(self._cards)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show these."""
        self._known = {person.id: person for person in people}
        self._use(len(people))
        for card, person in zip(self._cards, people, strict=True):
            card.show_person(person)

    def people(self) -> tuple[Person, ...]:
        """Return all as typed; a card with neither name nor number nor telephone is nobody."""
        people = (card.person() for card in self._cards)
        return tuple(person for person in people if person.name or person.identity_number or person.phone)

    @property
    def nobody(self) -> PersonCard | None:
        """The first card in which nobody is named yet."""
        return next((card for card in self._cards if not card.name_typed()), None)

    def offer_card(self) -> PersonCard:
        """Add an empty card."""
        person = self._new_person()
        self._use(len(self._cards) + 1)
        self._cards[-1].show_person(person)
        return self._cards[-1]

    def add(self) -> PersonCard:
        """Go to the name of an empty card; one that is empty already will do."""
        card = self.nobody
        if card is None:
            card = self.offer_card()
            self.edited.emit()
        card.fields["name"].input.setFocus(Qt.FocusReason.OtherFocusReason)
        return card

    def _new_person(self) -> Person:
        # An id of the page's own lets others name the person before the archive gives one.
        self._count += 1
        taken = {card.held.id for card in self._cards}
        while f"new:{self.role.value}:{self._count}" in taken:
            self._count += 1
        return Person(id=f"new:{self.role.value}:{self._count}", case_id=self._context.case_id, role=self.role)

    def _use(self, count: int) -> None:
        while len(self._cards) < count:
            self._cards.append(self._spare.pop() if self._spare else self._new_card())
        while len(self._cards) > count:
            self._spare.append(self._cards.pop())
        for card in self._spare:
            card.hide()
        for number, card in enumerate(self._cards, 1):
            self._column.removeWidget(card)
            self._column.addWidget(card)
            card.title.setText(f"{self._title} {number}" if count > 1 else self._title)
            card.show()
        self.setVisible(count > 0)
        self.grown.emit()

    def _new_card(self) -> PersonCard:
        card = PersonCard(self.role, self._context, self._make, title=self._title)
        card.edited.connect(self.edited)
        card.removed.connect(lambda: self.remove(card))
        card.setParent(self)
        return card

    def remove(self, card: PersonCard) -> None:
        """Take a person out; the place before it takes the focus, never a button that Enter would press."""
        self.left.emit()
        self._cards.remove(card)
        self._spare.append(card)
        self._use(len(self._cards))
        self.edited.emit()

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
            identifier = str(row.get("id"))
            # Others of the draft may name this person by the id that the page gave.
            new = replace(self._new_person(), id=identifier) if identifier.startswith("new:") else self._new_person()
            card.show_person(self._known.get(identifier, new))
            card.take_draft(row)
