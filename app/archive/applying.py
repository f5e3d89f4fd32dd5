"""The one function by which an entry changes rows: when it is written, when all is rebuilt, and when it is imported."""

from collections.abc import Iterable
from typing import NamedTuple

from app.archive.entry import DESTROY, Base, Change, EntryHead
from app.archive.rows import RowStore


class Conflict(NamedTuple):
    """A change that found its row written by another entry. The first value stays until an entry decides."""

    entry: Base
    change: Change


def apply_changes(store: RowStore, head: EntryHead, changes: Iterable[Change]) -> list[Conflict]:
    """Apply an entry's changes; those whose base is not what the row carries are left out and given back."""
    stamp = Base(head.chain, head.seq)
    forced = head.verb == DESTROY
    return [Conflict(stamp, change) for change in changes if not apply_change(store, stamp, change, forced=forced)]


def apply_change(store: RowStore, stamp: Base, change: Change, *, forced: bool = False) -> bool:
    """Apply one change and mark the row with `stamp`; False for a conflict.

    Two inserts of the same row with the same values are none: counters that read one roster make each unit once.
    Destruction is `forced`, since personal data must go whoever wrote last.
    """
    table, identifier, base, columns = change
    if base is None and not forced:
        return store.insert(table, identifier, stamp, columns) or store.holds(table, identifier, columns)
    return store.update(table, identifier, None if forced else base, stamp, columns)
