"""The one function by which an entry changes rows: when it is written, when all is rebuilt, and when it is imported."""

from collections.abc import Iterable
from typing import NamedTuple

from app.archive.journal.entry import DECIDE, DESTROY, Base, Change, EntryHead
from app.archive.journal.rows import RowStore

DECISIONS = "decision"
"""The table whose rows, in the entry of a decision, say what it settles."""


class Conflict(NamedTuple):
    """A change (`place` is its index in the entry) that found its row written by another entry, or another row in its place.

    The first value stays until an entry decides.
    """

    entry: Base
    place: int
    change: Change


def apply_changes(store: RowStore, head: EntryHead, changes: Iterable[Change]) -> list[Conflict]:
    """Apply an entry's changes; those whose base is not what the row carries are left out and given back."""
    stamp = Base(head.chain, head.seq)
    if head.verb == DESTROY:
        for change in changes:
            store.update(change.table, change.id, None, stamp, change.columns)
        return []
    known = list(changes)
    if head.verb == DECIDE:
        settled = _settled(known)
        return [
            Conflict(stamp, place, change)
            for place, change in enumerate(known)
            if not _decide(store, stamp, change, settled.get((change.table, change.id), []))
        ]
    return [Conflict(stamp, place, change) for place, change in enumerate(known) if not apply_change(store, stamp, change)]


def apply_change(store: RowStore, stamp: Base, change: Change) -> bool:
    """Apply one change and mark the row with `stamp`; False for a conflict.

    Two inserts of the same row with the same values are none: counters that read one roster make each unit once, and what later
    rests on either of the two entries rests on both.
    """
    table, identifier, base, columns = change
    if base is None:
        return store.insert(table, identifier, stamp, columns) or store.twin(table, identifier, stamp, columns)
    return store.update(table, identifier, base, stamp, columns)


def _settled(changes: list[Change]) -> dict[tuple[str, str], list[Base]]:
    """By row, up to which entry of which chain a decision settles changes of it."""
    settled: dict[tuple[str, str], list[Base]] = {}
    for change in changes:
        if change.table == DECISIONS:
            columns = change.columns
            row = (str(columns.get("row_table")), str(columns.get("row_id")))
            settled.setdefault(row, []).append(Base(str(columns.get("chain")), int(columns.get("seq") or 0)))
    return settled


def _decide(store: RowStore, stamp: Base, change: Change, settled: list[Base]) -> bool:
    """Return a decision holds wherever one of the changes that it settles holds; what was written since then is a conflict
    again."""
    table, identifier, base, columns = change
    holder = store.holder(table, identifier)
    if holder is None:
        return store.insert(table, identifier, stamp, columns)
    known = base is not None and store.rests_on(table, identifier, base)
    if known or any(holder.chain == chain and holder.seq <= seq for chain, seq in settled):
        return store.update(table, identifier, holder, stamp, columns)
    return False
