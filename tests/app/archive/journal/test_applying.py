"""What becomes of a change: it holds, or its row was written by another entry and the change waits for a decision."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import peewee
import pytest

from app.archive.database.cipher import CipherDatabase
from app.archive.database.connection import run
from app.archive.folder.anchor import ChainHead
from app.archive.journal.applying import DECISIONS, apply_changes
from app.archive.journal.arriving_rows import ArrivingRows
from app.archive.journal.chain import append
from app.archive.journal.entry import DECIDE, DESTROY, NOTHING_BEFORE, Base, Change, EntryHead, Stored
from app.archive.journal.layout import Layout
from app.archive.journal.rows import MemoryRows
from app.archive.journal.schema import make_tables
from app.archive.journal.writing import make_entry
from app.archive.tables.base import JournaledTable
from app.archive.tables.partners import PARTNERS

FIRST, OTHER = Base("a", 1), Base("b", 1)


class Thing(JournaledTable):
    note = peewee.TextField(null=True)

    class Meta:
        table_name = "thing"


class Settled(JournaledTable):
    row_table = peewee.TextField()
    row_id = peewee.TextField()
    chain = peewee.TextField()
    seq = peewee.IntegerField()

    class Meta:
        table_name = DECISIONS


LAYOUT = Layout(journaled=(Thing, Settled), derived=(), local=PARTNERS, personal={})


@dataclass
class Rows:
    """Rows in memory, or those of a database and its journal."""

    store: MemoryRows | ArrivingRows
    database: CipherDatabase | None

    def write(self, stamp: Base, *changes: Change, verb: str = "verb") -> list[int]:
        """Apply an entry; the places of the changes that conflict."""
        head = EntryHead(*stamp, 1, "", "", "", verb, None, None)
        if self.database is not None:
            append(self.database, make_entry(ChainHead(stamp.chain, stamp.seq - 1, NOTHING_BEFORE), head, list(changes), []))
        conflicts = apply_changes(self.store, head, changes)
        assert all((conflict.entry, conflict.change) == (stamp, changes[conflict.place]) for conflict in conflicts)
        return [conflict.place for conflict in conflicts]

    def all(self) -> dict[str, tuple[Stored, ...]]:
        """Note and stamp of each row by its id."""
        if isinstance(self.store, MemoryRows):
            rows = self.store.tables["thing"].items()
            return {identifier: (row["note"], row["base_chain"], row["base_seq"]) for identifier, row in rows}
        assert self.database is not None
        return {row[0]: tuple(row[1:]) for row in run(self.database, "SELECT id, note, base_chain, base_seq FROM thing")}

    def note(self, identifier: str = "x") -> Stored:
        return self.all()[identifier][0]


def insert(identifier: str, **columns: Stored) -> Change:
    return Change("thing", identifier, None, columns)


def update(identifier: str, base: Base, **columns: Stored) -> Change:
    return Change("thing", identifier, base, columns)


def settle(identifier: str, seq: int, chain: str = "a", table: str = "thing") -> Change:
    row: dict[str, Stored] = {"row_table": table, "row_id": identifier, "chain": chain, "seq": seq}
    return Change(DECISIONS, f"of {identifier} {chain} {seq} {table}", None, row)


@pytest.fixture(params=["memory", "tables"])
def rows(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rows]:
    """Rows x and y, written by the first entry of chain a."""
    if request.param == "memory":
        rows = Rows(MemoryRows(), None)
        assert rows.write(FIRST, insert("x", note="p"), insert("y", note="p")) == []
        yield rows
        return
    with a_database(tmp_path) as database:
        yield begun(database)


@contextmanager
def a_database(folder: Path) -> Iterator[CipherDatabase]:
    database = CipherDatabase(folder / f"{secrets.token_hex(4)}.db", bytes(32), mode="rwc")
    make_tables(database, LAYOUT)
    try:
        with database.atomic():
            yield database
    finally:
        database.close_all()


def begun(database: CipherDatabase) -> Rows:
    rows = Rows(ArrivingRows(database, LAYOUT), database)
    assert rows.write(FIRST, insert("x", note="p"), insert("y", note="p")) == []
    return rows


def test_a_change_holds_where_its_row_is_as_it_was_known_and_marks_the_row(rows: Rows) -> None:
    assert rows.write(Base("a", 2), update("x", FIRST, note="q"), insert("z", note="r")) == []
    assert rows.all() == {"x": ("q", "a", 2), "y": ("p", "a", 1), "z": ("r", "a", 2)}


@pytest.mark.parametrize("base", [Base("a", 2), Base("b", 1), Base("", 0)])
def test_a_change_of_a_row_that_another_entry_wrote_is_left_out_and_the_others_hold(rows: Rows, base: Base) -> None:
    assert rows.write(Base("b", 2), update("y", FIRST, note="q"), update("x", base, note="q")) == [1]
    assert rows.all()["x"] == ("p", "a", 1)
    assert rows.note("y") == "q"


def test_a_change_of_a_row_that_is_not_there_is_left_out(rows: Rows) -> None:
    assert rows.write(Base("a", 2), update("none", FIRST, note="q")) == [0]
    assert set(rows.all()) == {"x", "y"}


def test_the_same_row_made_twice_is_no_conflict_and_what_rests_on_either_holds(rows: Rows) -> None:
    assert rows.write(OTHER, insert("x", note="p")) == []
    assert rows.all()["x"][1] == "a"
    assert rows.write(Base("b", 2), update("x", OTHER, note="q")) == []
    assert rows.note() == "q"


def test_once_it_is_changed_a_twin_is_known_no_more(rows: Rows) -> None:
    rows.write(OTHER, insert("x", note="p"))
    assert rows.write(Base("a", 2), update("x", FIRST, note="q")) == []
    assert rows.write(Base("b", 2), update("x", OTHER, note="r")) == [0]
    assert rows.note() == "q"


def test_a_row_made_twice_with_other_values_is_a_conflict(rows: Rows) -> None:
    assert rows.write(OTHER, insert("y", note="p"), insert("x", note="q")) == [1]
    assert rows.all()["x"] == ("p", "a", 1)


def test_destroying_asks_nobody_and_reaches_no_other_row(rows: Rows) -> None:
    rows.write(Base("b", 7), update("x", FIRST, note="q"))
    assert rows.write(Base("c", 1), update("x", FIRST, note=None), update("gone", FIRST, note=None), verb=DESTROY) == []
    assert rows.all()["x"] == (None, "c", 1)
    assert rows.all()["y"] == ("p", "a", 1)
    assert set(rows.all()) == {"x", "y"}


@pytest.mark.parametrize(("settled", "holds"), [(3, True), (4, True), (2, False)])
def test_a_decision_holds_over_what_it_settles_and_not_over_what_was_written_since(rows: Rows, settled: int, holds: bool) -> None:
    rows.write(Base("a", 3), update("x", FIRST, note="q"))
    conflicts = rows.write(Base("c", 1), update("x", OTHER, note="r"), settle("x", settled), verb=DECIDE)
    assert conflicts == ([] if holds else [0])
    assert rows.note() == ("r" if holds else "q")
    assert rows.all()["x"][1] == ("c" if holds else "a")


@pytest.mark.parametrize("elsewhere", [settle("x", 9, chain="b"), settle("y", 9), settle("x", 9, table="other")])
def test_what_a_decision_says_of_another_chain_row_or_table_does_not_settle_this(rows: Rows, elsewhere: Change) -> None:
    rows.write(Base("a", 3), update("x", FIRST, note="q"))
    assert rows.write(Base("c", 1), update("x", OTHER, note="r"), elsewhere, verb=DECIDE) == [0]


def test_a_decision_settles_one_row_by_several_chains(rows: Rows) -> None:
    rows.write(Base("a", 3), update("x", FIRST, note="q"))
    changes = (settle("x", 1, chain="b"), settle("x", 3), update("x", OTHER, note="r"))
    assert rows.write(Base("c", 1), *changes, verb=DECIDE) == []
    assert rows.note() == "r"


def test_a_decision_on_what_it_knew_needs_to_settle_nothing_and_may_make_rows(rows: Rows) -> None:
    assert rows.write(Base("c", 1), update("x", FIRST, note="r"), insert("z", note="s"), verb=DECIDE) == []
    assert (rows.note(), rows.note("z")) == ("r", "s")


def test_a_decision_does_not_make_a_row_a_second_time_unless_it_settles_the_first(rows: Rows) -> None:
    assert rows.write(Base("c", 1), insert("x", note="r"), verb=DECIDE) == [0]
    assert rows.write(Base("c", 2), insert("x", note="r"), settle("x", 1), verb=DECIDE) == []
    assert rows.note() == "r"


def test_a_row_made_twice_that_was_changed_here_since_is_no_conflict_either(tmp_path: Path) -> None:
    """It began with the same values; found by going back from entry to entry."""
    with a_database(tmp_path) as database:
        rows = begun(database)
        for turn in range(3):
            assert rows.write(Base("a", 2 + turn), update("x", Base("a", 1 + turn), note=f"q{turn}")) == []
        assert rows.write(OTHER, insert("x", note="p")) == []
        assert rows.write(Base("b", 2), insert("x", note="q2")) == [0], "it came to this only later"
        assert rows.all()["x"] == ("q2", "a", 4)


def test_what_is_not_there_rests_on_nothing_and_has_no_twin(rows: Rows) -> None:
    assert not rows.store.twin("thing", "none", OTHER, {"note": "p"})
    assert not rows.store.rests_on("thing", "none", FIRST)
    assert rows.store.holder("thing", "none") is None
    assert rows.store.rests_on("thing", "x", FIRST)
    assert not rows.store.rests_on("thing", "x", OTHER)
