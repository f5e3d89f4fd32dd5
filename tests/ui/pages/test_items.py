"""领钥匙、物品、资料 by keyboard (P3b), and 钥匙托管 (P2)."""

from PySide6.QtCore import Qt

from app.demo.households import co_owners, company_with_agent, nonlocal_tenant, parking_buyer
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep
from tests.ui.seen import field_of
from ui.pages.items import ItemsPage


def test_one_key_hands_over_all_with_the_usual_counts(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    assert stand.step == "filing"
    handed = {item.item: (item.count, item.specification, item.sealed_pack) for item in stand.file.items}
    assert handed["entrance_key"] == (5, "把", True)
    assert handed["water_card"] == (1, "张", False)
    client = stand.file.client
    assert client is not None
    assert {(item.taken_on, item.taken_by) for item in stand.file.items} == {(stand.counter.desk.today(), client.id)}


def test_a_count_of_0_needs_a_remark_and_is_said_as_it_is_left(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    page = stand.page(ItemsPage)
    keyboard.control(Qt.Key.Key_A)
    page.table.go_to(5, "count")
    keyboard.type("0")
    keyboard.enter()
    assert "燃气卡" in page.register.shown
    keyboard.enter()
    assert stand.step == "items"
    assert page.table.records.columns[page.table.currentIndex().column()].key == "remark"
    keyboard.type("通气后由燃气公司发放")
    keyboard.enter()
    assert page.register.shown == ""
    keyboard.enter()
    assert stand.step == "filing"
    gas = next(item for item in stand.file.items if item.item == "gas_card")
    assert (gas.count, gas.remark) == (0, "通气后由燃气公司发放")


def test_serial_numbers_and_the_sealed_pack_are_kept(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    page = stand.page(ItemsPage)
    keyboard.control(Qt.Key.Key_A)
    page.table.go_to(1, "serials")
    keyboard.type("M-0451 至 M-0453")
    keyboard.enter()
    page.table.go_to(1, "sealed")
    keyboard.space()
    keyboard.enter()
    cards = next(item for item in stand.file.items if item.item == "access_card")
    assert (cards.serials, cards.sealed_pack) == ("M-0451 至 M-0453", True)
    assert cards.taken_on is not None


def test_p3b_the_agent_takes_the_keys_only_with_the_power_to(at_step: AtStep) -> None:
    stand = at_step(co_owners, "items")
    page = stand.page(ItemsPage)
    offered = [name for _value, name in page.table.records.columns[-1].options]
    assert "曾国平" not in offered
    assert "吉野㛃" in offered
    assert "领取钥匙物品" in page.powers.text()


def test_p3b_a_companys_agent_is_the_usual_one(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(company_with_agent, "items")
    keyboard.control(Qt.Key.Key_A)
    keyboard.enter()
    agent = next(person for person in stand.file.people if person.name == "单丽华")
    assert {item.taken_by for item in stand.file.items} == {agent.id}


def test_a_parking_space_has_its_own_things(at_step: AtStep) -> None:
    stand = at_step(parking_buyer, "items")
    assert [row["id"] for row in stand.page(ItemsPage).table.rows()] == ["parking_remote"]


def test_keys_are_left_for_a_repair_and_given_back(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    page = stand.page(ItemsPage)
    keyboard.tab_to(page.keys.count)
    keyboard.type("2")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("主卧窗扇维修")
    keyboard.tab_to(page.keys.keep)
    keyboard.enter()
    (keys,) = stand.file.key_entrustments
    assert (keys.count, keys.purpose, keys.left_on) == (2, "主卧窗扇维修", stand.counter.desk.today())
    assert page.keys.count.text() == ""
    keyboard.tab_to(page.keys.give_back)
    keyboard.enter()
    assert stand.file.key_entrustments[0].returned_on == stand.counter.desk.today()


def test_keys_typed_without_the_button_are_kept_when_the_page_is_left(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    page = stand.page(ItemsPage)
    keyboard.control(Qt.Key.Key_A)
    keyboard.tab_to(page.keys.count)
    keyboard.type("1")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("墙面维修")
    keyboard.enter()
    assert stand.step == "filing"
    assert [keys.purpose for keys in stand.file.key_entrustments] == ["墙面维修"]


def test_keys_without_a_purpose_are_refused_and_the_count_stays(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(nonlocal_tenant, "items")
    page = stand.page(ItemsPage)
    keyboard.tab_to(page.keys.count)
    keyboard.type("1")
    keyboard.tab_to(page.keys.keep)
    keyboard.enter()
    assert stand.file.key_entrustments == ()
    assert page.keys.count.text() == "1"
    assert page.keys.count.hasFocus()
    assert field_of(page, "keys_count").shown
