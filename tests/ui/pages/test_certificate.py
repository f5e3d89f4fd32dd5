"""开具入住证明 by keyboard (C1–C4, C7)."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.demo.households import co_owners, company_with_agent, renovating_owner
from app.procedure.case import Signer
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Stand
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seen import field_of
from ui.pages.certificate import CertificatePage


def _page(stand: Stand) -> CertificatePage:
    return stand.page(CertificatePage)


def test_enter_issues_and_enter_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    keyboard.enter()
    assert stand.file.certificate is not None
    assert _page(stand).plate.number == "№ 00001"
    keyboard.enter()
    assert stand.step == "inspection"
    assert stand.file.certificate.signed_on == stand.counter.desk.today()
    assert stand.file.certificate.signer is Signer.CLIENT


def test_c1_the_next_number_of_the_open_book_is_shown(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    assert page.plate.number == ""
    keyboard.tab_to(page.book.open_button)
    keyboard.space()
    assert page.plate.number == "№ 00001"
    assert "00001–00025" in page.plate.note
    assert page.book.isHidden()
    assert stand.file.certificate is None
    keyboard.press(Qt.Key.Key_F6)
    assert stand.file.certificate is not None


def test_c4_the_day_of_signing_is_never_ahead_nor_before_the_issue(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    today = stand.counter.desk.today()
    assert keyboard.focused is page.signed_on
    for wrong in (today + timedelta(days=1), today - timedelta(days=1)):
        keyboard.retype(wrong.isoformat())
        keyboard.enter()
        assert stand.step == "certificate"
        assert field_of(page, "signed_on").shown != field_of(page, "signer").shown
        assert today.isoformat() in field_of(page, "signed_on").shown
        assert page.signed_on.text() == wrong.isoformat()
    keyboard.retype(today.isoformat())
    keyboard.enter()
    assert stand.step == "inspection"


def test_c3_an_agent_signs_only_where_the_power_names_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.signer)
    keyboard.press(Qt.Key.Key_2)
    keyboard.enter()
    assert stand.step == "certificate"
    assert field_of(page, "signer").shown
    keyboard.tab_to(page.signer)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "inspection"


def test_c3_an_agent_with_the_power_signs(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(company_with_agent, "certificate", certificate_spoilt=False)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(_page(stand).signer)
    keyboard.press(Qt.Key.Key_2)
    typed = _page(stand).typed(stand.file)
    keyboard.enter()
    assert stand.step == "inspection"
    assert stand.file.certificate is not None
    assert typed.certificate is not None
    # The paper at the side names the agent while it is typed, not only once it is saved.
    assert typed.certificate.signer_name == stand.file.certificate.signer_name != stand.file.client_name
    assert stand.file.certificate.signer is Signer.AGENT


def test_c7_a_spoilt_one_is_void_with_its_reason_and_the_next_replaces_it(
    at_step: AtStep, keyboard: Keyboard, prompts: RecordingPrompts
) -> None:
    prompts.answer = True
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.void.open_button)
    keyboard.space()
    assert keyboard.focused is page.void.reason
    keyboard.type("打印走歪")
    keyboard.tab_to(page.void.button)
    keyboard.space()
    assert "00001" in prompts.asked[0]
    assert page.void.open_button.isHidden()
    assert "00001" in page.plate.note
    rows = page.void.table.rows()
    assert [(row["number"], row["reason"], row["copies"]) for row in rows] == [("00001", "打印走歪", "3")]
    keyboard.press(Qt.Key.Key_F6)
    assert stand.file.certificate is not None
    assert (stand.file.certificate.number, stand.file.certificate.replaces) == (2, 1)


def test_c7_without_a_reason_or_with_a_copy_missing_nothing_is_void_and_nothing_typed_is_lost(
    at_step: AtStep, keyboard: Keyboard, prompts: RecordingPrompts
) -> None:
    prompts.answer = True
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.tab_to(page.void.open_button)
    keyboard.space()
    keyboard.tab_to(page.void.button)
    keyboard.space()
    assert stand.file.certificate is not None
    assert keyboard.focused is page.void.reason
    keyboard.type("写错")
    keyboard.tab_to(page.void.copies)
    keyboard.retype("2")
    keyboard.tab_to(page.void.button)
    keyboard.space()
    assert stand.file.certificate is not None
    assert page.void.copies.hasFocus()
    assert page.void.reason.text() == "写错"


def test_voiding_is_asked_once_more(at_step: AtStep, keyboard: Keyboard, prompts: RecordingPrompts) -> None:
    stand = at_step(renovating_owner, "certificate")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_F6)
    page.void.open()
    keyboard.type("写错")
    keyboard.tab_to(page.void.button)
    keyboard.space()
    assert len(prompts.asked) == 1
    assert stand.file.certificate is not None
