"""Numbers that run on at a station: the station's label in front, so that two stations of a site never give the same."""

from typing import Literal

import peewee

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.journal.journal import Writing

_TAG = 3


def next_running_number(
    writing: Writing, table: Literal["handover", "receipt", "requisition"], kind: str, code: str, digits: int
) -> str:
    """Return the number after the highest of this kind and station in the table's `number`, in the verb's own transaction.

    A copied or restored archive does not know what the other one gave out since: it numbers on its own, under a label of its own.
    """
    prefix = f"{kind}{code}{epoch_tag(writing.database)}-"
    sql = f"SELECT max(CAST(substr(number, %s) AS BIGINT)) FROM {table}"  # noqa: S608 fixed names
    last = scalar(writing.database, f"{sql} WHERE substr(number, 1, %s) = %s", (len(prefix) + 1, len(prefix), prefix))
    return f"{prefix}{int(str(last or 0)) + 1:0{digits}d}"


def epoch_tag(database: peewee.Database) -> str:
    """Return what tells the numbers of this epoch from those of the station's others; nothing in the first."""
    chain = about(database, "chain") or ""
    found = run(database, "SELECT before_chain FROM chain WHERE id = %s", (chain,)).fetchone()
    return "" if found is None or found[0] is None else f".{chain[:_TAG].upper()}"
