"""SQLite: the encrypted database of a counter, one file in the archive's folder, opened with the raw key."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import peewee
from sqlcipher3 import dbapi2

from app.archive.database.engine import Cursor, Told, Transaction, as_peewee, tell_nobody
from app.archive.database.entry_table import SQLITE
from app.archive.database.every_connection import EveryConnection
from app.errors import ArchiveError

PAGE_SIZE = 8192
APPLICATION = 0x52755A68
OLDEST_SQLITE = (3, 51, 3)
DRIVER_ERRORS = (dbapi2.DatabaseError,)
"""What the driver itself raises when a further row is fetched."""

DRIVER_PROGRAMMING_ERRORS = (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.NotSupportedError)

_PAGES_A_STEP = 512
_APPEND = """INSERT INTO entry (previous, head, facts, facts_salt, personal, personal_salt, personal_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""

# Both are bound as they are, but the driver spends more time on finding that out than on all else of a value, unless it is told.
dbapi2.register_adapter(bytes, bytes)
dbapi2.register_adapter(type(None), {None: None}.get)

_WORDS = re.compile(r"%s|%%|\bcontains\(|\beach_of\(|\bstored_bytes\(([\w.]+)\)")
_OWN_WORDS = {"%s": "?", "%%": "%", "contains(": "instr(", "each_of(": "json_each("}


@lru_cache(maxsize=4096)
def own_words(sql: str) -> str:
    """Return a statement of the shared SQL in SQLite's own words."""
    return _WORDS.sub(lambda found: _OWN_WORDS.get(found[0]) or f"CAST({found[1]} AS BLOB)", sql)


class CipherDatabase(peewee.SqliteDatabase):
    """A SQLCipher database opened with a raw 256-bit key; one connection a thread, all closed together.

    See `Engine` for what its methods do.
    """

    server_version = dbapi2.sqlite_version_info

    def __init__(self, path: Path, key: bytes, *, mode: str = "rw", query_only: bool = False, busy_seconds: float = 5) -> None:
        self._key = key
        self._immutable = mode.startswith("ro")
        self._query_only = query_only
        self._busy_seconds = busy_seconds
        self._everyone = EveryConnection()
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
        self._everyone.hold(connection)
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
        self._everyone.close(connection)

    @property
    def _raw(self) -> Any:  # noqa: ANN401 the driver ships no types
        """This thread's connection itself: a verb runs some twenty statements, and peewee's way costs as much as most of them."""
        return self.connection()  # type: ignore[no-untyped-call] # untyped in peewee's stubs

    def run(self, sql: str, values: Sequence[object] = ()) -> Cursor:
        """See `Engine`."""
        try:
            return cast("Cursor", self._raw.execute(own_words(sql), values))
        except dbapi2.Error as error:
            raise as_peewee(error) from error

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """See `Engine`."""
        try:
            return int(self._raw.executemany(own_words(sql), rows).rowcount)
        except dbapi2.Error as error:
            raise as_peewee(error) from error

    def append_entries(self, entries: Iterable[Sequence[bytes | None]]) -> int:
        """See `Engine`."""
        rows = [(entry[0], cast("bytes", entry[1]).decode(), *entry[2:]) for entry in entries]
        try:
            if len(rows) == 1:
                return int(self._raw.execute(_APPEND, rows[0]).lastrowid)
            self._raw.executemany(_APPEND, rows)
        except dbapi2.Error as error:
            raise as_peewee(error) from error
        return int(self.run("SELECT coalesce(max(position), 0) FROM entry").fetchone()[0]) if rows else 0  # type: ignore[index] # always a row

    def one_writer(self) -> AbstractContextManager[Transaction]:
        """See `Engine`."""
        return cast("AbstractContextManager[Transaction]", self.atomic("IMMEDIATE"))

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """See `Engine`."""
        self.run("BEGIN")
        # Only a transaction that has read something holds its moment. Without one each commit of another connection makes SQLite
        # begin a copy anew, which then never ends while others save.
        self.run("SELECT count(*) FROM sqlite_master").fetchone()
        try:
            yield
        finally:
            if self._raw.in_transaction:  # damage ends it early
                self.run("ROLLBACK")

    def attempt(self) -> AbstractContextManager[object]:
        """See `Engine`. Here a statement that fails undoes itself and nothing else."""
        return nullcontext()

    def breaks_uniqueness(self, error: peewee.IntegrityError) -> bool:
        """See `Engine`."""
        return "UNIQUE" in str(error)

    def has_table(self, name: str) -> bool:
        """See `Engine`."""
        return self.run("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = %s", (name,)).fetchone() is not None

    def make_entry_table(self) -> None:
        """See `Engine`."""
        self.run(f"PRAGMA application_id = {APPLICATION}")
        for statement in SQLITE:
            self.run(statement)

    def make_table(self, model: type[peewee.Model]) -> None:
        """See `Engine`."""
        peewee.SchemaManager(model, self).create_all(safe=False)

    def damage(self) -> Iterator[str]:
        """See `Engine`: pages whose authentication code is wrong, and what SQLite's own check finds."""
        yield from (detail for (detail,) in self.run("PRAGMA cipher_integrity_check"))
        yield from (detail for (detail,) in self.run("PRAGMA integrity_check") if detail != "ok")

    def broken_references(self) -> Iterator[str]:
        """See `Engine`."""
        yield from (table for table, *_rest in self.run("PRAGMA foreign_key_check"))

    def overwrite_what_is_emptied(self) -> None:
        """See `Engine`."""
        self.run("PRAGMA secure_delete = ON")

    def settle(self) -> None:
        """See `Engine`: the log is written back and cut."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    @contextmanager
    def much_memory(self, kibibytes: int) -> Iterator[None]:
        """See `Engine`."""
        (before,) = self.run("PRAGMA cache_size").fetchone() or (0,)
        self.run(f"PRAGMA cache_size = {-kibibytes}")
        try:
            yield
        finally:
            self.run(f"PRAGMA cache_size = {before}")
            self.run("PRAGMA shrink_memory").fetchone()

    def copy_to(self, file: Path, key: bytes, told: Told = tell_nobody) -> None:
        """See `Engine`."""
        target = CipherDatabase(file, key, mode="rwc")
        try:
            self._raw.backup(
                target._raw,
                pages=_PAGES_A_STEP,
                progress=lambda _status, left, pages: told((pages - left) * PAGE_SIZE, pages * PAGE_SIZE),
            )
        finally:
            target.close_all()

    def count_pages(self) -> int:
        """Count the pages that the database says it has."""
        (pages,) = self.run("PRAGMA page_count").fetchone() or (0,)
        return int(pages)

    def rollback(self) -> None:
        """Roll back, unless SQLite did so itself (a full disk, a damaged page): what went wrong must not be hidden by that."""
        if self._raw.in_transaction:
            super().rollback()

    def close_all(self) -> None:
        """See `Engine`."""
        self.close()
        self._everyone.close_all()


def require_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a SQLite older than the fix of the WAL reset fault (3.51.3), which could lose acknowledged commits."""
    if version < OLDEST_SQLITE:
        raise ArchiveError.of(
            "archive.sqlite_old",
            version=".".join(map(str, version)),
            needed=".".join(map(str, OLDEST_SQLITE)),
        )
