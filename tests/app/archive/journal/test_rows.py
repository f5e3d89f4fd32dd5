"""Rows in memory and rows of the tables answer alike, for any writes."""

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
from app.archive.journal.entry import Base
from app.archive.journal.layout import Layout
from app.archive.journal.rows import MemoryRows, RowStore, TableRows
from app.archive.journal.schema import make_tables
from app.archive.tables.base import JournaledTable


class Place(JournaledTable):
    number = peewee.IntegerField(unique=True, null=True)
    building = peewee.TextField(null=True)
    room = peewee.TextField(null=True)

    class Meta:
        table_name = "place"
        indexes = ((("building", "room"), True),)


LAYOUT = Layout(journaled=(Place,), derived=(), local=(), personal={})
COLUMNS = ("number", "building", "room")
STAMPS = st.builds(Base, st.sampled_from("ab"), st.integers(1, 3))
VALUES = st.fixed_dictionaries(
    {}, optional={"number": st.none() | st.integers(1, 2), "building": st.sampled_from(["1", "2", None]), "room": st.just("101")}
)
WRITES = st.lists(
    st.tuples(st.sampled_from(["insert", "update", "anyhow"]), st.sampled_from("xyz"), STAMPS, STAMPS, VALUES), max_size=25
)


@contextmanager
def a_database(folder: Path) -> Iterator[CipherDatabase]:
    database = CipherDatabase(folder / f"{secrets.token_hex(4)}.db", bytes(32), mode="rwc")
    make_tables(database, LAYOUT)
    try:
        yield database
    finally:
        database.close_all()


def memory() -> MemoryRows:
    return MemoryRows(LAYOUT.unique)


def write(store: RowStore, kind: str, identifier: str, base: Base, stamp: Base, values: dict[str, Any]) -> bool:
    if kind == "insert":
        return store.insert("place", identifier, stamp, values)
    try:
        return store.update("place", identifier, base if kind == "update" else None, stamp, values)
    except peewee.IntegrityError:
        return False


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(writes=WRITES)
def test_both_take_and_refuse_the_same_and_end_with_the_same_rows(tmp_path: Path, writes: list[Any]) -> None:
    with a_database(tmp_path) as database:
        tables, rows = TableRows(database), memory()
        for each in writes:
            with database.atomic():
                assert write(tables, *each) == write(rows, *each)
        for identifier in "xyz":
            held = tables.holder("place", identifier)
            assert held == rows.holder("place", identifier)
            assert all(
                tables.rests_on("place", identifier, base) == rows.rests_on("place", identifier, base) == (held == base)
                for base in (Base("a", 1), Base("a", 2), Base("b", 1))
            )
        stored = run(database, "SELECT id, base_chain, base_seq, number, building, room FROM place ORDER BY id")
        known = sorted(rows.tables.get("place", {}).items())
        assert [tuple(each) for each in stored] == [
            (identifier, row["base_chain"], row["base_seq"], *(row.get(name) for name in COLUMNS)) for identifier, row in known
        ]


def test_a_verb_finds_a_row_of_the_very_values_and_reads_what_is_stored(tmp_path: Path) -> None:
    with a_database(tmp_path) as database:
        tables = TableRows(database)
        assert tables.insert("place", "x", Base("a", 1), {"number": 1, "building": "1"})
        assert tables.twin("place", "x", Base("b", 1), {"number": 1, "room": None})
        assert not tables.twin("place", "x", Base("b", 1), {"number": 2})
        assert not tables.twin("place", "y", Base("b", 1), {"number": 1})
        assert tables.read("place", "x", ("room", "number", "base_seq")) == {"room": None, "number": 1, "base_seq": 1}
        assert tables.read("place", "x", ()) == {}
        assert tables.read("place", "y", ("number",)) is None


def test_what_must_be_unique_is_so_one_by_one_and_together() -> None:
    rows = memory()
    stamp = Base("a", 1)
    assert rows.insert("place", "x", stamp, {"number": 1, "building": "1", "room": "101"})
    assert not rows.insert("place", "y", stamp, {"number": 1})
    assert not rows.insert("place", "y", stamp, {"building": "1", "room": "101"})
    assert set(rows.tables["place"]) == {"x"}
    assert rows.insert("place", "y", stamp, {"number": 2, "building": "1", "room": "102"})


def test_what_is_nothing_meets_nothing() -> None:
    rows = memory()
    for identifier in "xyz":
        assert rows.insert("place", identifier, Base("a", 1), {"number": None, "building": "1", "room": None})


def test_a_value_that_was_given_up_can_be_taken_and_a_refused_change_gives_up_nothing() -> None:
    rows = memory()
    stamp = Base("a", 1)
    assert rows.insert("place", "x", stamp, {"number": 1, "building": "1", "room": "101"})
    assert rows.insert("place", "y", stamp, {"number": 2, "building": "1", "room": "102"})
    assert not rows.update("place", "x", stamp, stamp, {"number": 3, "room": "102"})
    assert rows.tables["place"]["x"]["number"] == 1
    assert not rows.insert("place", "z", stamp, {"number": 1})
    assert rows.update("place", "x", stamp, stamp, {"number": 3})
    assert rows.insert("place", "z", stamp, {"number": 1})
    assert not rows.insert("place", "w", stamp, {"number": 3})


@pytest.mark.parametrize("other", [{"number": 2}, {"building": "2"}])
def test_a_twin_has_the_very_values_that_are_named(other: dict[str, Any]) -> None:
    rows = memory()
    rows.insert("place", "x", Base("a", 1), {"number": 1, "building": "1"})
    assert rows.twin("place", "x", Base("b", 1), {"number": 1})
    assert not rows.twin("place", "x", Base("c", 1), {"number": 1, **other})
    assert not rows.twin("place", "none", Base("b", 1), {})
    assert rows.rests_on("place", "x", Base("b", 1))
    assert not rows.rests_on("place", "x", Base("c", 1))
    assert not rows.rests_on("place", "y", Base("b", 1))


def test_of_an_entry_that_lost_its_personal_data_it_is_told_whether_it_was_a_twin() -> None:
    asked = []

    def is_twin(table: str, identifier: str, stamp: Base) -> bool:
        asked.append((table, identifier, stamp))
        return stamp.chain == "b"

    rows = MemoryRows(LAYOUT.unique, is_twin)
    rows.insert("place", "x", Base("a", 1), {"number": 1})
    assert rows.twin("place", "x", Base("c", 1), {"number": 1})
    assert asked == []
    rows.forgotten = True
    assert rows.twin("place", "x", Base("b", 2), {"number": 1})
    assert not rows.twin("place", "x", Base("d", 3), {"number": 1})
    assert asked == [("place", "x", Base("b", 2)), ("place", "x", Base("d", 3))]
