"""交换 → 配对: a card is let in only after two people compared it, a manager answers for it, and who is shut out stays out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.desk.desk import Desk
from app.exchange.partners.cards import card_text, fingerprint, own_card, read_card
from app.exchange.partners.trust import partners
from tests.ui.keyboard import Keyboard
from tests.ui.partners import archive_beside
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seated_clerk import clerk_at
from tests.ui.stage import PASSWORD, Counter
from ui.boards.exchange import ExchangeBoard
from ui.boards.exchange.card_job import CardJob
from ui.boards.exchange.pairing import PairingPart
from ui.context import WindowContext


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


def shown(qtbot: QtBot, context: WindowContext, settings: QSettings) -> PairingPart:
    board = ExchangeBoard(context, settings, tuple)
    qtbot.addWidget(board)
    board.resize(1254, 660)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    context.changes.changed.connect(board.refresh)
    board.show_part("pairing")
    return board.pairing


@pytest.fixture
def other(counter: Counter) -> Iterator[Desk]:
    with archive_beside(counter, "B2") as made:
        yield made


@pytest.fixture
def card(other: Desk, tmp_path: Path) -> Path:
    file = tmp_path / "B2.ruzhucard"
    file.write_text(card_text(other.archive, own_card(other.archive)), "utf-8")
    return file


@pytest.fixture
def part(qtbot: QtBot, context: WindowContext, settings: QSettings) -> PairingPart:
    return shown(qtbot, context, settings)


def known(desk: Desk) -> list[tuple[str, bool]]:
    return [(each.code, each.revoked) for each in partners(desk.database, desk.archive.station.id)]


def test_the_own_card_is_seen_large_saved_and_printed(
    counter: Counter, part: PairingPart, prompts: RecordingPrompts, tmp_path: Path, qtbot: QtBot
) -> None:
    own = own_card(counter.desk.archive)
    assert part.own.digits.text().split() == fingerprint(own).split()
    prompts.path = tmp_path / "own.ruzhucard"
    part.save_button.click()
    assert read_card(prompts.path) == own
    with qtbot.waitSignal(part.print_wanted) as printed:
        part.print_button.click()
    job = printed.args[0] if printed.args else None
    assert isinstance(job, CardJob)
    assert job.pdf().startswith(b"%PDF")


def test_a_card_is_let_in_after_the_two_compared_it(
    counter: Counter, other: Desk, part: PairingPart, card: Path, prompts: RecordingPrompts, keyboard: Keyboard
) -> None:
    prompts.path = card
    part.read_button.click()
    assert part.other.digits.text().split() == fingerprint(own_card(other.archive)).split()
    assert "电话" in part.admit_strip.message.text()
    assert known(counter.desk) == [], "nothing is let in by reading a card"
    assert keyboard.focused is part.admit_strip.close_button, "Enter pressed twice lets nobody in"
    part.admit_strip.button.setFocus()
    keyboard.enter()
    assert known(counter.desk) == [("B2", False)]
    assert part.other.isHidden()
    assert "请对方也读入您的配对卡" in part.said.text()


def test_a_card_that_is_not_the_same_is_not_let_in(counter: Counter, part: PairingPart, card: Path) -> None:
    part.read(card)
    part.admit_strip.close_button.click()
    assert known(counter.desk) == []
    assert part.other.isHidden()


def test_what_is_no_card_is_said(part: PairingPart, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("您好")
    part.read(file)
    assert "不是配对卡" in part.said.text()
    assert part.admit_strip.isHidden()


def test_who_is_shut_out_needs_a_reason_and_stays_on_the_list(
    counter: Counter, part: PairingPart, card: Path, keyboard: Keyboard
) -> None:
    part.read(card)
    part.admit_strip.do()
    part.table.setCurrentIndex(part.table.records.index(0, 0))
    part.shut_button.click()
    keyboard.enter()
    assert "请填写停止往来的原因" in part.revoke_strip.problem.text()
    keyboard.type("电脑失窃")
    keyboard.enter()
    assert known(counter.desk) == [("B2", True)]
    assert part.table.rows()[0]["state"] == "已停止往来"
    assert not part.shut_button.isEnabled()


def test_at_a_clerks_desk_a_manager_gives_the_password(
    qtbot: QtBot, counter: Counter, context: WindowContext, settings: QSettings, card: Path, keyboard: Keyboard
) -> None:
    with clerk_at(counter, context) as (clerks, clerks_context):
        part = shown(qtbot, clerks_context, settings)
        part.read(card)
        part.admit_strip.do()
        assert known(clerks.desk) == []
        assert not part.admit_strip.problem.isHidden()
        assert keyboard.focused is part.admitting.password
        keyboard.type(PASSWORD)
        keyboard.enter()
        assert known(clerks.desk) == [("B2", False)]


def test_a_counter_sees_nothing_of_the_recovery_key(part: PairingPart) -> None:
    assert part.recovery.isHidden()


def test_headquarters_makes_its_recovery_key_and_sees_it_once(
    qtbot: QtBot, counter: Counter, context: WindowContext, settings: QSettings, prompts: RecordingPrompts
) -> None:

    with archive_beside(counter, "总部", role="headquarters") as desk:
        part = shown(qtbot, replace(context, desk=desk), settings)
        part.recovery.button.click()
        assert part.recovery.key.isHidden(), "it is asked about first"
        prompts.answer = True
        part.recovery.button.click()
        assert part.recovery.key.text().startswith("AGE-SECRET-KEY-")
        assert own_card(desk.archive).recovery
        part.recovery.forget()
        assert part.recovery.key.text() == ""
