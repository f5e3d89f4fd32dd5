"""Rows read as frozen records and written from them: columns bear the names of the record's fields."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

import peewee

from app.archive.connection import run
from app.archive.tables.base import DerivedTable, JournaledTable

R = TypeVar("R")


@cache
def _plan(table: type[peewee.Model], record: type[Any]) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The SQL that reads a record's columns and, for each, what turns a stored value into the record's."""
    columns = table._meta.fields
    names = [field.name for field in fields(record)]
    chosen = ", ".join(f'"{columns[name].column_name}"' for name in names)
    sql = f'SELECT {chosen} FROM "{table._meta.table_name}"'  # noqa: S608 names of models
    return sql, tuple((name, columns[name].python_value) for name in names)


def read_records(
    database: peewee.Database,
    table: type[JournaledTable | DerivedTable],
    record: type[R],
    where: str = "",
    values: tuple[object, ...] = (),
) -> tuple[R, ...]:
    """The rows as records, in the order in which they were first written unless `where` orders them.

    `where` is SQL behind the table's name with `?` for each of `values`; it never holds what a person typed. Rows are read by
    plain SQL made once for each table: building a peewee query costs more than running it, and a case is read from twenty tables.
    """
    sql, readers = _plan(table, cast("Any", record))
    tail = where if "ORDER BY" in where else f"{where} ORDER BY rowid"
    cursor = run(database, f"{sql} {tail}", values)
    return tuple(record(**{name: read(value) for (name, read), value in zip(readers, row, strict=True)}) for row in cursor)


def values_of(record: object, *, without: tuple[str, ...] = ("id",)) -> dict[str, object]:
    """The record's fields as they are given to a writing."""
    return {field.name: getattr(record, field.name) for field in fields(cast("Any", record)) if field.name not in without}
