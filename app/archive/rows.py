"""Where changes are applied to: the tables themselves, or rows in memory when everything is rebuilt to be compared."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

import peewee

from app.archive.connection import Cursor, run
from app.archive.entry import Base, Stored


class RowStore(Protocol):
    """Rows with the entry that last wrote each. Every write compares and sets at once."""

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """Add a row; False if there is one already, which then stays as it is."""
        ...

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """Set columns of a row that `base` wrote last; False if another did. Without `base` whoever wrote it."""
        ...

    def holds(self, table: str, identifier: str, columns: Mapping[str, Stored]) -> bool:
        """Whether the row has just these values."""
        ...


class MemoryRows:
    """Rows in memory: table → id → columns. A column that is not there is NULL."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, dict[str, Stored]]] = {}

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        rows = self.tables.setdefault(table, {})
        if identifier in rows:
            return False
        rows[identifier] = {**columns, "base_chain": stamp.chain, "base_seq": stamp.seq}
        return True

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        if row is None or (base is not None and (row["base_seq"] != base.seq or row["base_chain"] != base.chain)):
            return False
        row.update(columns)
        row["base_chain"] = stamp.chain
        row["base_seq"] = stamp.seq
        return True

    def holds(self, table: str, identifier: str, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        return row is not None and all(row.get(name) == value for name, value in columns.items())


class TableRows:
    """The tables of an archive. Names come from the models and from checked entries, never from what a person typed."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. Raises peewee.IntegrityError where a constraint of the table forbids the row."""
        return bool(self._run(_insert(table, tuple(columns)), identifier, *stamp, *columns.values()).rowcount)

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        sql = _update(table, tuple(columns), based=base is not None)
        return bool(self._run(sql, *columns.values(), *stamp, identifier, *(base or ())).rowcount)

    def holds(self, table: str, identifier: str, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        return self.read(table, identifier, tuple(columns)) == dict(columns)

    def read(self, table: str, identifier: str, columns: tuple[str, ...]) -> dict[str, Stored] | None:
        """Columns of one row as they are stored, or None where there is no such row."""
        found = self._run(_select(table, columns), identifier).fetchone()
        return None if found is None else dict(zip(columns, found, strict=False))

    def _run(self, sql: str, *values: Stored) -> Cursor:
        return run(self._database, sql, values)


@lru_cache(maxsize=1024)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = "".join(f', "{name}"' for name in columns)
    values = "?, ?, ?" + ", ?" * len(columns)
    sql = f'INSERT INTO "{table}" (id, base_chain, base_seq{names}) VALUES ({values})'  # noqa: S608 names of models
    return f"{sql} ON CONFLICT (id) DO NOTHING"


@lru_cache(maxsize=1024)
def _update(table: str, columns: tuple[str, ...], *, based: bool) -> str:
    names = "".join(f'"{name}" = ?, ' for name in columns)
    where = " AND base_chain = ? AND base_seq = ?" if based else ""
    return f'UPDATE "{table}" SET {names}base_chain = ?, base_seq = ? WHERE id = ?{where}'  # noqa: S608 names of models


@lru_cache(maxsize=1024)
def _select(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns) or "1"
    return f'SELECT {names} FROM "{table}" WHERE id = ?'  # noqa: S608 names of models
