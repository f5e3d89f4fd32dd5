"""The journal's rows: what is appended is read again, one chain, one stretch or all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.database.cipher import CipherDatabase
from app.archive.folder.anchor import ChainHead
from app.archive.journal import chain
from app.archive.journal.entry import NOTHING_BEFORE, Base, Change, Entry, EntryHead
from app.archive.journal.first_entry import first_entry
from app.archive.journal.layout import Layout
from app.archive.journal.schema import make_tables
from app.archive.journal.writing import make_entry


@pytest.fixture
def database(tmp_path: Path) -> Iterator[CipherDatabase]:
    made = CipherDatabase(tmp_path / "journal.db", bytes(32), mode="rwc")
    make_tables(made, Layout(journaled=(), derived=(), local=(), personal={}))
    yield made
    made.close_all()


def an_entry(before: ChainHead, subject: str | None = None, *changes: Change) -> Entry:
    head = EntryHead(before.chain, before.seq + 1, 1, "2026-12-01T09:00:00+08:00", "王丽", "A1", "verb", None, subject)
    return make_entry(before, head, list(changes), [] if subject is None else [(0, {"name": "张三"})])


def thing(base: Base | None) -> Change:
    return Change("thing", "x", base, {})


def test_an_empty_journal_has_nothing(database: CipherDatabase) -> None:
    assert chain.last_head(database) == ChainHead("", 0, NOTHING_BEFORE)
    assert chain.head_of(database, "a") == ChainHead("a", 0, NOTHING_BEFORE)
    assert chain.last_position(database) == 0
    assert chain.entry_at(database, "a", 1) is None
    assert [*chain.entries_in_order(database)] == []


def test_two_chains_stand_in_one_journal(database: CipherDatabase) -> None:
    first = an_entry(ChainHead("a", 0, NOTHING_BEFORE))
    other = an_entry(ChainHead("b", 0, NOTHING_BEFORE))
    second = an_entry(ChainHead("a", 1, first.hash()))
    assert [chain.append(database, each) for each in (first, other)] == [1, 2]
    chain.append_many(database, [second])
    assert [*chain.entries_in_order(database)] == [first, other, second]
    assert [Entry._make(row) for row in chain.rows_of(database, "a")] == [first, second]
    assert [Entry._make(row) for row in chain.rows_between(database, 2, 3)] == [other, second]
    assert chain.entry_at(database, "a", 2) == second
    assert chain.entry_at(database, "b", 2) is None
    assert chain.head_of(database, "a") == chain.last_head(database) == ChainHead("a", 2, second.hash())
    assert chain.head_of(database, "b") == ChainHead("b", 1, other.hash())
    assert chain.last_position(database) == 3


def test_destroying_empties_the_personal_part_of_one_person_and_keeps_the_hashes(database: CipherDatabase) -> None:
    first = an_entry(ChainHead("a", 0, NOTHING_BEFORE), "p", thing(None))
    second = an_entry(ChainHead("a", 1, first.hash()), "q", thing(None))
    chain.append_many(database, [first, second])
    chain.destroy_personal(database, "p")
    assert [*chain.entries_in_order(database)] == [first._replace(personal=None, personal_salt=None), second]
    assert chain.last_head(database).hash == second.hash()


def test_the_entry_that_added_a_row_is_found_from_any_that_changed_it(database: CipherDatabase) -> None:
    first = an_entry(ChainHead("a", 0, NOTHING_BEFORE), None, Change("other", "x", None, {}), thing(None))
    second = an_entry(ChainHead("b", 0, NOTHING_BEFORE), None, Change("thing", "y", None, {}), thing(Base("a", 1)))
    third = an_entry(ChainHead("a", 1, first.hash()), None, thing(Base("b", 1)))
    chain.append_many(database, [first, second, third])
    for base in (Base("a", 2), Base("b", 1), Base("a", 1)):
        assert first_entry(database, "thing", "x", base) == Base("a", 1)
    assert first_entry(database, "thing", "y", Base("b", 1)) == Base("b", 1)
    assert first_entry(database, "thing", "x", Base("a", 3)) == Base("a", 3), "what is being written is no entry yet"
