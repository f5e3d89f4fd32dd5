"""A certificate that says what is not so any more is replaced from the page, and a copy lost after filing too (C3, C7)."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.household import queries, reception
from app.desk.household.reception import ReceptionEntry
from app.procedure.case import Ending, PersonRole
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show, Stand
from tests.ui.stage import Counter, brought_to
from ui.pages.certificate import CertificatePage
from ui.pages.reception import ReceptionPage


def rename(stand: Stand, name: str) -> None:
    """The same client gets another name on the card, at another counter."""
    file = stand.file
    case, notice = file.case, file.notice
    people = tuple(replace(each, name=name) if each.role is PersonRole.CLIENT else each for each in file.people)
    entry = ReceptionEntry(
        tenure=case.tenure,
        party=case.party,
        origin=case.origin,
        renovating=case.renovating,
        consent=case.consent,
        last_day=notice.last_day if notice is not None else None,
        people=people,
    )
    reception.save_reception(stand.counter.desk, stand.case_id, entry)
    stand.view.page_context.changes.tell()


def test_c3_the_certificate_page_says_it_and_replaces_it_with_one_button(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = stand.page(CertificatePage)
    issuing.issue(stand.counter.desk, stand.case_id)
    stand.view.page_context.changes.tell()
    assert page.difference.isHidden()
    rename(stand, "陈龑")
    said = page.difference.strip.message.text()
    assert "00001" in said
    assert "陈龑" in said
    assert page.difference.reason.text() == "开具后更正：客户姓名"
    keyboard.tab_to(page.difference.reason)
    keyboard.enter()
    assert [(held.state, held.replaces) for held in stand.file.certificates] == [("void", None), ("issued", 1)]
    assert page.difference.isHidden()
    assert page.plate.number == "№ 00002"
    assert page.signed_on.hasFocus()


def test_c3_the_reception_page_says_it_too_and_correcting_the_card_is_enough(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "inspection")
    name = stand.file.client_name
    stand.view.wizard.go("reception")
    page = stand.page(ReceptionPage)
    rename(stand, "陈龑")
    assert "陈龑" in page.difference.strip.message.text()
    page.focus_first()
    assert not page.difference.isAncestorOf(keyboard.focused)
    keyboard.enter()
    assert [held.state for held in stand.file.certificates] == ["issued"], "Enter goes on and voids nothing"
    stand.view.wizard.go("reception")
    rename(stand, name)
    assert page.difference.isHidden()
    rename(stand, "陈龑")
    page.difference.strip.do()
    assert [held.state for held in stand.file.certificates] == ["void", "issued"]
    assert page.difference.isHidden()


def test_c7_a_copy_lost_after_filing_is_replaced_and_the_case_stays_filed(
    counter: Counter, show: Show, keyboard: Keyboard
) -> None:
    stand = show(brought_to(counter, renovating_owner, "nothing is left").case_id)
    stand.view.wizard.go("certificate")
    page = stand.page(CertificatePage)
    page.lost.open()
    keyboard.tab_to(page.lost.what)
    keyboard.type("客户遗失")
    keyboard.enter()
    assert [each.state for each in stand.file.certificates] == ["incident"]
    keyboard.press(Qt.Key.Key_F6)
    assert page.plate.number == "№ 00002"
    assert "00001" in page.plate.note
    page.touch()
    keyboard.enter()
    held = stand.file.certificate
    assert held is not None
    assert (held.number, held.replaces, held.signed_on is not None) == (2, 1, True)
    assert queries.case_file(stand.counter.desk, stand.case_id).case.ending is Ending.FILED
