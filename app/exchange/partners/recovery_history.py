"""Recovery keys of the company that gave way: an older card must not bring back one that is lost or known to others."""

import peewee

from app.archive.journal.chain import entry_at
from app.archive.journal.entry import Base
from app.archive.journal.rows import TableRows

_TABLE = "admission"


def gave_way(database: peewee.Database, admission: str, recovery: str) -> bool:
    """Return whether an admission had that recovery key, and has another one now."""
    current = TableRows(database).read(_TABLE, admission, ("recovery", "base_chain", "base_seq"))
    if current is None or not recovery or current["recovery"] == recovery:
        return False
    base: Base | None = Base(str(current["base_chain"]), int(current["base_seq"] or 0))
    while base is not None and (entry := entry_at(database, *base)) is not None:
        changes = entry.changes(base.chain)
        change = next((each for each in changes if (each.table, each.id) == (_TABLE, admission)), None)
        if change is None:
            return False
        if change.columns.get("recovery") == recovery:
            return True
        base = change.base
    return False
