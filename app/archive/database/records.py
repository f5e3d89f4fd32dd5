"""Rows read as frozen records and written from them: columns bear the names of the record's fields."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

import peewee

from app.archive.database.connection import run
from app.archive.tables.base import DerivedTable, JournaledTable

R = TypeVar("R")


_AS_STORED = (peewee.TextField, peewee.IntegerField)
"""Fields whose values a strict table gives as they are wanted; their subclasses give something else."""


@cache
def _plan(table: type[peewee.Model], record: type[Any]) -> tuple[str, tuple[str, ...], tuple[tuple[int, Any], ...]]:
    """Return the SQL that reads a record's columns, their names, and by place what turns a stored value into the record's."""
    columns = table._meta.fields
    names = tuple(field.name for field in fields(record))
    chosen = ", ".join(f'"{columns[name].column_name}"' for name in names)
    sql = f'SELECT {chosen} FROM "{table._meta.table_name}"'  # noqa: S608 names of models
    readers = [(place, columns[name]) for place, name in enumerate(names) if type(columns[name]) not in _AS_STORED]
    return sql, names, tuple((place, column.python_value) for place, column in readers)


def read_records(
    database: peewee.Database,
    table: type[JournaledTable | DerivedTable],
    record: type[R],
    where: str = "",
    values: tuple[object, ...] = (),
) -> tuple[R, ...]:
    """Return the rows as records, in the order in which they were first written unless `where` orders them.

    `where` is SQL behind the table's name with `%s` for each of `values`; it never holds what a person typed. Rows are read by
    plain SQL made once for each table: building a peewee query costs more than running it, and a case is read from twenty tables.
    """
    sql, names, readers = _plan(table, cast("Any", record))
    tail = where if "ORDER BY" in where else f"{where} ORDER BY line"
    return tuple(record(**dict(zip(names, _read(row, readers), strict=True))) for row in run(database, f"{sql} {tail}", values))


def _read(row: tuple[Any, ...], readers: tuple[tuple[int, Any], ...]) -> list[Any]:
    values = list(row)
    for place, read in readers:
        values[place] = read(values[place])
    return values


def values_of(record: object, *, without: tuple[str, ...] = ("id",)) -> dict[str, object]:
    """Return the record's fields as they are given to a writing."""
    return {field.name: getattr(record, field.name) for field in fields(cast("Any", record)) if field.name not in without}
