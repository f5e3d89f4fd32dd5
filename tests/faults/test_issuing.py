"""C1, C2, C5–C7: four counters of one archive are killed and started anew as they issue, and no number is unaccounted for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.archive.database.connection import run
from app.desk.certificates.books import all_books
from app.desk.control.ledger import read_ledger
from app.desk.upkeep.checking import check_archive
from app.procedure.case import CertificateBook
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import arrived
from tests.faults.issuing_counter import Share, run_counter

COUNTERS = ("1号柜台", "2号柜台", "3号柜台", "4号柜台")
SPAWN = get_context("spawn")  # on Windows there is nothing else


@dataclass
class Running:
    """A counter's process, what it told, and after how many more words it is killed."""

    share: Share
    told: list[int] = field(default_factory=list)
    kills: int = 0
    patience: int = 0
    process: Any = None
    heard: Connection | None = None

    def start(self, random: Random, kills: int) -> None:
        self.heard, telling = SPAWN.Pipe(duplex=False)
        self.process = SPAWN.Process(target=run_counter, args=(self.share, telling), daemon=True)
        self.process.start()
        telling.close()
        share = self.share.each * len(self.share.case_ids)
        self.patience = random.randint(1, 2 * share // (kills + 1)) if self.kills < kills else share + 1

    def hear(self) -> bool:
        """One word more; False at the end of its process, which killing brings about at any moment of its work."""
        assert self.heard is not None
        try:
            self.told.append(self.heard.recv())
        except (EOFError, OSError):
            self.heard.close()
            self.process.join()
            return False
        self.patience -= 1
        if self.patience == 0:
            self.process.kill()
        return True

    def ended_by_a_kill(self) -> bool:
        """Whether its process was killed; it may also have ended by itself, which must be without an error."""
        if not self.process.exitcode:
            return False
        assert self.patience <= 0, "a counter failed by itself"
        self.kills += 1
        return True


@pytest.fixture(scope="module")
def long(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--long"))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path, homes=48, last_number=12_500)
    with made.desk.archive:
        yield made


def test_c1_c7_killed_counters_lose_no_number_and_give_none_twice(counter: Counter, long: bool) -> None:
    cases, each, kills = (12, 209, 25) if long else (2, 125, 5)
    shares = [_share(counter, name, cases, each) for name in COUNTERS]
    counter.desk.archive.close()
    running = [Running(share) for share in shares]
    _go_on(running, Random(3), kills)
    again = reopened(counter)
    with again.desk.archive:
        told = [number for counting in running for number in counting.told]
        held = [row[0] for row in run(again.desk.database, "SELECT number FROM certificate ORDER BY number")]
        assert len(set(told)) == len(told)
        assert set(told) <= set(held)
        assert len(held) == len(COUNTERS) * cases * each >= (10_000 if long else 1_000)
        assert all(counting.kills for counting in running)
        assert read_ledger(again.desk.database).proved
        for name in COUNTERS:
            _books_in_order([book for book in all_books(again.desk.database) if book.counter == name], cases * each)
        assert check_archive(again.desk).problems == ()


def _share(counter: Counter, name: str, cases: int, each: int) -> Share:
    case_ids = tuple(arrived(counter, "certificate").case_id for _ in range(cases))
    return Share(counter.folder, name, case_ids, each, counter.clock.moment)


def _go_on(running: list[Running], random: Random, kills: int) -> None:
    """Kill and start anew until every counter has done its share."""
    for each in running:
        each.start(random, kills)
    left = {each.heard: each for each in running}
    while left:
        for heard in wait(list(left)):  # type: ignore[arg-type] # a pipe's end on every platform
            each = left[heard]  # type: ignore[index]
            if each.hear():
                continue
            del left[heard]  # type: ignore[arg-type]
            if each.ended_by_a_kill():
                each.start(random, kills)
                left[each.heard] = each


def _books_in_order(books: list[CertificateBook], numbers: int) -> None:
    """A book is opened only when the one before is used up and its stubs are handed back (C5)."""
    assert len(books) == -(-numbers // 25)
    *before, last = books
    assert all(book.surrendered_on is not None and book.closed_on is not None for book in before)
    assert last.surrendered_on is None
    assert [book.opened_on for book in books] == sorted(book.opened_on for book in books)
