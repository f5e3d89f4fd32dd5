"""What a station knows of its own archive: a name, a value."""

import peewee

from app.archive.database.connection import run, scalar


def about(database: peewee.Database, name: str) -> str | None:
    """Return one thing that the station knows of its own archive."""
    value = scalar(database, "SELECT value FROM about WHERE name = ?", (name,))
    return None if value is None else str(value)


def set_about(database: peewee.Database, name: str, value: str) -> None:
    """Note it."""
    sql = "INSERT INTO about (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    run(database, sql, (name, value))
