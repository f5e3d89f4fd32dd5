"""How the rest of the house speaks to a database, whatever its engine: statements, transactions, and what errors mean.

`app.archive.database.engine` says in which SQL.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager

import peewee

from app.archive.database.cipher import DRIVER_ERRORS, DRIVER_PROGRAMMING_ERRORS
from app.archive.database.engine import Cursor, ServerTroubleError, Transaction, engine_of
from app.errors import ArchiveError


def run(database: peewee.Database, sql: str, values: Sequence[object] = ()) -> Cursor:
    """Execute a statement that is no query on a model. Raises peewee's errors."""
    return engine_of(database).run(sql, values)


def run_many(database: peewee.Database, sql: str, rows: Iterable[Sequence[object]]) -> int:
    """Execute a statement once for each of `rows`; return how many rows of the table it wrote. Raises peewee's errors."""
    return engine_of(database).run_many(sql, rows)


def scalar(database: peewee.Database, sql: str, values: Sequence[object] = ()) -> object:
    """Return the first column of the first row, or None."""
    row = run(database, sql, values).fetchone()
    return None if row is None else row[0]


def one_writer(database: peewee.Database) -> AbstractContextManager[Transaction]:
    """Begin a transaction in which nobody else writes, kept at its end, or undone where it raises.

    Within another one it is a part of that.
    """
    return engine_of(database).one_writer()


def one_moment(database: peewee.Database) -> AbstractContextManager[None]:
    """Show everything read within as it is at one moment, whatever others write meanwhile."""
    return engine_of(database).one_moment()


DATABASE_ERRORS: tuple[type[Exception], ...] = (peewee.DatabaseError, *DRIVER_ERRORS)
"""What reading may raise: peewee's errors when a query starts, the driver's own when its next row is fetched."""

_PROGRAMMING_ERRORS = (
    *(peewee.IntegrityError, peewee.ProgrammingError, peewee.NotSupportedError),
    *DRIVER_PROGRAMMING_ERRORS,
)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the database cannot do (locked, damaged, full) into an ArchiveError; a wrong statement stays what it is."""
    try:
        yield
    except DATABASE_ERRORS as error:
        told = database_trouble(error)
        if told is None:
            raise
        raise told from error


def database_trouble(error: BaseException) -> ArchiveError | None:
    """Return what to tell a person of an error that reading or writing met; nothing for a wrong statement and for all that is
    none."""
    if isinstance(error, DATABASE_ERRORS) and not isinstance(error, _PROGRAMMING_ERRORS):
        return refused(error)
    return None


def refused(error: BaseException) -> ArchiveError:
    """Return what a database error means to a person."""
    text = str(error)
    if isinstance(error, ServerTroubleError):
        return ArchiveError.of("archive.server_trouble", detail=text)
    if "locked" in text or "busy" in text:
        return ArchiveError.of("archive.locked")
    if "readonly" in text or "read-only" in text:
        return ArchiveError.of("archive.read_only")
    if "full" in text:
        return ArchiveError.of("archive.disk_full")
    if "disk I/O" in text or "unable to open" in text:
        # A full disk, a pulled cable, a file that another program holds: restoring a backup for that would lose what was saved.
        return ArchiveError.of("archive.disk_trouble", detail=text)
    return ArchiveError.of("archive.damaged", detail=text)
