"""The desk: who acts, at which counter, with which archive. Every verb is given one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import peewee

from app.archive.archive import Archive
from app.archive.cases.case_files import CaseFiles
from app.archive.cases.procedures import Procedures
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Act, Writing
from app.errors import InputError, RefusedError
from app.procedure.case import CaseFile, Ending
from app.procedure.declaration import Procedure
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class Work:
    """One verb at work on one case, inside its transaction: what the case is, and the writing that changes it."""

    writing: Writing
    file: CaseFile
    procedure: Procedure
    today: date


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter with its operator. `procedure` is the site's current declaration, which new cases pin."""

    archive: Archive
    counter: str
    operator_name: str
    clock: Callable[[], datetime]
    procedure: Procedure
    procedures: Procedures
    case_files: CaseFiles

    @property
    def database(self) -> peewee.Database:
        """The archive's database, for reading."""
        return self.archive.database

    @property
    def site_id(self) -> str:
        """The id of the project of this archive, by which its rows are told from those of other sites at headquarters."""
        return natural_id("site", self.archive.station.site)

    def now(self) -> datetime:
        """This moment, with its offset from UTC."""
        return self.clock()

    def today(self) -> date:
        """Return the business day here."""
        return self.clock().date()

    def act(self, verb: str, case_id: str | None = None) -> Act:
        """Return the head of an entry: this operator, this counter."""
        return Act(verb=verb, operator=self.archive.operator, counter=self.counter, case=case_id)

    @contextmanager
    def work(self, verb: str, case_id: str, *, escalated: bool = False, ended: bool = False) -> Iterator[Work]:
        """Work on an open case in one transaction; leaving the block saves, an error changes nothing.

        Raises InputError for an unknown case and RefusedError where the case waits at 经营部 (P5) or has ended, unless the verb
        is one that may be done then.
        """
        with self.archive.journal.writing(self.act(verb, case_id)) as writing:
            try:
                file = self.case_files.read(writing.database, case_id)
            except LookupError:
                raise InputError.of("case.unknown", case=case_id) from None
            problem = _closed(file, escalated=escalated, ended=ended)
            if problem is not None:
                raise RefusedError(problem)
            yield Work(writing, file, self.procedures.get(writing.database, file.case.procedure), self.today())


def _closed(file: CaseFile, *, escalated: bool, ended: bool) -> Reason | None:
    if not ended and file.case.ending is not Ending.OPEN:
        return Reason.of(f"case.{file.case.ending.value}")
    escalation = file.open_escalation
    if not escalated and escalation is not None:
        return Reason.of("case.escalated", step=f"step:{escalation.step}", since=escalation.since.isoformat())
    return None
