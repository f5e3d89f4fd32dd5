"""What becomes of a change: it holds, or its row was written by another entry and the change waits for a decision."""

import pytest

from app.archive.journal.applying import DECISIONS, apply_changes
from app.archive.journal.entry import DECIDE, DESTROY, Base, Change, EntryHead, Stored
from app.archive.journal.rows import MemoryRows

FIRST, OTHER = Base("a", 1), Base("b", 1)


def head(chain: str, seq: int, verb: str = "verb") -> EntryHead:
    return EntryHead(chain, seq, 1, "", "", "", verb, None, None)


def write(store: MemoryRows, stamp: Base, *changes: Change, verb: str = "verb") -> list[int]:
    """The places of the changes that conflict."""
    conflicts = apply_changes(store, head(*stamp, verb), changes)
    assert all((conflict.entry, conflict.change) == (stamp, changes[conflict.place]) for conflict in conflicts)
    return [conflict.place for conflict in conflicts]


def insert(identifier: str, **columns: Stored) -> Change:
    return Change("thing", identifier, None, columns)


def update(identifier: str, base: Base, **columns: Stored) -> Change:
    return Change("thing", identifier, base, columns)


def settle(identifier: str, seq: int, chain: str = "a", table: str = "thing") -> Change:
    row: dict[str, Stored] = {"row_table": table, "row_id": identifier, "chain": chain, "seq": seq}
    return Change(DECISIONS, f"of {identifier} {chain} {seq} {table}", None, row)


@pytest.fixture
def store() -> MemoryRows:
    """Rows x and y, written by the first entry of chain a."""
    store = MemoryRows()
    assert write(store, FIRST, insert("x", note="p"), insert("y", note="p")) == []
    return store


def row(store: MemoryRows, identifier: str = "x") -> dict[str, Stored]:
    return store.tables["thing"][identifier]


def test_a_change_holds_where_its_row_is_as_it_was_known_and_marks_the_row(store: MemoryRows) -> None:
    assert write(store, Base("a", 2), update("x", FIRST, note="q"), insert("z", note="r")) == []
    assert row(store) == {"note": "q", "base_chain": "a", "base_seq": 2}
    assert row(store, "y") == {"note": "p", "base_chain": "a", "base_seq": 1}
    assert row(store, "z") == {"note": "r", "base_chain": "a", "base_seq": 2}


@pytest.mark.parametrize("base", [Base("a", 2), Base("b", 1), Base("", 0)])
def test_a_change_of_a_row_that_another_entry_wrote_is_left_out_and_the_others_hold(store: MemoryRows, base: Base) -> None:
    assert write(store, Base("b", 2), update("y", FIRST, note="q"), update("x", base, note="q")) == [1]
    assert row(store) == {"note": "p", "base_chain": "a", "base_seq": 1}
    assert row(store, "y")["note"] == "q"


def test_a_change_of_a_row_that_is_not_there_is_left_out(store: MemoryRows) -> None:
    assert write(store, Base("a", 2), update("none", FIRST, note="q")) == [0]
    assert set(store.tables["thing"]) == {"x", "y"}


def test_the_same_row_made_twice_is_no_conflict_and_what_rests_on_either_holds(store: MemoryRows) -> None:
    assert write(store, OTHER, insert("x", note="p")) == []
    assert row(store)["base_chain"] == "a"
    assert write(store, Base("b", 2), update("x", OTHER, note="q")) == []
    assert row(store)["note"] == "q"


def test_once_it_is_changed_a_twin_is_known_no_more(store: MemoryRows) -> None:
    write(store, OTHER, insert("x", note="p"))
    assert write(store, Base("a", 2), update("x", FIRST, note="q")) == []
    assert write(store, Base("b", 2), update("x", OTHER, note="r")) == [0]
    assert row(store)["note"] == "q"


def test_a_row_made_twice_with_other_values_is_a_conflict(store: MemoryRows) -> None:
    assert write(store, OTHER, insert("y", note="p"), insert("x", note="q")) == [1]
    assert row(store) == {"note": "p", "base_chain": "a", "base_seq": 1}


def test_destroying_asks_nobody_and_reaches_no_other_row(store: MemoryRows) -> None:
    write(store, Base("b", 7), update("x", FIRST, note="q"))
    assert write(store, Base("c", 1), update("x", FIRST, note=None), update("gone", FIRST, note=None), verb=DESTROY) == []
    assert row(store) == {"note": None, "base_chain": "c", "base_seq": 1}
    assert row(store, "y") == {"note": "p", "base_chain": "a", "base_seq": 1}
    assert set(store.tables["thing"]) == {"x", "y"}


@pytest.mark.parametrize(("settled", "holds"), [(3, True), (4, True), (2, False)])
def test_a_decision_holds_over_what_it_settles_and_not_over_what_was_written_since(
    store: MemoryRows, settled: int, holds: bool
) -> None:
    write(store, Base("a", 3), update("x", FIRST, note="q"))
    conflicts = write(store, Base("c", 1), update("x", OTHER, note="r"), settle("x", settled), verb=DECIDE)
    assert conflicts == ([] if holds else [0])
    assert row(store)["note"] == ("r" if holds else "q")
    assert row(store)["base_chain"] == ("c" if holds else "a")


@pytest.mark.parametrize("elsewhere", [settle("x", 9, chain="b"), settle("y", 9), settle("x", 9, table="other")])
def test_what_a_decision_says_of_another_chain_row_or_table_does_not_settle_this(store: MemoryRows, elsewhere: Change) -> None:
    write(store, Base("a", 3), update("x", FIRST, note="q"))
    assert write(store, Base("c", 1), update("x", OTHER, note="r"), elsewhere, verb=DECIDE) == [0]


def test_a_decision_settles_one_row_by_several_chains(store: MemoryRows) -> None:
    write(store, Base("a", 3), update("x", FIRST, note="q"))
    changes = (settle("x", 1, chain="b"), settle("x", 3), update("x", OTHER, note="r"))
    assert write(store, Base("c", 1), *changes, verb=DECIDE) == []
    assert row(store)["note"] == "r"


def test_a_decision_on_what_it_knew_needs_to_settle_nothing_and_may_make_rows(store: MemoryRows) -> None:
    assert write(store, Base("c", 1), update("x", FIRST, note="r"), insert("z", note="s"), verb=DECIDE) == []
    assert (row(store)["note"], row(store, "z")["note"]) == ("r", "s")


def test_a_decision_does_not_make_a_row_a_second_time_unless_it_settles_the_first(store: MemoryRows) -> None:
    assert write(store, Base("c", 1), insert("x", note="r"), verb=DECIDE) == [0]
    assert write(store, Base("c", 2), insert("x", note="r"), settle("x", 1), verb=DECIDE) == []
    assert row(store)["note"] == "r"
