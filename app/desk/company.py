"""The company and its sites: which of the two this archive is, and whose word counts for what (C1, C6, B3)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import peewee

from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Writing
from app.archive.journal.mandate import COUNTER, HEADQUARTERS
from app.desk.desk import Desk
from app.errors import InputError, RefusedError

Decided = Literal["requisition", "preparation_plan", "incident", "certificate", "lot"]
"""Tables with rows of a site that the company decides on."""


def is_headquarters(desk: Desk) -> bool:
    """Return whether this is the archive of the company, which holds all sites."""
    return desk.archive.station.role == HEADQUARTERS


def has_headquarters(desk: Desk) -> bool:
    """Return whether this archive let in a headquarters, whose word counts from then on."""
    return bool(scalar(desk.database, _LET_IN, (desk.archive.station.id,)))


_LET_IN = """SELECT EXISTS (SELECT 1 FROM admission JOIN chain ON chain.id = admission.base_chain AND chain.station = by_station
    WHERE by_station = %s AND admission.role = 'headquarters' AND revoked_on IS NULL)"""


def require_company(desk: Desk) -> None:
    """Raise RefusedError at a site that has a headquarters: there the company decides."""
    if not is_headquarters(desk) and has_headquarters(desk):
        raise RefusedError.of("headquarters.company_decides")


def require_site(desk: Desk) -> None:
    """Raise RefusedError at headquarters, for what is the work of a site's counter."""
    if is_headquarters(desk):
        raise RefusedError.of("archive.work_of_a_site")


@contextmanager
def deciding(desk: Desk, verb: str, table: Decided, row_id: str) -> Iterator[Writing]:
    """One transaction in which the company decides on a row: at headquarters in the chain of the row's site.

    A site without a headquarters decides for itself. Raises RefusedError at a site that has one.
    """
    require_company(desk)
    with desk.archive.journal.writing(desk.act(verb), site_of_row(desk, table, row_id)) as writing:
        yield writing


def site_of_row(desk: Desk, table: Decided, row_id: str) -> str | None:
    """Return the name of the site that a row is of, to write about it at headquarters; None at a counter and for an unknown
    row."""
    if not is_headquarters(desk):
        return None
    sql = f"SELECT chain.site FROM {table} JOIN chain ON chain.id = {table}.base_chain"  # noqa: S608 fixed names
    found = scalar(desk.database, f"{sql} WHERE {table}.id = %s", (row_id,))
    return None if found is None else str(found)


def site_written_about(desk: Desk, site: str | None) -> str | None:
    """Return the site that headquarters writes about, None at a counter, which has only its own.

    Raises InputError where headquarters names none or one that is unknown, and where a counter names another than its own.
    """
    if not is_headquarters(desk):
        if site not in {None, desk.archive.station.site}:
            raise InputError.of("headquarters.site_unknown", site=site)
        return None
    known = site_names(desk.database).values()
    if site is None:
        raise InputError.of("headquarters.site_missing", sites=", ".join(known))
    if site not in known:
        raise InputError.of("headquarters.site_unknown", site=site)
    return site


def site_names(database: peewee.Database) -> Mapping[str, str]:
    """Return every site that counters of this archive write for: id → name, in the order of the names."""
    rows = run(database, "SELECT DISTINCT site FROM chain WHERE role = %s ORDER BY site", (COUNTER,))
    return {natural_id("site", row[0]): str(row[0]) for row in rows}
