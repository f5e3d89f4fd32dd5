"""What an engine does for an archive, and the words of the SQL in which every one of them is spoken to.

Statements are written in the SQL that SQLite and PostgreSQL share. Beside it they use what each engine turns into its own:

- `%s` is the place of a value, `%%` a percent sign;
- `contains(text, part)` holds where a text or some bytes contain a part;
- `stored_bytes(column)` is a text column of the journal as the very bytes that were stored;
- `each_of(%s)` is a table of one column, `value`: the texts of a JSON array.

Rows are read in the order of `line`, which counts up as they are added.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import peewee


class Cursor(Protocol):
    """What is used of a database cursor."""

    rowcount: int

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row."""
        ...

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]:
        """The next rows, none at the end."""
        ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


class Transaction(Protocol):
    """A transaction that is going on."""

    def rollback(self) -> None:
        """Undo it."""
        ...


Told = Callable[[int, int], None]


def tell_nobody(_done: int, _all: int) -> None:
    """Where nobody looks on."""


class Engine(Protocol):
    """A database with what differs from engine to engine. Errors of its driver are raised as peewee's."""

    def run(self, sql: str, values: Sequence[object]) -> Cursor:
        """Execute one statement."""
        ...

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """Execute one statement for each of `rows`; return how many rows of the table it wrote."""
        ...

    def append_entries(self, entries: Iterable[Sequence[bytes | None]]) -> int:
        """Add entries of the journal, each by its stored parts, behind all others.

        Return the position of the last, 0 for none.
        """
        ...

    def one_writer(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction in which nobody else writes; within another one it is a part of that."""
        ...

    def one_moment(self) -> AbstractContextManager[None]:
        """Show everything read within as it is at one moment."""
        ...

    def attempt(self) -> AbstractContextManager[object]:
        """Let the transaction go on where a statement within fails and the error is caught outside."""
        ...

    def breaks_uniqueness(self, error: peewee.IntegrityError) -> bool:
        """Tell whether a row was refused since another has what must be unique."""
        ...

    def has_table(self, name: str) -> bool:
        """Tell whether there is a table of that name."""
        ...

    def make_entry_table(self) -> None:
        """Make the journal's own table with all that guards it, and what the words of the shared SQL need."""
        ...

    def make_table(self, model: type[peewee.Model]) -> None:
        """Make a model's table with its indexes."""
        ...

    def damage(self) -> Iterator[str]:
        """Find what is wrong with the stored pages, in the engine's words."""
        ...

    def broken_references(self) -> Iterator[str]:
        """Find tables with a row that refers to none."""
        ...

    def overwrite_what_is_emptied(self) -> None:
        """Leave nothing behind of what this connection deletes from now on."""
        ...

    def settle(self) -> None:
        """Bring what was committed to the place where it stays, and leave nothing of it in a log."""
        ...

    def much_memory(self, kibibytes: int) -> AbstractContextManager[None]:
        """Let this thread's connection keep so much in memory, until the end of the block."""
        ...

    def copy_to(self, file: Path, key: bytes, told: Told = tell_nobody) -> None:
        """Write the database to a file, within `one_moment` as it is then; `told` hears bytes done and all bytes.

        Raises ArchiveError where the engine has other ways for that.
        """
        ...

    def close_all(self) -> None:
        """Close this thread's connection and those that other threads left behind."""
        ...


def engine_of(database: peewee.Database) -> Engine:
    """Return the database as what differs from engine to engine."""
    return cast("Engine", database)


def places(count: int) -> str:
    """Return the places of so many values, as they stand between brackets; none are a NULL, which nothing is IN."""
    return ", ".join(["%s"] * count) or "NULL"


@cache
def upsert(table: str, key: tuple[str, ...], rest: tuple[str, ...]) -> str:
    """Return the statement that puts a row, of `key` and `rest`, in place of the one with the same key."""
    names, keys = ", ".join(f'"{name}"' for name in (*key, *rest)), ", ".join(f'"{name}"' for name in key)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in rest)
    values = places(len(key) + len(rest))
    return f'INSERT INTO "{table}" ({names}) VALUES ({values}) ON CONFLICT ({keys}) DO UPDATE SET {changes}'  # noqa: S608 fixed names


class ServerTroubleError(peewee.OperationalError):
    """A server that does not answer, or not as it should."""


def as_peewee(error: Exception, named: Callable[[Exception], str] = lambda error: type(error).__name__) -> peewee.PeeweeException:
    """Return a driver's error as peewee's of the same name."""
    kind = getattr(peewee, named(error), peewee.DatabaseError)
    made: peewee.PeeweeException = kind(*error.args)
    return made
