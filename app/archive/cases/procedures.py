"""The procedure texts that cases pin: guards read only from there, whatever the site changes later."""

import hashlib
from dataclasses import dataclass

import peewee

from app.archive.database.records import read_records
from app.archive.tables.site import ProcedureTable
from app.procedure.declaration import Procedure, parse_procedure


@dataclass(frozen=True, slots=True)
class _Pinned:
    digest: str
    text: str


class Procedures:
    """Pinned procedures of one archive, parsed once each; their text never changes, since its SHA-256 names it."""

    def __init__(self) -> None:
        self._parsed: dict[str, Procedure] = {}

    def get(self, database: peewee.Database, digest: str) -> Procedure:
        """Return the procedure of that SHA-256. Raises LookupError where the archive does not hold it or its text was changed."""
        known = self._parsed.get(digest)
        if known is not None:
            return known
        rows = read_records(database, ProcedureTable, _Pinned, "WHERE digest = %s", (digest,))
        if not rows or hashlib.sha256(rows[0].text.encode()).hexdigest() != digest:
            raise LookupError(digest)
        return self._parsed.setdefault(digest, parse_procedure(rows[0].text))
