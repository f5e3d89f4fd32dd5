"""Thousands of random clients: never stuck, never skipping what applies, never filed with something open.

Whatever a careless counter does – papers expired, items forgotten, a unit that fails, a bathroom that leaks, fees put off,
special cases, receipts and certificates made void, people and plans that change on the way – as soon as it is careful again,
every case gets to the archive unless the client refused the unit. What must hold then is said in `tests.walking.oracle`,
without the guards.
The number of clients is raised by the environment variable RUZHU_CLIENTS.
"""

import os
from collections import Counter as Count
from datetime import date
from pathlib import Path

import pytest

from app.desk.control.ledger import read_ledger
from app.desk.upkeep.checking import check_archive
from app.procedure.case import UnitKind
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.guards import GUARDS
from tests.app.desk.counter import a_counter
from tests.walking.clients import Client
from tests.walking.desk_office import DeskOffice
from tests.walking.paper_office import PaperOffice
from tests.walking.walk import take

CLIENTS = int(os.environ.get("RUZHU_CLIENTS", "2000"))
PARTS = 10
HOLDS = ("papers", "items", "filing")
# Each of these two is covered by another guard of the same step, and the last can only be missing in the roster.
COVERED = {"commitments_kept", "remaining_committed", "computer_archive_complete"}


def on_paper(procedure: Procedure, client: Client, today: date) -> PaperOffice:
    return PaperOffice(procedure, client.unit_kind, today)


def procedures() -> list[Procedure]:
    return [load_procedure({"settings": {"waterproof_holds": step}}) for step in HOLDS]


@pytest.mark.parametrize("part", range(PARTS))
def test_p1_to_p8_thousands_of_clients_on_paper(part: int) -> None:
    """The guards alone: nothing but them keeps a careless counter from filing."""
    declared = procedures()
    endings: Count[str] = Count()
    moves = 0
    for seed in range(part * CLIENTS // PARTS, (part + 1) * CLIENTS // PARTS):
        walk = take(on_paper, declared[seed % 3], seed)
        endings[walk.file.case.ending.value] += 1
        moves += walk.moves
    assert endings["filed"] > 10 * endings["refused"]
    assert moves > 20 * endings.total()


@pytest.mark.parametrize(("holds", "first"), [("papers", 10_000), ("items", 20_000), ("filing", 30_000)])
def test_p1_to_p8_hundreds_of_clients_at_a_desk(holds: str, first: int, tmp_path: Path) -> None:
    """The real verbs and a real archive; in the end the ledger is proved and every table is what the journal says."""
    count = max(1, CLIENTS // 30)
    counter = a_counter(tmp_path, count, count, procedure=load_procedure({"settings": {"waterproof_holds": holds}}))
    units = {kind: counter.units(kind) for kind in UnitKind}

    def at_the_desk(_procedure: Procedure, client: Client, _today: date) -> DeskOffice:
        return DeskOffice(counter.desk, counter.clock, units[client.unit_kind].pop())

    with counter.desk.archive:
        refused = 0
        for seed in range(first, first + count):
            refused += take(at_the_desk, counter.desk.procedure, seed).refused
        assert refused, "the verbs refuse what a careless counter tries"
        assert check_archive(counter.desk).problems == ()
        ledger = read_ledger(counter.desk.database)
        assert ledger.proved
        assert sum(book.used for book in ledger.books) > count // 2


@pytest.mark.parametrize("name", sorted(set(GUARDS) - COVERED))
def test_without_any_one_guard_the_walk_finds_a_case_filed_that_must_not_be(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the walk can fail, and no guard is there for nothing."""
    monkeypatch.setitem(GUARDS, name, lambda _file, _procedure, _today: None)
    with pytest.raises(AssertionError):
        take_many(600)


def take_many(count: int) -> None:
    declared = procedures()
    for seed in range(count):
        take(on_paper, declared[seed % 3], seed)
