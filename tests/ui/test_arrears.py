"""What an import left to do is taken up when the archive is shown, without anyone asking."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.archive.cases.boards import boards_due, catch_up
from app.archive.database.connection import run
from app.texts import load_translator
from tests.app.exchange.world import COMPANY, World, found_company, world_from
from tests.ui.recording_prompts import RecordingPrompts
from ui.arrears import take_up
from ui.context import Changes, WindowContext
from ui.worker import Workers


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    (tmp_path / "template").mkdir()
    found_company(tmp_path / "template")
    made = world_from(tmp_path / "template", tmp_path / "world", 1)
    yield made
    made.close()


def shown(world: World, name: str, owner: QObject) -> tuple[WindowContext, list[BaseException]]:
    errors: list[BaseException] = []
    return (
        WindowContext(
            desk=world.desks[name],
            language="zh_CN",
            translate=load_translator("zh_CN"),
            prompts=RecordingPrompts(),
            changes=Changes(owner),
            workers=Workers(owner),
            report_error=errors.append,
        ),
        errors,
    )


def test_cases_due_on_the_lists_are_made_up_for(world: World, qtbot: QtBot) -> None:
    world.new_case("a")
    stick = world.export("a", COMPANY)
    assert stick is not None
    world.deliver(stick)
    database = world.desks[COMPANY].database
    assert boards_due(database) > 0
    owner = QObject()
    context, errors = shown(world, COMPANY, owner)
    with qtbot.waitSignal(context.changes.changed, timeout=20_000):
        assert take_up(context, owner) is not None
    assert errors == []
    assert boards_due(database) == 0
    assert len(list(run(database, "SELECT 1 FROM case_board"))) == len(list(run(database, "SELECT 1 FROM handover")))


def test_nothing_is_begun_where_nothing_is_due(world: World) -> None:
    catch_up(world.desks["a"].archive)
    owner = QObject()
    context, errors = shown(world, "a", owner)
    assert take_up(context, owner) is None
    assert errors == []
