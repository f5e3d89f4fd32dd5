"""Everybody of the case, and how they hang together: who owns, who came, who acts for whom (P3b)."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.procedure.case import CaseFile, Origin, Person, PersonRole
from ui.pages.reception.members import MembersPart, VehiclesPart
from ui.pages.reception.people_list import PeopleList
from ui.pages.reception.person_card import PersonCard
from ui.pages.reception.person_fields import Answers, PersonFields
from ui.widgets import Button, Choice, ChoiceRow, Field, PlainLabel
from ui.wizard.context import PageContext

_CLIENT = Answers(
    {
        "name": ("reception.client_name_missing",),
        "phone": ("reception.phone_missing",),
        "credit_code": ("reception.credit_code_missing", "identity.credit_code_empty"),
    }
)
_LEGAL = Answers({"name": ("reception.legal_representative_missing",)})
_NOBODY = Answers({})
_KIND_OF_ORIGIN = {Origin.HMT.value: "hmt_residence_permit", Origin.FOREIGN.value: "passport"}


class PeoplePart(QWidget):
    """The cards of the client and of all others, and the buttons that add somebody."""

    edited = Signal()
    grown = Signal()
    """Somebody was added or taken out: Tab goes another way."""

    def __init__(self, context: PageContext, register: Callable[[Field], Field]) -> None:
        super().__init__()
        _ = context.translate
        self._context = context
        self._company = False
        self._foreign = False
        self.client = PersonCard(PersonRole.CLIENT, context, PersonFields(context, register, _CLIENT))
        self.legal = PersonCard(PersonRole.LEGAL_REPRESENTATIVE, context, PersonFields(context, register, _LEGAL))
        self._legal_title = PlainLabel(_("Legal representative"), "section")
        make = PersonFields(context, register, _NOBODY)
        self.guardians = PeopleList(PersonRole.GUARDIAN, _("Guardian"), context, make)
        self.co_owners = PeopleList(PersonRole.CO_OWNER, _("Co-owner"), context, make)
        self.agents = PeopleList(PersonRole.AGENT, _("Agent"), context, make)
        self.emergency = PeopleList(PersonRole.EMERGENCY, _("Emergency contact"), context, make)
        self.members = MembersPart(context)
        self.vehicles = VehiclesPart(context)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (
            self.client,
            self._legal_title,
            self.legal,
            self.guardians,
            self.co_owners,
            self.agents,
            self.members,
            self.vehicles,
            self.emergency,
            self._buttons(),
        ):
            column.addWidget(part)
        for edited in (self.client, self.legal, self.guardians, self.co_owners, self.agents, self.emergency):
            edited.edited.connect(self._edited)
        for people in (self.guardians, self.co_owners, self.agents, self.emergency):
            people.grown.connect(self.grown)
            people.left.connect(self.client.fields["name"].input.setFocus)
        self.agents.left.connect(self._lose_agent)
        self.members.edited.connect(self.edited)
        self.vehicles.edited.connect(self.edited)

    def _buttons(self) -> QWidget:
        _ = self._context.translate
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.add_agent_button = Button(_("Agent"), self.add_agent)
        line.addWidget(PlainLabel(_("Add with Alt+"), wraps=False))
        for number, button in enumerate(
            (
                Button(_("Co-owner"), self.co_owners.add),
                self.add_agent_button,
                Button(_("Member"), self.members.add),
                Button(_("Vehicle"), self.vehicles.add),
                Button(_("Emergency"), self.emergency.add),
            ),
            1,
        ):
            button.setText(f"{number} {button.text()}")
            QShortcut(QKeySequence(f"Alt+{number}"), button).activated.connect(button.click)
            line.addWidget(button)
        line.addStretch(1)
        return row

    def add_agent(self) -> None:
        """Add an agent: of one owner alone, since he did not come."""
        owners = self._owners()
        card = self.agents.add()
        if len(owners) == 1 and len(self.agents.cards) == 1:
            owners[0].input("came", ChoiceRow).set_value("represented")
            self._edited()
            card.fields["name"].input.setFocus()

    def _lose_agent(self) -> None:
        """Without any agent everybody came himself; else an empty card would be asked for again at once."""
        if len(self.agents.cards) == 1:
            for card in self._owners():
                card.come()

    def _owners(self) -> tuple[PersonCard, ...]:
        """Return the cards of those who come or send somebody."""
        return (self.legal if self._company else self.client, *self.co_owners.cards)

    def _edited(self) -> None:
        self.follow()
        self.edited.emit()

    def propose_paper(self, origin: str) -> None:
        """Choose the paper of that origin for a client without a number."""
        if not self.client.number_typed():
            self.client.input("kind", Choice).set_value(_KIND_OF_ORIGIN.get(origin, "resident_card"))

    def show_kind(self, *, company: bool, origin: str) -> None:
        """Show what this kind of client has."""
        self._company = company
        self._foreign = origin == Origin.FOREIGN
        self.follow()

    def follow(self) -> None:
        """Show what applies to whom, and offer those who may represent."""
        minors = [card for card in (self.client, *self.co_owners.cards) if self._is_minor(card)]
        absent = [card for card in self._owners() if card.absent and card not in minors]
        if minors and not self.guardians.cards:
            self.guardians.offer_card()
        if absent and not self.agents.cards:
            self.agents.offer_card()
        guardians, agents = self._named(self.guardians), self._named(self.agents)
        for card in (self.client, self.legal, *self.co_owners.cards):
            card.offer(guardians if card in minors else agents if card in absent else ())
            card.show_parts(self._hidden(card, minor=card in minors))
        self._say_whom_agents_act_for()
        self.guardians.setVisible(bool(minors))
        self._legal_title.setVisible(self._company)
        self.legal.setVisible(self._company)
        for people in (self.guardians, self.agents):
            for each in people.cards:
                each.show_parts(("nationality",))

    def _say_whom_agents_act_for(self) -> None:
        _ = self._context.translate
        for agent in self.agents.cards:
            owners = [card for card in self._owners() if card.absent and card.represented_by == agent.held.id]
            names = [(self.client if card is self.legal else card).name_typed() for card in owners]
            agent.fields["name"].set_hint(_("Acts for {names}").format(names=_(", ").join(names)) if any(names) else "")

    def _hidden(self, card: PersonCard, *, minor: bool) -> tuple[str, ...]:
        hidden = [] if self._foreign else ["nationality"]
        if card is self.client and self._company:
            return ("kind", "number", "birth", "sex", "nationality", "share", "came", "by", "work_unit")
        if card is self.client:
            hidden.append("credit_code")
            if not self.co_owners.cards:
                hidden.append("share")
        if minor:
            hidden.append("came")
        elif not card.absent:
            hidden.append("by")
        if not minor and not card.absent and not self.agents.cards and card is not self.legal and not self.co_owners.cards:
            hidden.append("came")
        return tuple(hidden)

    def all_cards(self) -> tuple[PersonCard, ...]:
        """Return every card in use."""
        lists = (self.guardians, self.co_owners, self.agents, self.emergency)
        return (self.client, self.legal, *(card for people in lists for card in people.cards))

    def _is_minor(self, card: PersonCard) -> bool:
        if card is self.client and self._company:
            return False
        return replace(card.held, birth=card.birth).is_minor(self._context.today())

    def _named(self, people: PeopleList) -> tuple[tuple[str, str], ...]:
        return tuple((card.held.id, card.name_typed() or card.title.text()) for card in people.cards)

    def show_case(self, file: CaseFile) -> None:
        """Show who is known, and what this kind of client has."""
        self._company, self._foreign = file.is_company, file.case.origin is Origin.FOREIGN
        none = Person(id="new:client", case_id=file.case.id, role=PersonRole.CLIENT)
        self.client.show_person(file.client or none)
        self.propose_paper(file.case.origin)
        legal = next(iter(file.with_role(PersonRole.LEGAL_REPRESENTATIVE)), None)
        self.legal.show_person(legal or replace(none, id="new:legal", role=PersonRole.LEGAL_REPRESENTATIVE))
        for people in (self.guardians, self.co_owners, self.agents, self.emergency):
            people.show_people(file.with_role(people.role))
        if file.is_company and file.client is not None:
            self.legal.want(file.client.represented_by)
        self.follow()
        self.members.show_people(file.with_role(PersonRole.MEMBER))
        self.vehicles.show_vehicles(file.vehicles)

    def people(self) -> tuple[Person, ...]:
        """Return all who apply, as typed. Raises InputError where something cannot be kept."""
        client = self.client.person()
        owners: tuple[Person, ...] = (client,)
        if self._company:
            legal = self.legal.person()
            # A company comes as its legal representative; an agent acts for the company.
            client = replace(
                client, identity_kind="", identity_number="", birth=None, sex=None, present=legal.present,
                represented_by=legal.represented_by,
            )  # fmt: skip
            named = (replace(legal, represented_by=None),) if legal.name or legal.identity_number else ()
            owners = (client, *named)
        else:
            owners = (replace(client, credit_code=""),)
        guardians = self.guardians.people() if not self.guardians.isHidden() else ()
        everybody = (
            *owners,
            *self.co_owners.people(),
            *guardians,
            *self.agents.people(),
            *self.members.people(),
            *self.emergency.people(),
        )
        ids = {person.id for person in everybody}
        return tuple(
            replace(person, represented_by=person.represented_by if person.represented_by in ids else None)
            for person in everybody
        )
