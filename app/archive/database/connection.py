"""The encrypted database: connections with the raw key and the settings that every one of them needs."""

import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

import peewee
from sqlcipher3 import dbapi2

from app.errors import ArchiveError

PAGE_SIZE = 8192
APPLICATION = 0x52755A68
OLDEST_SQLITE = (3, 51, 3)

# Both are bound as they are, but the driver spends more time on finding that out than on all else of a value, unless it is told.
dbapi2.register_adapter(bytes, bytes)
dbapi2.register_adapter(type(None), {None: None}.get)


class Cursor(Protocol):
    """What is used of a database cursor."""

    rowcount: int
    lastrowid: int

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row."""
        ...

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]:
        """Return the next rows, none at the end."""
        ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]: ...


def run(database: peewee.Database, sql: str, values: Sequence[object] = ()) -> Cursor:
    """Execute plain SQL, for what is no query on a model: the journal's own rows, pragmas, triggers.

    It goes to the connection itself: a verb runs some twenty statements, and peewee's way there costs as much as most of them.
    Raises peewee's errors.
    """
    try:
        return cast("Cursor", raw(database).execute(sql, values))
    except dbapi2.Error as error:
        raise getattr(peewee, type(error).__name__, peewee.DatabaseError)(*error.args) from error


def run_many(database: peewee.Database, sql: str, rows: Iterable[Sequence[object]]) -> int:
    """Execute plain SQL once for each of `rows`; return how many rows of the table it wrote. Raises peewee's errors."""
    try:
        return int(raw(database).executemany(sql, rows).rowcount)
    except dbapi2.Error as error:
        raise getattr(peewee, type(error).__name__, peewee.DatabaseError)(*error.args) from error


def scalar(database: peewee.Database, sql: str, values: Sequence[object] = ()) -> object:
    """Return the first column of the first row, or None."""
    row = run(database, sql, values).fetchone()
    return None if row is None else row[0]


def raw(database: peewee.Database) -> Any:  # noqa: ANN401 the driver ships no types
    """This thread's connection itself."""
    return database.connection()  # type: ignore[no-untyped-call] # untyped in peewee's stubs


class CipherDatabase(peewee.SqliteDatabase):
    """A SQLCipher database opened with a raw 256-bit key; one connection a thread, all closed together."""

    server_version = dbapi2.sqlite_version_info

    def __init__(self, path: Path, key: bytes, *, mode: str = "rw", query_only: bool = False, busy_seconds: float = 5) -> None:
        self._key = key
        self._immutable = mode.startswith("ro")
        self._query_only = query_only
        self._busy_seconds = busy_seconds
        self._everyone: dict[int, weakref.finalize[..., threading.Thread]] = {}
        self._everyone_lock = threading.RLock()  # collecting garbage may close a connection in the midst of it
        super().__init__(f"{path.resolve().as_uri()}?mode={mode}", timeout=busy_seconds)

    def _connect(self) -> Any:  # noqa: ANN401 the driver ships no types
        connection = dbapi2.connect(
            self.database, timeout=self._busy_seconds, isolation_level=None, uri=True, check_same_thread=False
        )
        try:
            self._prepare(connection)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined] # not in peewee's stubs
        except Exception:
            connection.close()
            raise
        # A worker's connection must not outlive its thread; until then it is closed with all others.
        ending = weakref.finalize(threading.current_thread(), self._close, connection)
        ending.atexit = False
        with self._everyone_lock:
            self._everyone[id(connection)] = ending
        return connection

    def _prepare(self, connection: Any) -> None:  # noqa: ANN401 the driver ships no types
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error, which is the command line's
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        connection.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
        # SQLCipher does not encrypt temporary files, so there must be none.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # Else REPLACE would delete an entry without asking the trigger that forbids it.
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not self._immutable:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if self._query_only:
            connection.execute("PRAGMA query_only = ON")

    def _close(self, connection: Any) -> None:  # noqa: ANN401 the driver ships no types
        with self._everyone_lock:
            ending = self._everyone.pop(id(connection), None)
        if ending is not None:
            ending.detach()
        connection.close()

    def open_connections(self) -> int:
        """Return how many connections are open, in all threads."""
        with self._everyone_lock:
            return len(self._everyone)

    def rollback(self) -> None:
        """Roll back, unless SQLite did so itself (a full disk, a damaged page): what went wrong must not be hidden by that."""
        if raw(self).in_transaction:
            super().rollback()

    def close_all(self) -> None:
        """Close this thread's connection and those that other threads left behind."""
        self.close()
        with self._everyone_lock:
            left = list(self._everyone.values())
        for ending in left:
            ending()


def require_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a SQLite older than the fix of the WAL reset fault (3.51.3), which could lose acknowledged commits."""
    if version < OLDEST_SQLITE:
        raise ArchiveError.of(
            "archive.sqlite_old",
            version=".".join(map(str, version)),
            needed=".".join(map(str, OLDEST_SQLITE)),
        )


@contextmanager
def one_moment(database: peewee.Database) -> Iterator[None]:
    """Everything read within is of one moment, whatever others write meanwhile."""
    run(database, "BEGIN")
    try:
        yield
    finally:
        if raw(database).in_transaction:  # damage ends it early
            run(database, "ROLLBACK")


DATABASE_ERRORS: tuple[type[Exception], ...] = (peewee.DatabaseError, dbapi2.DatabaseError)
"""What reading may raise: peewee's errors when a query starts, the driver's own when its next row is fetched."""

_PROGRAMMING_ERRORS = (
    *(peewee.IntegrityError, peewee.ProgrammingError, peewee.NotSupportedError),
    *(dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.NotSupportedError),
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
