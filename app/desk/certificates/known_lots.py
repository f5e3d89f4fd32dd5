"""Lots of books as they were received: all that are known here, and those of this station."""

import peewee

from app.archive.database.records import read_records
from app.archive.tables.control import LotTable
from app.desk.origins import own_rows
from app.procedure.certificates import Lot


def lots(database: peewee.Database) -> tuple[Lot, ...]:
    """Return every lot received, in the order of their numbers; those of other stations too, where their packages came."""
    return read_records(database, LotTable, Lot, 'ORDER BY "first"')


def own_lots(database: peewee.Database) -> tuple[Lot, ...]:
    """Return the lots that this station received, whose books lie here."""
    mine = own_rows(database, "lot")
    return tuple(lot for lot in lots(database) if lot.id in mine)
