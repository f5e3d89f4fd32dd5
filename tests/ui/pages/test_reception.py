"""接待登记 by keyboard (P3b, GB 11643, GB 32100)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.demo.households import Maker, co_owners, company_with_agent, foreigner, nonlocal_tenant, parking_buyer
from app.desk.household import queries, reception
from app.desk.upkeep.roster import import_roster
from app.procedure.case import CaseFile, Consent, Origin, Party, PersonRole, Sex
from app.roster.rows import RosterReading
from tests.factory import credit_code, resident_number
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import Show, Stand
from tests.ui.stage import LAST_DAY, Counter, a_row, received
from ui.pages.reception import ReceptionPage
from ui.pages.reception.person_card import PersonCard
from ui.widgets import Choice, LineInput

ALT = Qt.KeyboardModifier.AltModifier
BIRTH = date(1986, 3, 14)
NUMBER = resident_number(BIRTH, 15)


@pytest.fixture
def from_notice(counter: Counter, show: Show) -> Stand:
    """A case whose notice names the client, as nearly all are."""
    row = a_row(
        number=7,
        client_name="陈䶮",
        phone="138 0013 8000",
        identity_number=NUMBER,
        notice_number="RZTZ-7",
        notice_address="学院路 30 号",
        last_day=LAST_DAY,
    )
    import_roster(counter.desk, RosterReading((row,), (), (), 1))
    found = next(each for each in queries.units_to_receive(counter.desk) if each.notice is not None)
    assert found.notice is not None
    return show(reception.receive(counter.desk, found.unit.id, found.notice.id))


def _page(stand: Stand) -> ReceptionPage:
    return stand.page(ReceptionPage)


def _go(keyboard: Keyboard, card: PersonCard, key: str) -> None:
    keyboard.tab_to(card.fields[key].input)


def _roles(file: CaseFile) -> list[PersonRole]:
    return [person.role for person in file.people]


def test_a_plain_case_takes_three_keys(from_notice: Stand, keyboard: Keyboard) -> None:
    keyboard.enter()
    assert from_notice.step == "reception"
    assert _page(from_notice).consent.isAncestorOf(keyboard.focused)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert from_notice.step == "documents"
    client = from_notice.file.client
    assert client is not None
    assert (client.birth, client.sex, client.identity_number) == (BIRTH, Sex.MALE, NUMBER)
    assert from_notice.file.case.consent is Consent.GIVEN


def test_the_number_says_birth_and_sex_so_they_are_not_asked(from_notice: Stand, keyboard: Keyboard) -> None:
    card = _page(from_notice).people.client
    assert "1986-03-14" in card.fields["number"].shown
    assert card.fields["birth"].isHidden()
    _go(keyboard, card, "number")
    keyboard.retype(NUMBER[:-1])
    assert not card.fields["birth"].isHidden()


def test_gb11643_a_wrong_number_is_said_as_it_is_typed_and_nothing_is_lost(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    card = page.people.client
    _go(keyboard, card, "number")
    wrong = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")
    keyboard.retype(wrong)
    said = card.fields["number"].shown
    assert said
    assert "1986" not in said
    keyboard.enter()
    assert from_notice.step == "reception"
    assert card.name_typed() == "陈䶮"
    _go(keyboard, card, "number")
    keyboard.retype(NUMBER)
    page.consent.set_value("given")
    keyboard.enter()
    assert from_notice.step == "documents"


def test_a_number_that_is_too_short_is_said_when_the_field_is_left(from_notice: Stand, keyboard: Keyboard) -> None:
    card = _page(from_notice).people.client
    _go(keyboard, card, "number")
    keyboard.retype(NUMBER[:10])
    assert card.fields["number"].shown == ""
    keyboard.press(Qt.Key.Key_Tab)
    assert "18" in card.fields["number"].shown


def test_only_a_foreigner_is_asked_whether_he_works_here(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    assert page.kind.employed.isHidden() or not page.kind.employed.isVisible()
    keyboard.tab_to(page.kind.origin)
    keyboard.press(Qt.Key.Key_4)
    assert page.kind.employed.isVisible()
    keyboard.tab_to(page.kind.employed)
    keyboard.space()
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    card = page.people.client
    assert not card.fields["nationality"].isHidden()
    keyboard.tab_to(card.fields["kind"].input)
    keyboard.press(Qt.Key.Key_2)
    keyboard.tab_to(card.fields["number"].input)
    keyboard.retype("19FV10000")
    keyboard.enter()
    case = from_notice.file.case
    assert from_notice.step == "documents"
    assert (case.origin, case.employed) == (Origin.FOREIGN, True)
    assert from_notice.file.client is not None
    assert from_notice.file.client.identity_kind == "passport"


@pytest.mark.parametrize("party", [Qt.Key.Key_1, Qt.Key.Key_2])
def test_the_client_is_asked_for_wechat_person_or_company(from_notice: Stand, keyboard: Keyboard, party: Qt.Key) -> None:
    page = _page(from_notice)
    keyboard.tab_to(page.kind.party)
    keyboard.press(party)
    _go(keyboard, page.people.client, "wechat")
    keyboard.type("haitang_2026")
    page.save()
    assert [each.wechat for each in from_notice.file.people] == ["haitang_2026"]


def test_a_company_has_a_credit_code_and_a_legal_representative(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    assert page.people.legal.isHidden()
    keyboard.tab_to(page.kind.party)
    keyboard.press(Qt.Key.Key_2)
    card, legal = page.people.client, page.people.legal
    assert card.fields["number"].isHidden()
    _go(keyboard, card, "name")
    keyboard.retype("海棠文化传播有限公司")
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert from_notice.step == "reception"
    assert keyboard.focused is card.fields["credit_code"].input
    keyboard.type(credit_code())
    keyboard.enter()
    assert keyboard.focused is legal.fields["name"].input
    keyboard.type("欧阳建国")
    _go(keyboard, legal, "number")
    keyboard.type(NUMBER)
    keyboard.enter()
    assert from_notice.step == "documents"
    file = from_notice.file
    assert file.case.party is Party.COMPANY
    assert file.client is not None
    assert (file.client.credit_code, file.client.identity_number) == (credit_code(), "")
    assert [person.name for person in file.with_role(PersonRole.LEGAL_REPRESENTATIVE)] == ["欧阳建国"]


def test_p3b_an_agent_acts_for_the_client_who_did_not_come(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    page.consent.set_value("given")
    keyboard.press(Qt.Key.Key_2, ALT)
    agent = page.people.agents.cards[0]
    assert keyboard.focused is agent.fields["name"].input
    keyboard.type("单丽华")
    _go(keyboard, agent, "number")
    keyboard.type(resident_number(date(1985, 7, 19), 22))
    keyboard.enter()
    assert agent.fields["powers"].input.isAncestorOf(keyboard.focused)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.space()
    keyboard.enter()
    assert from_notice.step == "documents"
    file = from_notice.file
    kept = file.with_role(PersonRole.AGENT)[0]
    assert kept.powers == ("inspect",)
    assert file.client is not None
    assert (file.client.present, file.client.represented_by) == (False, kept.id)


def test_nobody_renovates_a_parking_space(counter: Counter, show: Show) -> None:
    kind = show(received(counter, parking_buyer).case_id).page(ReceptionPage).kind
    assert (kind.renovating.isVisible(), kind.use.isVisible(), kind.entrusted.isVisible()) == (False, False, True)


def test_one_empty_card_is_enough_and_enter_goes_to_it(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    page.consent.set_value("given")
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.press(Qt.Key.Key_2, ALT)
    assert len(page.people.agents.cards) == 1
    keyboard.enter()
    assert from_notice.step == "reception"
    assert keyboard.focused is page.people.agents.cards[0].fields["name"].input


def test_p3b_a_minor_is_asked_for_a_guardian(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    card = page.people.client
    assert page.people.guardians.isHidden()
    _go(keyboard, card, "number")
    keyboard.retype(resident_number(date(2015, 5, 1), 22))
    guardian = page.people.guardians.cards[0]
    assert guardian.isVisible()
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert from_notice.step == "reception"
    _go(keyboard, guardian, "name")
    keyboard.type("陈建国")
    _go(keyboard, guardian, "number")
    keyboard.type(NUMBER)
    keyboard.enter()
    assert from_notice.step == "documents"
    file = from_notice.file
    assert file.client is not None
    assert file.client.represented_by == file.with_role(PersonRole.GUARDIAN)[0].id


def test_p3b_saving_twice_makes_each_co_owner_once(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_1, ALT)
    keyboard.type("𠮷田明")
    keyboard.enter()
    keyboard.enter()
    assert from_notice.step == "reception"
    assert _roles(from_notice.file).count(PersonRole.CO_OWNER) == 1
    kept = from_notice.file.with_role(PersonRole.CO_OWNER)[0].id
    card = page.people.co_owners.cards[0]
    _go(keyboard, card, "number")
    keyboard.type(resident_number(date(1988, 12, 1), 88))
    _go(keyboard, card, "share")
    keyboard.type("50%")
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_2)
    keyboard.enter()
    assert from_notice.step == "documents"
    owners = from_notice.file.with_role(PersonRole.CO_OWNER)
    assert [(owner.id, owner.name, owner.share, owner.sex) for owner in owners] == [(kept, "𠮷田明", "50%", Sex.FEMALE)]
    assert from_notice.file.case.consent is Consent.REFUSED


def test_a_person_taken_out_is_gone(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_5, ALT)
    keyboard.type("王芳")
    keyboard.enter()
    assert PersonRole.EMERGENCY in _roles(from_notice.file)
    card = page.people.emergency.cards[0]
    keyboard.tab_to(card.remove_button)
    keyboard.space()
    assert page.people.emergency.isHidden()
    keyboard.enter()
    assert PersonRole.EMERGENCY not in _roles(from_notice.file)


def test_members_and_vehicles_are_rows(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_3, ALT)
    keyboard.type("王芳")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("配偶")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_4, ALT)
    keyboard.type("京A12345")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert from_notice.step == "documents"
    file = from_notice.file
    assert [(each.name, each.relation) for each in file.with_role(PersonRole.MEMBER)] == [("王芳", "配偶")]
    assert [each.plate for each in file.vehicles] == ["京A12345"]


def test_tab_follows_the_paper_through_people_added_later(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_1, ALT)
    card = page.people.co_owners.cards[0]
    keyboard.press(Qt.Key.Key_Tab)
    assert keyboard.focused is card.fields["relation"].input
    _go(keyboard, card, "phone")
    keyboard.tab_to(page.people.add_agent_button)
    keyboard.tab_to(page.consent)


def test_what_was_typed_comes_back_after_a_crash(from_notice: Stand, show: Show, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_1, ALT)
    keyboard.type("𠮷田明")
    keyboard.press(Qt.Key.Key_3, ALT)
    keyboard.type("王芳")
    keyboard.press(Qt.Key.Key_Tab)
    from_notice.view.wizard.keep_draft()
    assert page.modified
    again = _page(show(from_notice.case_id))
    assert [card.name_typed() for card in again.people.co_owners.cards] == ["𠮷田明"]
    assert [person.name for person in again.people.members.people()] == ["王芳"]


def test_the_paper_and_the_agent_that_were_chosen_come_back_after_a_crash(
    from_notice: Stand, show: Show, keyboard: Keyboard
) -> None:
    page = _page(from_notice)
    card = page.people.client
    _go(keyboard, card, "number")
    keyboard.retype("")
    keyboard.tab_to(page.kind.origin)
    keyboard.press(Qt.Key.Key_4)
    assert card.input("kind", Choice).value() == "passport"
    keyboard.tab_to(card.fields["kind"].input)
    keyboard.press(Qt.Key.Key_5)
    chosen = card.input("kind", Choice).value()
    for name in ("单丽华", "曾国平"):
        keyboard.press(Qt.Key.Key_2, ALT)
        keyboard.type(name)
    keyboard.tab_to(card.fields["by"].input)
    keyboard.press(Qt.Key.Key_3)
    from_notice.view.wizard.keep_draft()
    people = _page(show(from_notice.case_id)).people
    assert people.client.input("kind", Choice).value() == chosen
    assert people.client.represented_by == people.agents.cards[1].held.id
    assert people.client.fields["nationality"].isVisible()
    assert not people.client.fields["credit_code"].isVisible()


def test_a_client_without_a_number_is_offered_the_paper_of_where_he_comes_from(
    from_notice: Stand, show: Show, keyboard: Keyboard
) -> None:
    page = _page(from_notice)
    _go(keyboard, page.people.client, "number")
    keyboard.retype("")
    keyboard.tab_to(page.kind.origin)
    keyboard.press(Qt.Key.Key_4)
    keyboard.enter()
    assert from_notice.file.case.origin is Origin.FOREIGN
    client = _page(show(from_notice.case_id)).people.client
    assert client.input("kind", Choice).value() == "passport"
    assert client.fields["nationality"].isVisible()


@pytest.mark.parametrize(("maker", "name"), [(company_with_agent, "公司名称"), (nonlocal_tenant, "姓名")])
def test_the_name_of_a_client_is_called_what_it_is(counter: Counter, show: Show, maker: Maker, name: str) -> None:
    card = show(received(counter, maker).case_id).page(ReceptionPage).people.client
    assert card.fields["name"].input.accessibleName() == name


@pytest.mark.parametrize("maker", [company_with_agent, foreigner, nonlocal_tenant, co_owners])
def test_a_case_that_is_shown_and_saved_is_the_same(counter: Counter, show: Show, maker: Maker) -> None:
    visit = received(counter, maker)
    before = counter.file(visit.case_id)
    stand = show(visit.case_id)
    assert stand.page(ReceptionPage).typed(before) == before
    assert stand.page(ReceptionPage).store()
    assert counter.file(visit.case_id) == before


def test_the_last_day_of_the_notice_is_needed(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    unit = next(each.unit for each in queries.units_to_receive(counter.desk))
    stand = show(reception.receive(counter.desk, unit.id))
    page = _page(stand)
    card = page.people.client
    keyboard.enter()
    assert keyboard.focused is card.fields["name"].input
    keyboard.type("陈䶮")
    _go(keyboard, card, "phone")
    keyboard.type("13800138000")
    _go(keyboard, card, "number")
    keyboard.type(NUMBER)
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert keyboard.focused is page.kind.last_day
    keyboard.type("20261231")
    keyboard.enter()
    assert stand.step == "documents"
    assert stand.file.last_day == date(2026, 12, 31)


def test_only_a_foreigner_has_a_nationality(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    card = page.people.client
    for key, shown in ((Qt.Key.Key_3, False), (Qt.Key.Key_4, True), (Qt.Key.Key_1, False)):
        keyboard.tab_to(page.kind.origin)
        keyboard.press(key)
        assert card.fields["nationality"].isHidden() is not shown


def test_p3b_the_agent_says_for_whom(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.type("单丽华")
    assert "陈䶮" in page.people.agents.cards[0].fields["name"].shown


def test_a_text_that_is_too_long_is_said_under_its_field_and_kept_for_mending(from_notice: Stand, keyboard: Keyboard) -> None:
    card = _page(from_notice).people.client
    _go(keyboard, card, "name")
    keyboard.retype("长" * 101)
    keyboard.press(Qt.Key.Key_Tab)
    assert "101" in card.fields["name"].shown
    keyboard.enter()
    assert keyboard.focused is card.fields["name"].input
    assert card.name_typed() == "长" * 101
    assert from_notice.file.client_name == "陈䶮"


@pytest.mark.parametrize(("key", "limit"), [("phone", 40), ("email", 254)])
def test_a_telephone_or_an_e_mail_address_fits_up_to_its_limit(from_notice: Stand, key: str, limit: int) -> None:
    line = _page(from_notice).people.client.input(key, LineInput)
    line.setText("1" * limit)
    assert line.problem() is None
    line.setText("1" * (limit + 1))
    problem = line.problem()
    assert problem is not None
    assert (problem.code, dict(problem.params)["limit"]) == ("limits.too_long", str(limit))


def test_the_telephone_of_a_member_fits_up_to_its_limit(from_notice: Stand) -> None:
    table = _page(from_notice).people.members.table
    row = {"id": "", "name": "王芳", "relation": "", "kind": "", "number": ""}
    table.set_rows([{**row, "phone": "1" * 40}])
    assert table.problem() is None
    table.set_rows([{**row, "phone": "1" * 41}])
    problem = table.problem()
    assert problem is not None
    assert problem.code == "limits.too_long"


@pytest.mark.parametrize("name", ["<b>陈</b>", "=1+1", "陈&王", "🏠", "𰻝"])
def test_text_of_any_kind_is_kept_as_it_is(from_notice: Stand, keyboard: Keyboard, name: str) -> None:
    page = _page(from_notice)
    _go(keyboard, page.people.client, "name")
    keyboard.retype(name)
    keyboard.tab_to(page.consent)
    keyboard.press(Qt.Key.Key_1)
    keyboard.enter()
    assert from_notice.step == "documents"
    assert from_notice.file.client_name == name


def test_p3b_each_owner_keeps_his_own_agent(counter: Counter, show: Show, keyboard: Keyboard) -> None:
    visit = received(counter, co_owners)
    stand = show(visit.case_id)
    page = _page(stand)
    client = page.people.client
    keyboard.press(Qt.Key.Key_2, ALT)
    keyboard.type("单丽华")
    second = page.people.agents.cards[1]
    _go(keyboard, second, "number")
    keyboard.type(resident_number(date(1985, 7, 19), 22))
    keyboard.tab_to(second.fields["powers"].input)
    keyboard.space()
    keyboard.tab_to(client.fields["came"].input)
    keyboard.press(Qt.Key.Key_2)
    keyboard.tab_to(client.fields["by"].input)
    keyboard.press(Qt.Key.Key_3)
    keyboard.enter()
    assert stand.step == "documents"
    file = stand.file
    names = {each.name: file.person(each.represented_by) for each in file.people if not each.present}
    assert {name: agent.name for name, agent in names.items() if agent} == {"吉野㛃": "单丽华", "𠮷田明": "曾国平"}
    again = show(visit.case_id)
    again.view.wizard.go("reception")
    assert _page(again).typed(file) == file


def test_without_the_agent_the_client_came_himself(from_notice: Stand, keyboard: Keyboard) -> None:
    page = _page(from_notice)
    keyboard.press(Qt.Key.Key_2, ALT)
    assert page.people.client.absent
    keyboard.tab_to(page.people.agents.cards[0].remove_button)
    keyboard.space()
    assert page.people.agents.isHidden()
    assert not page.people.client.absent
