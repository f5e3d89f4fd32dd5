"""Whether what was written here has arrived at headquarters: only its receipt says so."""

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.journal.mandate import HEADQUARTERS
from app.archive.journal.rows import TableRows
from app.exchange.partners.trust import partners


def has_arrived(archive: Archive, table: str, row: str) -> bool:
    """Return whether a headquarters acknowledged the entry that wrote this row last. False for a row that is not here."""
    holder = TableRows(archive.database).holder(table, row)
    if holder is None:
        return False
    company = [each.station for each in partners(archive.database, archive.station.id) if each.role == HEADQUARTERS]
    sql = "SELECT 1 FROM acknowledged WHERE station = %s AND chain = %s AND seq >= %s"
    return any(run(archive.database, sql, (station, *holder)).fetchone() is not None for station in company)
