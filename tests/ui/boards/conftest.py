"""What several tests of boards are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.boards.exchange_stage import Scene, stick_named
from tests.ui.partners import archive_beside, headquarters_beside, pair
from tests.ui.stage import Counter
from ui.boards.exchange import ExchangeBoard
from ui.context import WindowContext


@pytest.fixture
def scene(qtbot: QtBot, counter: Counter, context: WindowContext, settings: QSettings, tmp_path: Path) -> Iterator[Scene]:
    """The board of the counter as it is seen."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with headquarters_beside(counter) as headquarters, archive_beside(counter, "B2") as second:
        pair(counter.desk, second)
        pair(headquarters, second)
        board = ExchangeBoard(context, settings, lambda: stick_named(stick))
        qtbot.addWidget(board)
        board.resize(1254, 660)
        board.show()
        qtbot.waitExposed(board)
        board.activateWindow()
        qtbot.waitUntil(board.isActiveWindow)
        board.focus_first()
        made = Scene(counter, headquarters, second, stick, board, context.workers, qtbot)
        yield made
        made.settle()
