"""What a station knows of its own archive: a name, a value."""

import peewee

from app.archive.database.connection import run, scalar
from app.archive.database.engine import upsert


def about(database: peewee.Database, name: str) -> str | None:
    """Return one thing that the station knows of its own archive."""
    value = scalar(database, "SELECT value FROM about WHERE name = %s", (name,))
    return None if value is None else str(value)


def set_about(database: peewee.Database, name: str, value: str) -> None:
    """Note it."""
    run(database, upsert("about", ("name",), ("value",)), (name, value))
