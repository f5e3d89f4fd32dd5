"""The procedure that new cases begin with: the newest declaration that can be used, and what is wrong with newer ones."""

from collections.abc import Iterator
from dataclasses import dataclass

import peewee

from app.archive.archive import Archive
from app.archive.cases.procedures import Procedures
from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Writing
from app.archive.journal.mandate import HEADQUARTERS
from app.archive.tables.site import ProcedureTable
from app.errors import ArchiveError, UnusableProcedureError
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class FaultyDeclaration:
    """A declaration that is not sound: the label of the station that declared it, on which day (ISO text), what is wrong.

    `in_force`: new cases begin with it all the same, as they did before; else with the one before it.
    """

    station: str
    declared_on: str
    faults: tuple[Reason, ...]
    in_force: bool

    @property
    def reason(self) -> Reason:
        """Return what a manager is told of it; `faults` say the rest."""
        code = "procedure.in_force_faulty" if self.in_force else "procedure.passed_over"
        return Reason.of(code, station=self.station, day=self.declared_on, count=len(self.faults))


@dataclass(frozen=True, slots=True)
class PresentProcedure:
    """What new cases begin with, and the declarations that a manager should mend: newer ones, or itself."""

    procedure: Procedure
    faulty: tuple[FaultyDeclaration, ...] = ()


def present_procedure(archive: Archive, procedures: Procedures) -> PresentProcedure:
    """Return the newest declaration without a fault: headquarters' where there is one, else that of this station (P15).

    Entries are never taken back, so one that came with faults is kept, told, and passed over: the one before it stays in force.
    One that cases began with before it could be checked stays where its faults break nothing: no price changes overnight.
    Where none can be used the one that ships is. Raises ArchiveError for an archive that was never finished.
    """
    faulty: list[FaultyDeclaration] = []
    for digest, station, time in _newest_first(archive):
        found = _faults(archive, procedures, digest)
        if found is None:
            return PresentProcedure(procedures.get(archive.database, digest), tuple(faulty))
        in_force = _is_in_force(archive, procedures, digest)
        faulty.append(FaultyDeclaration(station, time[:10], found, in_force))
        if in_force:
            return PresentProcedure(procedures.get(archive.database, digest), tuple(faulty))
    if not faulty:
        raise ArchiveError.of("site.half_made", folder=archive.folder)
    return PresentProcedure(load_procedure(), tuple(faulty))


def require_journaled(writing: Writing, procedure: Procedure) -> None:
    """Journal the text of a procedure that a case is to pin, where that was not done: the one that ships may stand in."""
    row = natural_id("procedure", procedure.digest)
    if not scalar(writing.database, "SELECT 1 FROM procedure WHERE id = %s", (row,)):
        writing.insert(ProcedureTable, row, digest=procedure.digest, text=procedure.text)


def _newest_first(archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield digest, station and time of each declaration. By its place in the journal, since a copy begins to count anew."""
    rows = list(run(archive.database, _DECLARATIONS, (HEADQUARTERS, archive.station.id)))
    yield from ((str(digest), str(code), str(time)) for digest, code, time in rows)


_DECLARATIONS = """SELECT digest, chain.code, entry.time FROM procedure
    JOIN entry ON entry.chain = procedure.base_chain AND entry.seq = procedure.base_seq
    JOIN chain ON chain.id = procedure.base_chain
    ORDER BY chain.role = %s DESC, chain.station = %s DESC, position DESC"""


def _faults(archive: Archive, procedures: Procedures, digest: str) -> tuple[Reason, ...] | None:
    """Return what is wrong with a declaration; None where nothing is."""
    try:
        found = procedures.faults(archive.database, digest)
    except UnusableProcedureError as error:
        return (error.reason,)
    return tuple(each.reason for each in found) or None


def _is_in_force(archive: Archive, procedures: Procedures, digest: str) -> bool:
    """Return whether cases began with it and go on by it."""
    began = scalar(archive.database, "SELECT EXISTS (SELECT 1 FROM handover WHERE procedure = %s)", (digest,))
    return bool(began) and can_be_used(archive.database, procedures, digest)


def can_be_used(database: peewee.Database, procedures: Procedures, digest: str) -> bool:
    """Return whether a case that pins that procedure goes on by it."""
    try:
        procedures.get(database, digest)
    except UnusableProcedureError:
        return False
    return True


def open_cases_stuck(archive: Archive, procedures: Procedures) -> int:
    """Return how many open cases cannot go on by the procedure that they pin."""
    rows = list(run(archive.database, "SELECT procedure, count(*) FROM handover WHERE ending = 'open' GROUP BY procedure"))
    return sum(int(count) for digest, count in rows if not can_be_used(archive.database, procedures, str(digest)))
