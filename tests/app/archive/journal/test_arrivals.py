"""Rows that arrive many at a time end as they do one change after another, conflicts among them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.database.cipher import CipherDatabase
from app.archive.database.connection import run
from app.archive.folder.anchor import ChainHead
from app.archive.journal.applying import Conflict, apply_changes
from app.archive.journal.arrivals import Arrivals
from app.archive.journal.arriving_rows import ArrivingRows
from app.archive.journal.chain import append
from app.archive.journal.entry import DECIDE, DESTROY, Base, Change, Entry, EntryHead, Stored
from app.archive.journal.layout import Layout
from app.archive.journal.schema import make_tables
from app.archive.journal.writing import make_entry
from app.archive.tables.base import JournaledTable
from app.archive.tables.partners import PARTNERS


class Thing(JournaledTable):
    number = peewee.IntegerField(unique=True, null=True)
    note = peewee.TextField(null=True)

    class Meta:
        table_name = "thing"


LAYOUT = Layout(journaled=(Thing,), derived=(), local=PARTNERS, personal={})
CHAINS = ("a", "b")
Entries = list[tuple[EntryHead, list[Change]]]


def stored(head: EntryHead, changes: list[Change]) -> Entry:
    return make_entry(ChainHead(head.chain, head.seq - 1, bytes(32)), head, changes, [])


def take(arrivals: Arrivals, head: EntryHead, changes: list[Change]) -> None:
    arrivals.add(stored(head, changes), head, changes)


def head(chain: str, seq: int, verb: str = "verb") -> EntryHead:
    return EntryHead(chain, seq, 1, "", "", "", verb, None, None)


@st.composite
def histories(draw: st.DrawFn) -> Entries:
    """Two chains that insert and update few rows, mostly on what the row carries, with numbers that meet."""
    entries: Entries = []
    last: dict[str, Base] = {}
    for _turn in range(draw(st.integers(1, 14))):
        chain = draw(st.sampled_from(CHAINS))
        seq = sum(known.chain == chain for known, _changes in entries) + 1
        verb = draw(st.sampled_from(["verb"] * 8 + [DESTROY]))
        changes: list[Change] = []
        for row in draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True)):
            columns: dict[str, Stored] = {}
            if draw(st.booleans()):
                columns["number"] = draw(st.none() | st.integers(1, 3))
            if draw(st.booleans()):
                columns["note"] = draw(st.sampled_from(["p", "q", None]))
            stale = Base(draw(st.sampled_from(CHAINS)), draw(st.integers(1, 5)))
            base = draw(st.sampled_from([last.get(row)] * 9 + [stale, None]))
            changes.append(Change("thing", row, base, columns))
            last[row] = Base(chain, seq)
        entries.append((head(chain, seq, verb), changes))
    return entries


@contextmanager
def a_database(folder: Path) -> Iterator[CipherDatabase]:
    database = CipherDatabase(folder / f"{secrets.token_hex(4)}.db", bytes(32), mode="rwc")
    make_tables(database, LAYOUT)
    try:
        yield database
    finally:
        database.close_all()


def rows_of(database: CipherDatabase) -> list[tuple[Any, ...]]:
    return list(run(database, "SELECT id, base_chain, base_seq, number, note FROM thing ORDER BY id"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(entries=histories(), window=st.integers(1, 5))
def test_rows_are_the_same_either_way(tmp_path: Path, entries: Entries, window: int) -> None:
    with a_database(tmp_path) as database:
        with database.atomic() as one_way:
            store, expected = ArrivingRows(database, LAYOUT), list[Conflict]()
            for each, changes in entries:
                append(database, stored(each, changes))
                expected += apply_changes(store, each, changes)
            rows = rows_of(database)
            one_way.rollback()
        with database.atomic():
            arrivals, found = Arrivals(database, LAYOUT), list[Conflict]()
            for number, (each, changes) in enumerate(entries, 1):
                take(arrivals, each, changes)
                if number % window == 0:
                    found += arrivals.flush()
            found += arrivals.flush()
            assert rows_of(database) == rows
    assert found == expected


def insert(row: str, **columns: Stored) -> Change:
    return Change("thing", row, None, columns)


@pytest.mark.parametrize(
    ("entries", "rows"),
    [
        pytest.param(
            [(head("a", 1), [insert("x", number=1)]), (head("a", 2), [Change("thing", "x", Base("a", 1), {"note": "p"})])],
            [("x", "a", 2, 1, "p")],
            id="a row that is changed at once is written once",
        ),
        pytest.param(
            [(head("b", 1), [insert("y", number=1)]), (head("b", 2), [Change("thing", "y", Base("b", 1), {"number": 2})])],
            [("x", "a", 1, 1, None)],
            id="a row whose number was taken is not there, though it was given another at once",
        ),
        pytest.param(
            [(head("b", 1), [insert("y", number=1)]), (head("a", 2), [Change("thing", "x", Base("a", 1), {"number": 2})])],
            [("x", "a", 2, 2, None)],
            id="a number is free only behind the change that leaves it",
        ),
        pytest.param(
            [(head("b", 1, DECIDE), [Change("thing", "x", Base("a", 1), {"note": "q"})])],
            [("x", "b", 1, 1, "q")],
            id="a decision",
        ),
    ],
)
def test_order_within_a_window_counts(tmp_path: Path, entries: Entries, rows: list[tuple[Any, ...]]) -> None:
    with a_database(tmp_path) as database, database.atomic():
        arrivals = Arrivals(database, LAYOUT)
        if entries[0][0].chain == "b":
            take(arrivals, head("a", 1), [insert("x", number=1)])
            arrivals.flush()
        for each, changes in entries:
            take(arrivals, each, changes)
        arrivals.flush()
        assert rows_of(database) == rows


def test_a_number_that_no_table_keeps_is_told_as_such(tmp_path: Path) -> None:
    with a_database(tmp_path) as database, database.atomic():
        arrivals = Arrivals(database, LAYOUT)
        take(arrivals, head("a", 1), [insert("x", number=2**63)])
        with pytest.raises(peewee.IntegrityError):
            arrivals.flush()


def test_whose_row_a_conflict_is_about(tmp_path: Path) -> None:
    """The entry that wrote it last; nobody's where another row stands in its place, by a number that is taken."""
    with a_database(tmp_path) as database, database.atomic():
        arrivals = Arrivals(database, LAYOUT)
        take(arrivals, head("a", 1), [insert("x", number=1)])
        take(arrivals, head("a", 2), [Change("thing", "x", Base("a", 1), {"note": "p"})])
        take(arrivals, head("b", 1), [insert("x", number=2), insert("y", number=1)])
        conflicts = arrivals.flush()
        assert [(each.place, arrivals.holder_of(each)) for each in conflicts] == [(0, ("a", 2)), (1, ("", 0))]
