"""接待登记, 查验客户资料, 开具入住证明."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.procedure.case import CaseFile, Person, PersonRole
from tests.ui.clerk.seat import Seat
from ui.pages.certificate import CertificatePage
from ui.pages.documents import DocumentsPage
from ui.pages.reception import ReceptionPage
from ui.pages.reception.person_card import PersonCard
from ui.widgets import Choice, ChoiceRow, Tick

ALT = Qt.KeyboardModifier.AltModifier
TEXTS = ("name", "phone", "credit_code", "nationality", "relation", "share", "address", "work_unit", "email")


def fill_in_client_card(seat: Seat, data: CaseFile) -> None:
    """Who the client is, who comes along, and the consent."""
    page = seat.page(ReceptionPage)
    case = data.case
    for choice, value in ((page.kind.tenure, case.tenure), (page.kind.party, case.party), (page.kind.origin, case.origin)):
        if choice.value() != value:
            seat.choose(choice, value)
    for tick, wanted in ((page.kind.employed, case.employed), (page.kind.renovating, case.renovating)):
        if tick.isVisible() and tick.value() != wanted:
            seat.keyboard.tab_to(tick)
            seat.keyboard.space()
    for person in sorted(data.people, key=lambda each: each.role is not PersonRole.AGENT):
        _add(seat, page, person)
    for vehicle in data.vehicles:
        seat.keyboard.press(Qt.Key.Key_4, ALT)
        _row(seat, (vehicle.plate, vehicle.model, vehicle.space))
    seat.choose(page.consent, case.consent)


def _add(seat: Seat, page: ReceptionPage, person: Person) -> None:
    people = page.people
    if person.role is PersonRole.CLIENT:
        _fill_card(seat, people.client, person)
    elif person.role is PersonRole.LEGAL_REPRESENTATIVE:
        _fill_card(seat, people.legal, person)
    elif person.role is PersonRole.CO_OWNER:
        seat.keyboard.press(Qt.Key.Key_1, ALT)
        _fill_card(seat, people.co_owners.cards[-1], person)
    elif person.role is PersonRole.AGENT:
        seat.keyboard.press(Qt.Key.Key_2, ALT)
        _fill_card(seat, people.agents.cards[-1], person)
    elif person.role is PersonRole.MEMBER:
        seat.keyboard.press(Qt.Key.Key_3, ALT)
        _row(seat, (person.name, person.relation))
    elif person.role is PersonRole.EMERGENCY:
        seat.keyboard.press(Qt.Key.Key_5, ALT)
        _fill_card(seat, people.emergency.cards[-1], person)


def _row(seat: Seat, cells: tuple[str, ...]) -> None:
    for cell in cells:
        seat.keyboard.type(cell)
        seat.keyboard.press(Qt.Key.Key_Tab)
    seat.keyboard.press(Qt.Key.Key_Escape)


def _fill_card(seat: Seat, card: PersonCard, person: Person) -> None:
    for key in TEXTS:
        text = getattr(person, key)
        if card.has(key) and text and not card.fields[key].isHidden() and _text(card, key) != text:
            seat.fill(card.fields[key].input, text)
    if card.has("number") and person.identity_number and not card.fields["number"].isHidden():
        seat.choose(card.input("kind", Choice), person.identity_kind)
        if _text(card, "number") != person.identity_number:
            seat.fill(card.fields["number"].input, person.identity_number)
        if person.birth is not None and not card.fields["birth"].isHidden():
            seat.fill(card.fields["birth"].input, person.birth.isoformat())
    if card.has("came") and not person.present:
        seat.choose(card.input("came", ChoiceRow), "represented")
    if card.has("powers"):
        seat.keyboard.tab_to(card.fields["powers"].input)
        seat.keyboard.space()
        assert person.powers_until is not None
        seat.fill(card.fields["until"].input, person.powers_until.isoformat())
        assert isinstance(card.fields["notarised"].input, Tick)


def _text(card: PersonCard, key: str) -> str:
    line = card.fields[key].input
    return line.text() if isinstance(line, QLineEdit) else ""


def show_papers(seat: Seat) -> None:
    """Every paper was seen and copied as asked."""
    seat.page(DocumentsPage)
    seat.keyboard.control(Qt.Key.Key_A)


def issue_certificate(seat: Seat, data: CaseFile) -> None:
    """Issue, void what was spoilt, and let the client or the agent sign (C3, C7)."""
    page = seat.page(CertificatePage)
    seat.keyboard.press(Qt.Key.Key_F6)
    for spoilt in (each for each in data.certificates if each.state == "void"):
        seat.prompts.answer = True
        seat.press_button("写坏了")
        seat.fill(page.void.reason, spoilt.void_reason)
        seat.press_button("作废")
        seat.keyboard.press(Qt.Key.Key_F6)
    wanted = next(each.signer for each in data.certificates if each.state == "issued")
    if page.signer.value() != wanted:
        seat.choose(page.signer, wanted)
