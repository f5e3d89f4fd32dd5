"""The one function by which an entry changes rows: when it is written, when all is rebuilt, and when it is imported."""

from collections.abc import Iterable
from typing import NamedTuple

from app.archive.entry import DECIDE, DESTROY, Base, Change, EntryHead
from app.archive.rows import RowStore


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
    apply = _decide if head.verb == DECIDE else apply_change
    return [Conflict(stamp, place, change) for place, change in enumerate(changes) if not apply(store, stamp, change)]


def apply_change(store: RowStore, stamp: Base, change: Change) -> bool:
    """Apply one change and mark the row with `stamp`; False for a conflict.

    Two inserts of the same row with the same values are none: counters that read one roster make each unit once, and what later
    rests on either of the two entries rests on both.
    """
    table, identifier, base, columns = change
    if base is None:
        return store.insert(table, identifier, stamp, columns) or store.twin(table, identifier, stamp, columns)
    return store.update(table, identifier, base, stamp, columns)


def _decide(store: RowStore, stamp: Base, change: Change) -> bool:
    """What a person decided holds everywhere, whichever of the changes had come first there."""
    table, identifier, _base, columns = change
    return store.update(table, identifier, None, stamp, columns) or store.insert(table, identifier, stamp, columns)
