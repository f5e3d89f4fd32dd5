"""What a counter most likely writes again: the versions of papers and agreements, and the box that is being filled."""

from typing import Literal

from app.archive.database.connection import run, scalar
from app.desk.desk import Desk


def usual_versions(desk: Desk, table: Literal["signed_paper", "agreement"]) -> dict[str, str]:
    """Return the version written last for each paper or agreement, by its id. Only an offer: nothing is recorded by it."""
    column = "paper" if table == "signed_paper" else "agreement"
    last = f"SELECT max(line) FROM {table} WHERE version <> '' GROUP BY {column}"  # noqa: S608 fixed names
    sql = f"SELECT {column}, version FROM {table} WHERE line IN ({last})"  # noqa: S608 fixed names
    return {str(row[0]): str(row[1]) for row in run(desk.database, sql)}


def usual_box(desk: Desk) -> str:
    """Return the box in which the last case was filed, "" at the first."""
    return str(scalar(desk.database, "SELECT box FROM shelf WHERE box <> '' ORDER BY line DESC LIMIT 1") or "")
