"""卫生间防水试验 by keyboard (P3)."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from app.demo.households import renovating_owner
from app.procedure.case import RepairSubject, TestResult
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import AtStep, Show, Stand
from ui.pages.waterproof import WaterproofPage
from ui.pages.waterproof.bathrooms import bathrooms_of
from ui.pages.waterproof.moment_input import parse_moment

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def _page(stand: Stand) -> WaterproofPage:
    return stand.page(WaterproofPage)


def _fill(stand: Stand, keyboard: Keyboard, place: int) -> None:
    card = _page(stand).bathrooms.cards[place]
    keyboard.tab_to(card.filled_at)
    keyboard.press(Qt.Key.Key_N)
    keyboard.tab_to(card.filled_depth)
    keyboard.type("25")


def _end(stand: Stand, keyboard: Keyboard, place: int, result: Qt.Key) -> None:
    card = _page(stand).bathrooms.cards[place]
    keyboard.tab_to(card.ended_at)
    keyboard.press(Qt.Key.Key_N)
    keyboard.tab_to(card.ended_depth)
    keyboard.type("25")
    keyboard.tab_to(card.looked_at_by)
    keyboard.retype("李强")
    keyboard.tab_to(card.result)
    keyboard.press(result)


def _whole_round(stand: Stand, keyboard: Keyboard, result: Qt.Key) -> None:
    _fill(stand, keyboard, 0)
    _fill(stand, keyboard, 1)
    stand.counter.clock.forward(hours=25)
    _end(stand, keyboard, 0, Qt.Key.Key_1)
    _end(stand, keyboard, 1, result)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-23 08:15", "2026-11-23 08:15"),
        ("202611230815", "2026-11-23 08:15"),
        ("2026年11月23日 8时15分", "2026-11-23 08:15"),
        ("8：15", "2026-11-24 08:15"),
        ("0815", "2026-11-24 08:15"),
        ("2026-11-23 24:00", ""),
        ("2026-13-01 08:00", ""),
        ("昨天", ""),
        ("2026-11-23", ""),
    ],
)
def test_moments_are_read_as_they_are_typed(text: str, shown: str) -> None:
    moment = parse_moment(text, NOW)
    assert ("" if moment is None else moment.strftime("%Y-%m-%d %H:%M")) == shown


@pytest.mark.parametrize(("layout", "count"), [("三室两厅两卫", 2), ("2室1厅1卫", 1), ("开间", 1), ("五室三厅四卫", 4)])
def test_the_layout_says_how_many_bathrooms(layout: str, count: int) -> None:
    assert bathrooms_of(layout) == count


def test_p3_a_dry_round_goes_on(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    assert [card.bathroom.text() for card in _page(stand).bathrooms.cards] == ["主卫", "次卫"]
    _whole_round(stand, keyboard, Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "papers"
    assert {test.result for test in stand.file.waterproof_tests} == {TestResult.DRY}


def test_the_water_is_left_to_stand_over_night(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    _fill(stand, keyboard, 0)
    stand.view.park()
    stand.counter.clock.forward(hours=10)
    again = show(stand.case_id)
    (test,) = stand.file.waterproof_tests
    assert (test.bathroom, test.filled_depth, test.result) == ("主卫", 25, None)
    assert "10.0" in _page(again).bathrooms.cards[0].elapsed.text()


def test_nothing_is_begun_by_leaving_an_empty_page(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    keyboard.enter()
    assert stand.step == "waterproof"
    assert stand.file.waterproof_tests == ()
    assert _page(stand).bathrooms.cards[0].filled_at.isAncestorOf(keyboard.focused)


def test_p3_too_short_is_refused_at_its_field_and_nothing_is_lost(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    page = _page(stand)
    card = page.bathrooms.cards[0]
    _fill(stand, keyboard, 0)
    stand.counter.clock.forward(hours=2)
    _end(stand, keyboard, 0, Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "waterproof"
    assert card.ended_at.isAncestorOf(keyboard.focused)
    assert "24" in card.fields["ended_at"].shown
    assert card.looked_at_by.text() == "李强"
    assert stand.file.waterproof_tests == ()


def test_p3_a_leak_is_repaired_and_tested_again(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    page = _page(stand)
    _whole_round(stand, keyboard, Qt.Key.Key_2)
    keyboard.enter()
    assert stand.step == "waterproof"
    assert not page.repair.isHidden()
    assert page.bathrooms.isHidden()
    keyboard.tab_to(page.repair.taken_by)
    keyboard.type("赵刚")
    keyboard.press(Qt.Key.Key_F6)
    assert [repair.subject for repair in stand.file.repairs] == [RepairSubject.WATERPROOF]
    keyboard.tab_to(page.repair.how)
    keyboard.type("重做防水")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("孙工")
    keyboard.press(Qt.Key.Key_F6)
    assert [card.bathroom.text() for card in page.bathrooms.cards] == ["次卫"]
    assert "次卫" in page.earlier.lines.text()
    assert page.bathrooms.cards[0].filled_at.isAncestorOf(keyboard.focused)
    _fill(stand, keyboard, 0)
    stand.counter.clock.forward(hours=25)
    _end(stand, keyboard, 0, Qt.Key.Key_1)
    keyboard.enter()
    assert stand.step == "papers"
    assert [(test.round, test.bathroom, test.result) for test in stand.file.waterproof_tests] == [
        (1, "主卫", TestResult.DRY),
        (1, "次卫", TestResult.LEAK),
        (2, "次卫", TestResult.DRY),
    ]


def test_a_bathroom_more(at_step: AtStep, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    page = _page(stand)
    keyboard.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert len(page.bathrooms.cards) == 3
    keyboard.type("客卫")
    _fill(stand, keyboard, 2)
    keyboard.enter()
    assert [test.bathroom for test in stand.file.waterproof_tests] == ["客卫"]


def test_typing_comes_back_after_a_crash(at_step: AtStep, show: Show, keyboard: Keyboard) -> None:
    stand = at_step(renovating_owner, "waterproof")
    card = _page(stand).bathrooms.cards[0]
    keyboard.tab_to(card.filled_at)
    keyboard.type("2026-11-2")
    stand.view.wizard.keep_draft()
    again = show(stand.case_id)
    assert _page(again).bathrooms.cards[0].filled_at.line.text() == "2026-11-2"
