"""What a copied or restored archive begins with: its open books are frozen, since the paper may have gone on without it."""

import peewee

from app.archive.connection import run
from app.archive.entry import Base, Change

_OPEN = """SELECT id, base_chain, base_seq FROM certificate_book
    WHERE surrendered_on IS NULL AND frozen_on IS NULL AND base_chain IN (SELECT id FROM chain WHERE station = ?)
    ORDER BY certificate_book.first"""


def freeze_open_books(database: peewee.Database, station: str, moment: str) -> list[Change]:
    """Changes that freeze the books of the station until someone compares them with their stubs; `moment` is ISO text."""
    return [
        Change("certificate_book", identifier, Base(chain, seq), {"frozen_on": moment[:10]})
        for identifier, chain, seq in run(database, _OPEN, (station,))
    ]
