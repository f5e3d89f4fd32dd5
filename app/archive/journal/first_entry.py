"""The entry that added a row, whoever changed the row since."""

import peewee

from app.archive.journal.chain import entry_at
from app.archive.journal.entry import Base


def first_entry(database: peewee.Database, table: str, row_id: str, base: Base) -> Base:
    """Return the entry that added a row, found by going back from the one that wrote it last.

    What the running verb itself wrote is no entry yet: there the way ends.
    """
    seen = {base}
    while True:
        before = _before(database, table, row_id, base)
        if before is None or before in seen:
            return base
        seen.add(before)
        base = before


def _before(database: peewee.Database, table: str, row_id: str, base: Base) -> Base | None:
    entry = entry_at(database, *base)
    changes = [] if entry is None else entry.changes(base.chain)
    return next((change.base for change in changes if (change.table, change.id) == (table, row_id)), None)
