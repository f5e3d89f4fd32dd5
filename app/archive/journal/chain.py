"""The journal's rows: reading entries, appending them, and where the chain stands."""

from collections.abc import Iterable, Iterator

import peewee

from app.archive.database.connection import run, scalar
from app.archive.database.engine import Cursor, engine_of
from app.archive.folder.anchor import ChainHead
from app.archive.journal.entry import NOTHING_BEFORE, Entry

_COLUMNS = "previous, stored_bytes(head), facts, facts_salt, personal, personal_salt, personal_hash"


def rows_of(database: peewee.Database, chain: str) -> Cursor:
    """Return the stored parts of the entries of one chain, by seq."""
    return run(database, f"SELECT {_COLUMNS} FROM entry WHERE chain = %s ORDER BY seq", (chain,))  # noqa: S608 a constant


def rows_between(database: peewee.Database, first: int, last: int) -> Cursor:
    """Return the stored parts of the entries at these positions, by position."""
    sql = f"SELECT {_COLUMNS} FROM entry WHERE position BETWEEN %s AND %s ORDER BY position"  # noqa: S608 a constant
    return run(database, sql, (first, last))


def entries_in_order(database: peewee.Database) -> Iterator[Entry]:
    """Yield all entries in the order in which they were applied here."""
    return map(Entry._make, run(database, f"SELECT {_COLUMNS} FROM entry ORDER BY position"))  # noqa: S608 a constant


def entry_at(database: peewee.Database, chain: str, seq: int) -> Entry | None:
    """Return one entry, or None."""
    sql = f"SELECT {_COLUMNS} FROM entry WHERE chain = %s AND seq = %s"  # noqa: S608 a constant
    found = run(database, sql, (chain, seq)).fetchone()
    return None if found is None else Entry._make(found)


def head_of(database: peewee.Database, chain: str) -> ChainHead:
    """Return the last entry of a chain; seq 0 and zeros where it has none yet."""
    sql = f"SELECT seq, {_COLUMNS} FROM entry WHERE chain = %s ORDER BY seq DESC LIMIT 1"  # noqa: S608 a constant
    found = run(database, sql, (chain,)).fetchone()
    return (
        ChainHead(chain, 0, NOTHING_BEFORE) if found is None else ChainHead(chain, int(found[0]), Entry._make(found[1:]).hash())
    )


def last_position(database: peewee.Database) -> int:
    """Return the position of the entry applied last, 0 in an empty journal."""
    return int(str(scalar(database, "SELECT max(position) FROM entry") or 0))


def last_head(database: peewee.Database) -> ChainHead:
    """Return the entry applied last, of whatever chain; nothing in an empty journal."""
    found = run(database, f"SELECT chain, seq, {_COLUMNS} FROM entry ORDER BY position DESC LIMIT 1").fetchone()  # noqa: S608 a constant
    return (
        ChainHead("", 0, NOTHING_BEFORE) if found is None else ChainHead(found[0], int(found[1]), Entry._make(found[2:]).hash())
    )


def append(database: peewee.Database, entry: Entry) -> int:
    """Add an entry behind all others; return its position."""
    return engine_of(database).append_entries((entry,))


def append_many(database: peewee.Database, entries: Iterable[Entry]) -> None:
    """Add entries that came from elsewhere, many at once."""
    engine_of(database).append_entries(entries)


def destroy_personal(database: peewee.Database, subject: str) -> None:
    """Empty the personal part of every entry about `subject`: the one update that the triggers let through."""
    sql = "UPDATE entry SET personal = NULL, personal_salt = NULL WHERE subject = %s AND personal IS NOT NULL"
    run(database, sql, (subject,))
