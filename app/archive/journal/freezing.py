"""What a copied or restored archive begins with: its open books are frozen, since the paper may have gone on without it."""

import peewee

from app.archive.database.connection import run
from app.archive.journal.entry import Base, Change
from app.archive.journal.first_entry import first_entry

_OPEN = """SELECT id, base_chain, base_seq FROM certificate_book
    WHERE surrendered_on IS NULL AND frozen_on IS NULL ORDER BY certificate_book.first"""
_CHAINS = "SELECT id FROM chain WHERE station = %s"


def freeze_open_books(database: peewee.Database, station: str, moment: str) -> list[Change]:
    """Return changes that freeze the books of the station until someone compares them with their stubs; `moment` is ISO text.

    A book is the station's that opened it, whoever wrote it since: headquarters may have decided something about it.
    """
    own = {row[0] for row in run(database, _CHAINS, (station,))}
    held = [(identifier, Base(chain, seq)) for identifier, chain, seq in list(run(database, _OPEN))]
    return [
        Change("certificate_book", identifier, base, {"frozen_on": moment[:10]})
        for identifier, base in held
        if first_entry(database, "certificate_book", identifier, base).chain in own
    ]
