"""导出表格: what other systems get is written where a person says, masked unless a manager answers for it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.archive.database.connection import scalar
from app.demo.households import renovating_owner
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.seated_clerk import clerk_at
from tests.ui.stage import PASSWORD, Counter, brought_to
from ui.boards.exchange import ExchangeBoard
from ui.boards.exchange.plain_tables import PlainTablesPart
from ui.context import WindowContext


@dataclass
class Shown:
    """The list as it is seen, and the folder that is chosen when it asks for one."""

    board: ExchangeBoard
    context: WindowContext
    folder: Path
    qtbot: QtBot

    @property
    def part(self) -> PlainTablesPart:
        return self.board.copies

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.context.workers.idle() and not self.board.work.is_busy, timeout=20_000)

    def written(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def lines(self, name: str) -> list[list[str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream))


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


@pytest.fixture
def identity(counter: Counter) -> str:
    """The identity number of the household that was received."""
    brought_to(counter, renovating_owner, "documents")
    number = scalar(counter.desk.database, "SELECT identity_number FROM person WHERE identity_number <> ''")
    assert number, "a number to look for"
    return str(number)


def show(qtbot: QtBot, context: WindowContext, settings: QSettings, prompts: RecordingPrompts, folder: Path) -> Shown:
    folder.mkdir()
    prompts.path = folder
    board = ExchangeBoard(context, settings, tuple)
    qtbot.addWidget(board)
    board.resize(1254, 660)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    board.focus_first()
    Keyboard().control(Qt.Key.Key_5)
    return Shown(board, context, folder, qtbot)


@pytest.fixture
def shown(
    qtbot: QtBot, context: WindowContext, settings: QSettings, prompts: RecordingPrompts, identity: str, tmp_path: Path
) -> Iterator[Shown]:
    del identity
    made = show(qtbot, context, settings, prompts, tmp_path / "tables")
    yield made
    made.settle()


def test_one_key_writes_all_four_as_workbooks(shown: Shown, keyboard: Keyboard) -> None:
    assert keyboard.focused is shown.part.button
    keyboard.enter()
    shown.settle()
    assert shown.written() == ["cases.xlsx", "certificates.xlsx", "fees.xlsx", "meters.xlsx"]
    assert shown.part.telling.words.text() == f"已写入 {shown.folder}。"
    assert "cases.xlsx：1 行" in shown.part.telling.details.text()
    assert load_workbook(shown.folder / "cases.xlsx", read_only=True).worksheets


def test_only_what_is_ticked_is_written_and_identity_numbers_are_masked(shown: Shown, identity: str) -> None:
    for what, tick in shown.part.ticks.items():
        tick.set_value(what.value == "cases")
    shown.part.format.set_value("csv")
    shown.part.ask()
    shown.settle()
    assert shown.written() == ["cases.csv"]
    assert len(shown.lines("cases.csv")) == 2
    assert identity not in (shown.folder / "cases.csv").read_text("utf-8-sig")


def test_nothing_ticked_cannot_be_written(shown: Shown, keyboard: Keyboard) -> None:
    for tick in shown.part.ticks.values():
        tick.setFocus()
        keyboard.press(Qt.Key.Key_Space)
    assert not shown.part.button.isEnabled()
    keyboard.press(Qt.Key.Key_Space)
    assert shown.part.button.isEnabled()


def test_a_manager_is_told_that_whole_numbers_are_not_encrypted(shown: Shown, identity: str, keyboard: Keyboard) -> None:
    shown.part.personal.set_value(True)
    shown.part.format.set_value("csv")
    shown.part.ask()
    assert "未加密" in shown.part.strip.message.text()
    assert shown.written() == []
    assert keyboard.focused is shown.part.strip.button
    keyboard.enter()
    shown.settle()
    assert identity in (shown.folder / "cases.csv").read_text("utf-8-sig")
    assert "未加密" in shown.part.telling.details.text()
    assert keyboard.focused is shown.part.button
    assert not shown.part.personal.value(), "asked for anew each time"


def test_at_a_clerks_desk_a_manager_gives_the_password(
    qtbot: QtBot,
    counter: Counter,
    context: WindowContext,
    settings: QSettings,
    prompts: RecordingPrompts,
    identity: str,
    tmp_path: Path,
    keyboard: Keyboard,
) -> None:
    with clerk_at(counter, context) as (_clerks, clerks_context):
        shown = show(qtbot, clerks_context, settings, prompts, tmp_path / "tables")
        shown.part.personal.set_value(True)
        shown.part.format.set_value("csv")
        shown.part.ask()
        assert keyboard.focused is shown.part.manager.password
        keyboard.type("not it")
        keyboard.enter()
        assert shown.part.strip.problem.text()
        assert shown.written() == []
        keyboard.type(PASSWORD)
        keyboard.enter()
        shown.settle()
        assert identity in (shown.folder / "cases.csv").read_text("utf-8-sig")


def test_a_file_that_is_no_earlier_copy_is_left_alone_and_said(shown: Shown) -> None:
    foreign = shown.folder / "fees.xlsx"
    foreign.write_bytes(b"somebody's own table")
    shown.part.ask()
    shown.settle()
    assert "fees.xlsx" in shown.part.telling.words.text()
    assert shown.written() == ["fees.xlsx"]
    assert foreign.read_bytes() == b"somebody's own table"


def test_while_packages_are_written_no_table_is(shown: Shown) -> None:
    shown.part.ask()
    assert not shown.part.button.isEnabled()
    shown.board.show_part("traffic")
    assert not shown.board.traffic.importing.button.isEnabled()
    assert shown.board.work.isVisible(), "what is under way is seen from every list"
    shown.settle()
    shown.board.show_part("copies")
    assert shown.part.button.isEnabled()
