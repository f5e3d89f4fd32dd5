"""The procedure texts that cases pin: guards read only from there, whatever the site changes later."""

import hashlib
from dataclasses import dataclass

import peewee

from app.archive.database.records import read_records
from app.archive.tables.site import ProcedureTable
from app.errors import UnusableProcedureError
from app.procedure.checking.whole import JournaledFault, pinned_faults
from app.procedure.declaration import Procedure, parse_procedure
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class _Pinned:
    digest: str
    text: str


class Procedures:
    """Pinned procedures of one archive, parsed once each; their text never changes, since its SHA-256 names it."""

    def __init__(self) -> None:
        self._parsed: dict[str, Procedure] = {}
        self._faults: dict[str, tuple[JournaledFault, ...]] = {}

    def get(self, database: peewee.Database, digest: str) -> Procedure:
        """Return the procedure of that SHA-256.

        Raises UnusableProcedureError where the archive does not hold it, its text was changed, or it is broken: an older program
        journaled it unchecked, or it is of a newer one (P15).
        """
        known = self._parsed.get(digest)
        if known is not None:
            return known
        broken = tuple(each.reason for each in self.faults(database, digest) if not each.slight)
        if broken:
            raise _unusable("procedure.broken", broken)
        return self._parsed.setdefault(digest, parse_procedure(self.text(database, digest)))

    def faults(self, database: peewee.Database, digest: str) -> tuple[JournaledFault, ...]:
        """Return all that is wrong with its declaration, which may be nothing. UnusableProcedureError as for `text`."""
        known = self._faults.get(digest)
        if known is not None:
            return known
        return self._faults.setdefault(digest, pinned_faults(self.text(database, digest)))

    def text(self, database: peewee.Database, digest: str) -> str:
        """Return the text of that SHA-256, whatever it says. UnusableProcedureError where it is not here, or was changed."""
        rows = read_records(database, ProcedureTable, _Pinned, "WHERE digest = %s", (digest,))
        if not rows:
            raise _unusable("procedure.not_here")
        if hashlib.sha256(rows[0].text.encode()).hexdigest() != digest:
            raise _unusable("procedure.altered")
        return rows[0].text


def _unusable(code: str, details: tuple[Reason, ...] = ()) -> UnusableProcedureError:
    return UnusableProcedureError(Reason.of(code, count=len(details)), details)
