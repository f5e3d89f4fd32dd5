"""What makes taking in very many entries quick, undone at the end: room for pages, and garbage collected more rarely."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import peewee

from app.archive.database.engine import engine_of

_KIBIBYTES = 19 << 10
_RARELY = 100_000


@contextmanager
def large_work(database: peewee.Database) -> Iterator[None]:
    """Within, this thread's connection keeps up to 19 MiB of pages in memory, and young objects are looked through once in a
    hundred thousand: entries read from JSON are many small objects, none of which refers to itself.
    """
    before = gc.get_threshold()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        with engine_of(database).much_memory(_KIBIBYTES):
            yield
    finally:
        gc.set_threshold(*before)
