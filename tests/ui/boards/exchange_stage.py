"""The board 交换 of a counter that is paired with headquarters and a second counter; a stick is in."""

from dataclasses import dataclass
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.demo.households import renovating_owner
from app.desk.desk import Desk
from tests.ui.partners import amend_client, carry
from tests.ui.stage import Counter, brought_to
from ui.boards.exchange import ExchangeBoard
from ui.boards.exchange.drives import Drive
from ui.worker import Workers


@dataclass
class Scene:
    """The counter with its board, its partners, and the stick."""

    counter: Counter
    headquarters: Desk
    second: Desk
    stick: Path
    board: ExchangeBoard
    workers: Workers
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.qtbot.waitUntil(lambda: self.workers.idle() and not self.board.traffic.work.is_busy, timeout=20_000)

    def cancel(self) -> None:
        """As the button does, from whichever thread."""
        for ticket in tuple(self.workers._tickets):
            ticket.cancel()


def stick_named(folder: Path) -> tuple[Drive, ...]:
    """The drives of a machine with that stick in it."""
    return (Drive(folder, "KINGSTON", 14_200_000_000),)


def changed_at_two_places(scene: Scene) -> str:
    """A client whose telephone both counters changed, and one other field each; gives the case."""
    case_id = brought_to(scene.counter, renovating_owner, "documents").case_id
    carry(scene.counter.desk, scene.second, scene.stick)
    amend_client(scene.counter.desk, case_id, phone="13900000001", email="a@b.cn")
    scene.counter.clock.forward(minutes=30)
    amend_client(scene.second, case_id, phone="13800000002", work_unit="海棠小学")
    return case_id
