"""Headquarters after a restore, or in a copy: numbers that it allotted since may be known to the stations only (C1)."""

import peewee

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.journal.mandate import COUNTER
from app.archive.journal.new_chain import MAIN
from app.desk.origins import own_station
from app.errors import RefusedError


def require_heard(database: peewee.Database) -> None:
    """Raise RefusedError until every counter that is let in answered a package of this archive as it is since the restore.

    With that answer comes what headquarters wrote before and does not have any more. A counter that is gone for good is shut out.
    """
    chain = about(database, MAIN) or ""
    if scalar(database, "SELECT before_chain FROM chain WHERE id = %s", (chain,)) is None:
        return
    missing = [f"{site} {code}" for site, code in run(database, _UNHEARD, (own_station(database), COUNTER, chain))]
    if missing:
        raise RefusedError.of("headquarters.restored_unheard", stations=", ".join(missing))


_UNHEARD = """SELECT site, code FROM admission WHERE by_station = %s AND role = %s AND revoked_on IS NULL AND NOT EXISTS
    (SELECT 1 FROM acknowledged WHERE acknowledged.station = admission.station AND chain = %s) ORDER BY site, code"""
