"""签协议 by keyboard (③, P3b)."""

from dataclasses import replace

from PySide6.QtCore import Qt

from app.demo.households import co_owners, company_with_agent, nonlocal_tenant
from app.desk.household import queries, reception
from app.desk.household.reception import ReceptionEntry
from app.procedure.case import CaseFile, PersonRole
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep
from ui.pages.agreements import AgreementsPage


def test_one_key_signs_all_and_enter_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(co_owners, "agreements")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "fees"
    signed = stand.file.agreements
    assert [agreement.agreement for agreement in signed] == ["owners_covenant", "management_agreement", "heating_agreement"]
    assert {agreement.signed_on for agreement in signed} == {stand.counter.desk.today()}
    assert {agreement.copies for agreement in signed} == {2}


def test_the_number_of_an_agreement_is_kept(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "agreements")
    page = stand.page(AgreementsPage)
    keyboard.control(Qt.Key.Key_A)
    page.table.go_to(1, "number")
    keyboard.type("XY-2026-0401")
    keyboard.enter()
    keyboard.enter()
    assert stand.step == "fees"
    assert stand.file.agreements[1].number == "XY-2026-0401"


def test_p8_the_agreement_that_is_not_signed_is_named(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "agreements")
    keyboard.control(Qt.Key.Key_A)
    keyboard.down()
    keyboard.space()
    keyboard.enter()
    page = stand.page(AgreementsPage)
    assert stand.step == "agreements"
    assert page.table.current_row() == 1
    assert "物业管理服务协议书" in page.register.shown


def test_p3b_a_power_that_was_taken_away_is_refused_and_nothing_typed_is_lost(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(company_with_agent, "agreements")
    page = stand.page(AgreementsPage)
    keyboard.control(Qt.Key.Key_A)
    reception.save_reception(stand.counter.desk, stand.case_id, without_power_to_sign(stand.file))
    keyboard.enter()
    assert stand.step == "agreements"
    assert "单丽华" in page.register.shown
    assert [row["done"] for row in page.table.rows()] == [True, True, True]
    assert queries.case_file(stand.counter.desk, stand.case_id).agreements == ()


def without_power_to_sign(file: CaseFile) -> ReceptionEntry:
    case = file.case
    people = tuple(replace(person, powers=("inspect",)) if person.role is PersonRole.AGENT else person for person in file.people)
    return ReceptionEntry(party=case.party, consent=case.consent, last_day=file.last_day, people=people)
