"""签收文件 by keyboard (③, P3b, P8)."""

from PySide6.QtCore import Qt

from app.demo.households import co_owners, company_with_agent, nonlocal_tenant, parking_buyer
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show
from tests.ui.stage import Counter, brought_to
from ui.pages.papers import PapersPage


def test_one_key_receives_all_and_enter_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "agreements"
    papers = stand.file.signed_papers
    assert len(papers) == 5
    client = stand.file.client
    assert client is not None
    assert {(paper.received_on, paper.signer_id) for paper in papers} == {(stand.counter.desk.today(), client.id)}


def test_the_space_bar_receives_one_and_takes_it_back(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    page = stand.page(PapersPage)
    keyboard.down()
    keyboard.space()
    rows = page.table.rows()
    assert [row["done"] for row in rows] == [False, True, False, False, False]
    assert rows[1]["day"] == stand.counter.desk.today()
    keyboard.space()
    assert page.table.rows()[1]["day"] is None


def test_p8_enter_names_the_first_paper_that_is_missing_and_goes_to_it(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    keyboard.space()
    keyboard.enter()
    assert stand.step == "papers"
    page = stand.page(PapersPage)
    assert "装饰装修须知" in page.register.shown
    assert page.table.current_row() == 1
    assert [paper.paper for paper in stand.file.signed_papers] == ["regulations_index"]


def test_a_parking_space_has_only_its_own_papers(at_step: AtStep) -> None:
    stand = at_step(parking_buyer, "papers")
    assert [row["id"] for row in stand.page(PapersPage).table.rows()] == ["regulations_index"]


def test_p3b_an_agent_signs_only_where_the_power_of_attorney_names_it(at_step: AtStep) -> None:
    stand = at_step(co_owners, "papers")
    page = stand.page(PapersPage)
    agent = next(person for person in stand.file.people if person.name == "曾国平")
    offered = page.table.records.columns[-1].options
    assert agent.id not in [value for value, _name in offered]
    assert "曾国平" in page.powers.text()


def test_p3b_the_agent_of_a_company_is_the_usual_signer(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(company_with_agent, "papers")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    agent = next(person for person in stand.file.people if person.name == "单丽华")
    assert {paper.signer_id for paper in stand.file.signed_papers} == {agent.id}


def test_version_and_copies_are_typed_in_the_row(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    keyboard.space()
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("2026版")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("2")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "agreements"
    paper = stand.file.signed_papers[0]
    assert (paper.version, paper.copies) == ("2026版", 2)


def test_a_day_that_is_none_is_said_under_the_table_and_stays_for_mending(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    page = stand.page(PapersPage)
    page.table.go_to(0, "day")
    keyboard.type("2026-13-40")
    keyboard.enter()
    assert "2026-13-40" in page.register.shown
    keyboard.enter()
    assert stand.step == "papers"
    assert stand.file.signed_papers == ()
    assert "2026-13-40" in str(page.table.records.raw()[0])


def test_what_was_typed_and_refused_comes_back_after_parking(at_step: AtStep, keyboard: Keyboard, show: Show) -> None:
    stand = at_step(nonlocal_tenant, "papers")
    page = stand.page(PapersPage)
    page.table.go_to(0, "day")
    keyboard.type("2026-13-40")
    keyboard.enter()
    stand.view.park()
    again = show(stand.case_id)
    assert "2026-13-40" in str(again.page(PapersPage).table.records.raw()[0])


def test_the_version_of_the_household_before_is_offered(counter: Counter, at_step: AtStep, keyboard: Keyboard) -> None:
    brought_to(counter, parking_buyer, "agreements")
    stand = at_step(nonlocal_tenant, "papers")
    rows = stand.page(PapersPage).table.rows()
    assert [row["version"] for row in rows] == ["2026版", "", "", "", ""]
    keyboard.enter()
    assert stand.file.signed_papers == ()
