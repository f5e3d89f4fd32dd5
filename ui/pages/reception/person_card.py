"""One person on the reception page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.procedure.case import Person, PersonRole, Sex
from app.procedure.reason import Reason
from app.texts.values import SEXES
from ui.pages.parts.field_flow import FieldFlow
from ui.pages.reception.identity_line import CreditCodeLine, IdentityLine
from ui.pages.reception.person_fields import WIDE, PersonFields, lines_of
from ui.pages.reception.powers import Powers
from ui.widgets import Button, Choice, ChoiceRow, DateInput, Field, LineInput, PlainLabel, Tick
from ui.widgets.input import Draft
from ui.wizard.context import PageContext

W = TypeVar("W", bound=QWidget)


class PersonCard(QWidget):
    """The fields of one person. `removed` is asked for by its button, which a card without a title does not have."""

    edited = Signal()
    removed = Signal()

    def __init__(self, role: PersonRole, context: PageContext, make: PersonFields, *, title: str = "") -> None:
        super().__init__()
        self.role = role
        self.held = Person(id="", case_id=context.case_id, role=role)
        self._wanted = ""
        self._context = context
        self.fields = make.make(role)
        self.title = PlainLabel(title, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if title:
            column.addWidget(self._head())
        self._flow = FieldFlow()
        for key, field in self.fields.items():
            self._flow.add(field, wide=key in WIDE)
        column.addWidget(self._flow)
        self._connect()
        self.show_parts()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        self.remove_button = Button(self._context.translate("Remove"), self.removed.emit)
        row.addWidget(self.remove_button)
        return head

    def _connect(self) -> None:
        reactions = dict.fromkeys(("kind", "number", "credit_code"), self._number_edited) | {"by": self._by_edited}
        for key, field in self.fields.items():
            edited = getattr(field.input, "edited", None)
            if edited is not None:
                edited.connect(reactions.get(key, self.edited))

    def has(self, key: str) -> bool:
        """Return whether this card has that field at all."""
        return key in self.fields

    def input(self, key: str, kind: type[W]) -> W:
        """Return the input of a field."""
        widget = self.fields[key].input
        if not isinstance(widget, kind):
            raise TypeError(key)
        return widget

    def name_typed(self) -> str:
        """Return the name as it stands there."""
        return self.input("name", LineInput).text().strip()

    def number_typed(self) -> bool:
        """Return whether an identity number stands there."""
        return self.has("number") and bool(self.input("number", LineInput).text().strip())

    @property
    def birth(self) -> date | None:
        """The birth date that the number says, else the one typed."""
        said = self._said()
        if said is not None and said[0] is not None:
            return said[0]
        if not self.has("birth") or self.fields["birth"].problem() is not None:
            return self.held.birth
        return self.input("birth", DateInput).value()

    @property
    def absent(self) -> bool:
        """Sends an agent instead of coming."""
        return self.has("came") and self.input("came", ChoiceRow).value() == "represented"

    @property
    def represented_by(self) -> str:
        """The id of who is chosen to act for this person, "" for nobody."""
        return self.input("by", Choice).value() if self.has("by") else ""

    def _said(self) -> tuple[date | None, Sex | None] | None:
        """Birth and sex as a whole, valid number says them."""
        check = self.input("number", IdentityLine).check() if self.has("number") else None
        if check is None or check.reason is not None or check.birth is None:
            return None
        return check.birth, check.sex

    def show_person(self, person: Person) -> None:
        """Show what is known of the person."""
        self.held = person
        for key in lines_of(self.role):
            self.input(key, LineInput).set_value(getattr(person, key))
        if self.has("credit_code"):
            self.input("credit_code", LineInput).set_value(person.credit_code)
        if self.has("number"):
            self.input("kind", Choice).set_value(person.identity_kind or "resident_card")
            self.input("number", LineInput).set_value(person.identity_number)
            self.input("birth", DateInput).set_value(person.birth)
            self.input("sex", ChoiceRow).set_value(Sex(person.sex).value if person.sex else None)
        if self.has("came"):
            self.input("came", ChoiceRow).set_value("present" if person.present else "represented")
        self.want(person.represented_by)
        if self.has("powers"):
            self.input("powers", Powers).set_value(person.powers)
            self.input("until", DateInput).set_value(person.powers_until)
            self.input("notarised", Tick).set_value(person.notarised)
        self.show_parts()

    def person(self) -> Person:
        """Return the person as typed. Raises InputError for text or days that cannot be kept."""
        texts: dict[str, Any] = {key: self.input(key, LineInput).value() for key in lines_of(self.role)}
        person = replace(self.held, role=self.role, **texts)
        if self.has("credit_code"):
            person = replace(person, credit_code=self.input("credit_code", CreditCodeLine).stored())
        if self.has("number"):
            person = self._with_identity(person)
        if self.has("came"):
            by = self.input("by", Choice).value() or None
            person = replace(person, present=not self.absent, represented_by=by)
        if self.has("powers"):
            person = replace(
                person,
                powers=self.input("powers", Powers).value(),
                powers_until=self.input("until", DateInput).value(),
                notarised=self.input("notarised", Tick).value(),
            )
        return person

    def _with_identity(self, person: Person) -> Person:
        number = self.input("number", IdentityLine).stored()
        said = self._said()
        sex = self.input("sex", ChoiceRow).value()
        return replace(
            person,
            identity_kind=self.input("kind", Choice).value() if number else "",
            identity_number=number,
            birth=said[0] if said is not None else self.input("birth", DateInput).value(),
            sex=said[1] if said is not None else (Sex(sex) if sex else None),
        )

    def offer(self, representatives: Sequence[tuple[str, str]]) -> None:
        """Who may represent this person; one alone is chosen, else the one that was wanted."""
        if not self.has("by"):
            return
        choice, offered = self.input("by", Choice), [value for value, _text in representatives]
        choice.set_options(representatives)
        choice.set_value(offered[0] if len(offered) == 1 else self._wanted if self._wanted in offered else "")

    def want(self, representative: str | None) -> None:
        """Who represents this person as soon as he is offered: people are shown one after the other."""
        self._wanted = representative or ""

    def come(self) -> None:
        """The person came after all, since nobody represents him any more."""
        if self.has("came"):
            self.input("came", ChoiceRow).set_value("present")

    def show_parts(self, hidden: Sequence[str] = ()) -> None:
        """Hide what does not apply: birth and sex where the number says them, and what the page names."""
        said = self._said()
        gone = {*hidden, *(("birth", "sex") if said is not None else ())}
        self._flow.arrange([field for key, field in self.fields.items() if key in gone])
        if self.has("number"):
            self.fields["number"].set_hint(self._said_text(said))

    def _said_text(self, said: tuple[date | None, Sex | None] | None) -> str:
        if said is None or said[0] is None:
            return ""
        _ = self._context.translate
        today = self._context.today()
        birth = said[0]
        age = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
        word = _(SEXES[said[1]]) if said[1] is not None else ""
        return _("{sex} · {birth} ({age})").format(sex=word, birth=birth.isoformat(), age=age)

    def _by_edited(self) -> None:
        self.want(self.represented_by)
        self.edited.emit()

    def _number_edited(self) -> None:
        """What cannot become right any more is said at once; what is only short waits until the field is left."""
        for key in ("number", "credit_code"):
            if self.has(key):
                line = self.fields[key].input
                hopeless: Reason | None = line.hopeless() if isinstance(line, IdentityLine | CreditCodeLine) else None
                self.fields[key].show_reason(hopeless)
        self.edited.emit()

    def draft_value(self) -> Draft:
        """Return the raw typing, with the id of the person."""
        draft: dict[str, Draft] = {key: _raw(field) for key, field in self.fields.items()}
        draft["id"] = self.held.id
        return draft

    def take_draft(self, value: Draft) -> None:
        """Put raw typing back."""
        if isinstance(value, dict):
            for key, field in self.fields.items():
                take = getattr(field.input, "take_draft", None)
                if take is not None and key in value:
                    take(value[key])
            self.want(str(value.get("by") or ""))
        self.show_parts()


def _raw(field: Field) -> Draft:
    draft = getattr(field.input, "draft_value", None)
    value: Draft = draft() if draft is not None else None
    return value
