"""The chains that this archive knows: whose each is, for which site, and how far it is applied here."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import peewee

from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.folder.anchor import ChainHead
from app.archive.journal.chain import head_of
from app.archive.journal.entry import Base
from app.archive.journal.mandate import HEADQUARTERS


@dataclass(frozen=True, slots=True)
class ChainOrigin:
    """Whose chain it is. `site` is the name of the site that it writes about."""

    chain: str
    station: str
    code: str
    site: str
    role: str
    public_key: str

    @property
    def site_id(self) -> str:
        """The id of that site's row."""
        return _site_id(self.site)


@lru_cache(maxsize=256)
def _site_id(site: str) -> str:
    """Asked for with each row that comes in."""
    return natural_id("site", site)


class ChainEnd(NamedTuple):
    """How far a chain is applied here: the number and the hash of its last entry."""

    seq: int
    hash: bytes


def known_chains(database: peewee.Database) -> dict[str, ChainOrigin]:
    """Return every chain of this archive, by id."""
    rows = run(database, "SELECT id, station, code, site, role, public_key FROM chain ORDER BY line")
    return {row[0]: ChainOrigin(*row) for row in rows}


def end_of(database: peewee.Database, chain: str) -> ChainEnd:
    """Return how far one chain is applied here; 0 and zeros where it is unknown."""
    head: ChainHead = head_of(database, chain)
    return ChainEnd(head.seq, head.hash)


def known_ends(database: peewee.Database, sites: Collection[str]) -> tuple[Base, ...]:
    """Return the last entry here of every chain about these sites, and of those that headquarters writes for all."""
    chains = known_chains(database)
    about = (chain for chain, origin in chains.items() if origin.site in sites or origin.role == HEADQUARTERS)
    return tuple(Base(chain, end_of(database, chain).seq) for chain in about)
