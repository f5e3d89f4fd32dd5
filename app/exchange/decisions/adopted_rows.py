"""A new row of the other branch of a chain, as it can stand here: running numbers give way, numbers on paper never do."""

from collections.abc import Mapping

import peewee

from app.archive.database.connection import run
from app.archive.journal.entry import Change, Stored
from app.archive.journal.rows import TableRows
from app.errors import InputError

_RUNNING = frozenset({"handover", "receipt", "requisition"})
"""Tables whose rows are numbered one after the other, each station by itself: both branches went on with the same numbers."""


def columns_standing_here(database: peewee.Database, change: Change, branch: str) -> Mapping[str, Stored]:
    """Return the columns of a new row, with a number of its own where another row has its number; `branch` marks that.

    Raises InputError for a certificate whose number is given out here: both papers are with their households (C1, C7).
    """
    if change.table == "certificate":
        _require_number_free(database, change)
    number = change.columns.get("number")
    if change.table not in _RUNNING or not isinstance(number, str):
        return change.columns
    sql = f'SELECT 1 FROM "{change.table}" WHERE site_id = %s AND number = %s AND id <> %s'  # noqa: S608 fixed names
    taken = run(database, sql, (change.columns.get("site_id"), number, change.id)).fetchone() is not None
    return {**change.columns, "number": _of_branch(number, branch)} if taken else change.columns


def _of_branch(number: str, branch: str) -> str:
    """`A1-00007` as `A1.3F9-00007`, like the numbers of a copy that was noticed."""
    label, hyphen, digits = number.rpartition("-")
    return f"{label}.{branch}{hyphen}{digits}"


def _require_number_free(database: peewee.Database, change: Change) -> None:
    held = TableRows(database).read(change.table, change.id, tuple(change.columns))
    if held is not None and held != change.columns:
        raise InputError.of("exchange.number_on_paper", number=str(change.columns.get("number")).zfill(5))


def require_case_here(database: peewee.Database, change: Change, seq: int, station: str) -> None:
    """Raise InputError for a row of a case that is not here: its rows would belong to nothing."""
    case = change.columns.get("case_id")
    if case and run(database, "SELECT 1 FROM handover WHERE id = %s", (case,)).fetchone() is None:
        raise InputError.of("exchange.case_not_adopted", seq=seq, station=station)
