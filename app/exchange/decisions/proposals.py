"""What to propose for a row that was changed at two places: for each field the version that a person would most likely pick."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.archive.archive import Archive
from app.archive.journal.chain import entry_at
from app.archive.journal.entry import Base, Change, Stored
from app.exchange.decisions.conflicts import RowConflict

_MOST_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field: `value` is what is proposed, `both` whether more than one place changed it, so that a person must look."""

    value: Stored
    both: bool


def proposals(archive: Archive, conflict: RowConflict) -> Mapping[str, Proposal]:
    """Return a value for each field on which the versions differ.

    A field that only one place changed takes what that place wrote; where several did, what was written last by their clocks.
    """
    changed_here = frozenset(name for columns in _written_here(archive, conflict) for name in columns)
    return {name: _propose(conflict, changed_here, name) for name in conflict.fields}


def _propose(conflict: RowConflict, changed_here: frozenset[str], name: str) -> Proposal:
    current = conflict.current.get(name)
    rivals = [rival for rival in conflict.rivals if name in rival.columns and rival.columns[name] != current]
    values = {rival.columns[name] for rival in rivals}
    last = max(rivals, key=lambda rival: _moment(rival.time))
    if name not in changed_here:
        return Proposal(last.columns[name], both=len(values) > 1)
    if conflict.holder is not None and _moment(conflict.holder.time) >= _moment(last.time):
        return Proposal(current, both=True)
    return Proposal(last.columns[name], both=True)


def _moment(time: str) -> float:
    """Return what a clock said, as seconds; 0 for what no clock says."""
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:
        return 0.0


def _written_here(archive: Archive, conflict: RowConflict) -> Iterator[frozenset[str]]:
    """Yield the columns that the entries behind the row as it stands set, back to where a rival began from."""
    began = {change.base for rival in conflict.rivals if (change := _change(archive, rival.entry, conflict)) is not None}
    at = None if conflict.holder is None else conflict.holder.entry
    for _step in range(_MOST_STEPS):
        change = None if at is None or at in began else _change(archive, at, conflict)
        if change is None:
            return
        yield frozenset(change.columns)
        at = change.base


def _change(archive: Archive, base: Base, conflict: RowConflict) -> Change | None:
    """Return what an entry did to the row."""
    entry = entry_at(archive.database, *base)
    if entry is None:
        return None
    head = entry.read_head()
    changes = archive.settings.layout.up_to_date(entry.changes(head.chain), head.schema)
    return next((change for change in changes if (change.table, change.id) == (conflict.table, conflict.row)), None)
