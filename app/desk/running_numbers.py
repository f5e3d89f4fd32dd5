"""Numbers that run on at a station: the station's label in front, so that two stations of a site never give the same."""

from typing import Literal

from app.archive.connection import scalar
from app.archive.journal import Writing


def next_running_number(writing: Writing, table: Literal["handover", "receipt", "requisition"], prefix: str, digits: int) -> str:
    """The number after the highest with this prefix in the table's `number`, in the verb's own transaction."""
    sql = f"SELECT max(CAST(substr(number, ?) AS INTEGER)) FROM {table} WHERE substr(number, 1, ?) = ?"  # noqa: S608 fixed names
    last = scalar(writing.database, sql, (len(prefix) + 1, len(prefix), prefix))
    return f"{prefix}{int(str(last or 0)) + 1:0{digits}d}"
