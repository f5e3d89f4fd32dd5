"""The rows of an archive written again with bare `executemany`, into an empty database of the same kind."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from app.archive.database.cipher import CipherDatabase
from app.archive.database.connection import run, run_many, scalar
from app.archive.database.engine import Cursor
from app.archive.journal.layout import Layout, shape
from app.archive.journal.schema import make_tables
from app.exchange.incoming.large_work import large_work

WINDOW = 2000  # entries in one statement; with them go the rows that stand where about these entries wrote
_STORED = ("previous", "head", "facts", "facts_salt", "personal", "personal_salt", "personal_hash")


def written_again(source: peewee.Database, layout: Layout, file: Path, *, tuned: bool) -> tuple[float, int]:
    """Seconds that one transaction takes with nothing but its statements, and rows written; reading them is not counted.

    Not `tuned`, the driver is as it comes, and the database keeps as many pages in memory as an archive does at all times;
    `tuned`, it binds values as quickly as in the program, and keeps as many pages as an import does.
    """
    file.unlink(missing_ok=True)
    database = CipherDatabase(file, secrets.token_bytes(32), mode="rwc")
    with closing(database), large_work(database) if tuned else driver_as_it_comes():
        make_tables(database, layout)
        seconds, rows = _timed(lambda: run(database, "BEGIN IMMEDIATE")), 0
        for sql, part in _parts(source, layout):
            seconds += _timed(lambda sql=sql, part=part: run_many(database, sql, part))  # type: ignore[misc] # called at once
            rows += len(part)
        return seconds + _timed(lambda: run(database, "COMMIT")), rows


@contextmanager
def driver_as_it_comes() -> Iterator[None]:
    """Within, the driver is told nothing of bytes and None."""
    told = {key: adapter for key, adapter in dbapi2.adapters.items() if key[0] in {bytes, type(None)}}
    for key in told:
        del dbapi2.adapters[key]
    yield
    dbapi2.adapters.update(told)


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _parts(source: peewee.Database, layout: Layout) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Statements with their rows: all tables go on side by side, as they do where entries are applied."""
    entries = int(str(scalar(source, "SELECT count(*) FROM entry")))
    windows = -(-entries // WINDOW)
    readers: list[tuple[str, int, Cursor]] = []
    for table, columns in [("entry", _STORED), *_tables(layout)]:
        names = ", ".join(f'"{name}"' for name in columns)
        count = int(str(scalar(source, f'SELECT count(*) FROM "{table}"')))  # noqa: S608 names of models
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 names of models
        readers.append((sql, -(-count // windows), run(source, f'SELECT {names} FROM "{table}" ORDER BY rowid')))  # noqa: S608
    for _window in range(windows):
        for sql, most, cursor in readers:
            if most and (part := cursor.fetchmany(most)):
                yield sql, part


def _tables(layout: Layout) -> Iterator[tuple[str, tuple[str, ...]]]:
    for model in layout.all_journaled:
        form = shape(model)
        yield form.table, ("id", "base_chain", "base_seq", *form.columns)
