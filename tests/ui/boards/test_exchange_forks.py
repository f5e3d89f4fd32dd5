"""交换 → 复制的档案库: what a copy with the same mark wrote is shown, and holds only when a person adopts it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.archive.database.about import about
from app.demo.households import renovating_owner
from app.desk.desk import Desk
from app.desk.headquarters.stations import attention
from app.desk.site import open_desk
from app.exchange.decisions.forks import count_forks
from tests.ui.boards.exchange_stage import Scene, stick_named
from tests.ui.boards.test_exchange_decisions import client
from tests.ui.partners import amend_client, carry
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import PASSWORD, Counter, brought_to
from ui.boards.exchange import ExchangeBoard
from ui.context import Changes, WindowContext


@contextmanager
def copied(counter: Counter) -> Iterator[Desk]:
    """A clone of the counter's disk, the mark that would tell included."""
    counter.desk.archive.close()
    folder = counter.folder / "copy"
    shutil.copytree(counter.folder / "archive", folder)
    reading = open_desk(folder, operator=None, password=PASSWORD, clock=counter.clock, settings=counter.settings, reading=True)
    secret = about(reading.database, "mark")
    reading.archive.close()
    assert secret is not None
    counter.settings.mark(folder).settle(secret)
    counter.reopen()
    desk = open_desk(folder, operator=None, password=PASSWORD, clock=counter.clock, settings=counter.settings)
    with desk.archive:
        yield desk


@pytest.fixture
def forked(scene: Scene, qtbot: QtBot, context: WindowContext, settings: QSettings) -> tuple[str, ExchangeBoard]:
    """The board at headquarters, which got what the copy wrote after what the counter did."""
    case_id = brought_to(scene.counter, renovating_owner, "documents").case_id
    carry(scene.counter.desk, scene.headquarters, scene.stick)
    with copied(scene.counter) as copy:
        amend_client(scene.counter.desk, case_id, phone="13900000001")
        amend_client(copy, case_id, phone="13800000002")
        carry(scene.counter.desk, scene.headquarters, scene.stick)
        again = scene.stick / "again"
        carry(copy, scene.headquarters, again)
    there = replace(context, desk=scene.headquarters, changes=Changes())
    board = ExchangeBoard(there, settings, lambda: stick_named(scene.stick))
    qtbot.addWidget(board)
    board.show()
    there.changes.changed.connect(board.refresh)
    board.show_part("forks")
    return case_id, board


def test_what_the_copy_wrote_is_shown_and_does_not_hold(scene: Scene, forked: tuple[str, ExchangeBoard]) -> None:
    case_id, board = forked
    part = board.forks
    assert client(scene.headquarters, case_id)[0] == "13900000001"
    assert count_forks(scene.headquarters.database) == 1
    assert "13800000002" in part.details.text()
    assert "联系电话" in part.details.text()
    assert board.waiting.text() == "1 处待定"


def test_it_is_adopted_only_after_a_question(scene: Scene, forked: tuple[str, ExchangeBoard], prompts: RecordingPrompts) -> None:
    case_id, board = forked
    board.forks.adopt_button.click()
    assert client(scene.headquarters, case_id)[0] == "13900000001"
    prompts.answer = True
    board.forks.adopt_button.click()
    assert client(scene.headquarters, case_id)[0] == "13800000002"
    assert board.forks.summary.text() == "没有档案库被复制后在两处继续使用。"
    assert attention(scene.headquarters).forked == 0


def test_it_is_dismissed(scene: Scene, forked: tuple[str, ExchangeBoard], prompts: RecordingPrompts) -> None:
    case_id, board = forked
    prompts.answer = True
    board.forks.dismiss_button.click()
    assert client(scene.headquarters, case_id)[0] == "13900000001"
    assert count_forks(scene.headquarters.database) == 0
