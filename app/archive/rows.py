"""Where changes are applied to: the tables themselves, or rows in memory when everything is rebuilt to be compared."""

from collections.abc import Mapping
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
        names = "".join(f', "{name}"' for name in columns)
        marks = ", ?" * len(columns)
        sql = (
            f'INSERT INTO "{table}" ("id", "base_chain", "base_seq"{names}) VALUES (?, ?, ?{marks}) '  # noqa: S608 names of models
            'ON CONFLICT ("id") DO NOTHING'
        )
        return bool(self._run(sql, identifier, *stamp, *columns.values()).rowcount)

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        names = "".join(f'"{name}" = ?, ' for name in columns)
        sql = f'UPDATE "{table}" SET {names}"base_chain" = ?, "base_seq" = ? WHERE "id" = ?'  # noqa: S608 names of models
        values = (*columns.values(), *stamp, identifier)
        if base is not None:
            sql += ' AND "base_chain" = ? AND "base_seq" = ?'
            values += base
        return bool(self._run(sql, *values).rowcount)

    def holds(self, table: str, identifier: str, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        return self.read(table, identifier, tuple(columns)) == dict(columns)

    def read(self, table: str, identifier: str, columns: tuple[str, ...]) -> dict[str, Stored] | None:
        """Columns of one row as they are stored, or None where there is no such row."""
        names = ", ".join(f'"{name}"' for name in columns) or "1"
        found = self._run(f'SELECT {names} FROM "{table}" WHERE "id" = ?', identifier).fetchone()  # noqa: S608 names of models
        return None if found is None else dict(zip(columns, found, strict=False))

    def _run(self, sql: str, *values: Stored) -> Cursor:
        return run(self._database, sql, values)
