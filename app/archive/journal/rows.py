"""Where changes are applied to: the tables themselves, or rows in memory when everything is rebuilt to be compared."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Protocol

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import Cursor, places
from app.archive.journal.entry import Base, Stored

Unique = Mapping[str, tuple[tuple[str, ...], ...]]
"""Table → the columns (one or several together) whose values no two rows share."""


class RowStore(Protocol):
    """Rows with the entry that last wrote each. Every write compares and sets at once."""

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """Add a row; False if there is one already, or another with what must be unique: that one then stays as it is."""
        ...

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """Set columns of a row that `base` (or its twin) wrote last; False if another did. Without `base` whoever wrote it."""
        ...

    def holder(self, table: str, identifier: str) -> Base | None:
        """Return the entry that last wrote the row, None where there is no such row."""
        ...

    def rests_on(self, table: str, identifier: str, base: Base) -> bool:
        """Return whether `base` (or its twin) wrote the row last."""
        ...

    def twin(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """Return whether the row has just these values; then `stamp` counts as its writer too, until it is changed."""
        ...


class MemoryRows:
    """Rows in memory: table → id → columns. A column that is not there is NULL.

    `is_twin` tells of an entry that lost its personal data since, in which alone it may have differed, whether it was a twin;
    `forgotten` says that the entry being applied is such a one.
    """

    def __init__(self, unique: Unique | None = None, is_twin: Callable[[str, str, Base], bool] | None = None) -> None:
        self.tables: dict[str, dict[str, dict[str, Stored]]] = {}
        self.forgotten = False
        self._is_twin = is_twin
        self._unique = unique or {}
        self._taken: dict[tuple[str, tuple[str, ...]], dict[tuple[Stored, ...], str]] = {}
        self._twins: dict[tuple[str, str, Base], Base] = {}

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        rows = self.tables.setdefault(table, {})
        if identifier in rows:
            return False
        row = {**columns, "base_chain": stamp.chain, "base_seq": stamp.seq}
        if table in self._unique and not self._take(table, identifier, {}, row):
            return False
        rows[identifier] = row
        return True

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        if row is None or (base is not None and not self._rests_on(table, identifier, row, base)):
            return False
        if table in self._unique and not self._take(table, identifier, row, {**row, **columns}):
            return False
        row.update(columns)
        row["base_chain"] = stamp.chain
        row["base_seq"] = stamp.seq
        return True

    def twin(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        if row is None or any(row.get(name) != value for name, value in columns.items()):
            return False
        if self.forgotten and self._is_twin is not None and not self._is_twin(table, identifier, stamp):
            return False
        self._twins[table, identifier, stamp] = Base(str(row["base_chain"]), int(row["base_seq"] or 0))
        return True

    def holder(self, table: str, identifier: str) -> Base | None:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        return None if row is None else Base(str(row["base_chain"]), int(row["base_seq"] or 0))

    def rests_on(self, table: str, identifier: str, base: Base) -> bool:
        """See `RowStore`."""
        row = self.tables.get(table, {}).get(identifier)
        return row is not None and self._rests_on(table, identifier, row, base)

    def _rests_on(self, table: str, identifier: str, row: Mapping[str, Stored], base: Base) -> bool:
        if row["base_seq"] == base.seq and row["base_chain"] == base.chain:
            return True
        return bool(self._twins) and self._twins.get((table, identifier, base)) == (row["base_chain"], row["base_seq"])

    def _take(self, table: str, identifier: str, old: Mapping[str, Stored], new: Mapping[str, Stored]) -> bool:
        """Take the places of a row's new values and leave those of the old; False, and nothing done, where one is another's."""
        moves = []
        for names in self._unique[table]:
            before = tuple(old.get(name) for name in names) if old else None
            after = tuple(new.get(name) for name in names)
            if before == after:
                continue
            taken = self._taken.setdefault((table, names), {})
            if None not in after and after in taken:
                return False
            moves.append((taken, before, after))
        for taken, before, after in moves:
            if before is not None:
                taken.pop(before, None)
            if None not in after:
                taken[after] = identifier
        return True


class TableRows:
    """The tables of an archive. Names come from the models and from checked entries, never from what a person typed."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def insert(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. Raises peewee.IntegrityError where a constraint of the table forbids the row."""
        return bool(self._run(_insert(table, tuple(columns)), identifier, *stamp, *columns.values()).rowcount)

    def update(self, table: str, identifier: str, base: Base | None, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. Raises peewee.IntegrityError as `insert` does."""
        sql = update_statement(table, columns, based=base is not None)
        return bool(self._run(sql, *columns.values(), *stamp, identifier, *(base or ())).rowcount)

    def twin(self, table: str, identifier: str, stamp: Base, columns: Mapping[str, Stored]) -> bool:
        """See `RowStore`. A verb meets none: it writes on what stands there."""
        return self.read(table, identifier, tuple(columns)) == dict(columns)

    def holder(self, table: str, identifier: str) -> Base | None:
        """See `RowStore`."""
        held = self.read(table, identifier, ("base_chain", "base_seq"))
        return None if held is None else Base(str(held["base_chain"]), int(held["base_seq"] or 0))

    def rests_on(self, table: str, identifier: str, base: Base) -> bool:
        """See `RowStore`. A verb meets no twin."""
        return self.holder(table, identifier) == base

    def read(self, table: str, identifier: str, columns: tuple[str, ...]) -> dict[str, Stored] | None:
        """Columns of one row as they are stored, or None where there is no such row."""
        found = self._run(_select(table, columns), identifier).fetchone()
        return None if found is None else dict(zip(columns, found, strict=False))

    def _run(self, sql: str, *values: Stored) -> Cursor:
        return run(self._database, sql, values)


@lru_cache(maxsize=1024)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = "".join(f', "{name}"' for name in columns)
    sql = f'INSERT INTO "{table}" (id, base_chain, base_seq{names}) VALUES ({places(3 + len(columns))})'  # noqa: S608 names of models
    return f"{sql} ON CONFLICT DO NOTHING"


def insert_statement(table: str, columns: tuple[str, ...]) -> str:
    """Return SQL that adds a row by id, stamp and columns; it does nothing where the id or what must be unique is taken."""
    return _insert(table, columns)


def update_statement(table: str, columns: Iterable[str], *, based: bool) -> str:
    """Return SQL that sets columns and the stamp of the row of an id, where `based` only if a given entry wrote it last."""
    return _update(table, tuple(columns), based=based)


@lru_cache(maxsize=1024)
def _update(table: str, columns: tuple[str, ...], *, based: bool) -> str:
    names = "".join(f'"{name}" = %s, ' for name in columns)
    where = " AND base_chain = %s AND base_seq = %s" if based else ""
    return f'UPDATE "{table}" SET {names}base_chain = %s, base_seq = %s WHERE id = %s{where}'  # noqa: S608 names of models


@lru_cache(maxsize=1024)
def _select(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns) or "1"
    return f'SELECT {names} FROM "{table}" WHERE id = %s'  # noqa: S608 names of models
