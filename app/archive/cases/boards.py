"""The derived row of each case on the board: where it stands and what finds it."""

import json
from collections.abc import Callable, Collection
from datetime import datetime

import peewee

from app.archive.archive import Archive
from app.archive.cases.case_files import CaseFiles, read_case_file
from app.archive.cases.procedures import Procedures
from app.archive.cases.search_text import search_text
from app.archive.database.connection import explained, one_writer, run, scalar
from app.archive.database.engine import upsert
from app.archive.tables.case import CaseTable
from app.archive.tables.derived import CaseBoardTable
from app.errors import UnusableProcedureError
from app.procedure.case import CaseFile
from app.procedure.progress import UNUSABLE, Standing, ended_standing, standing_of
from app.procedure.reason import Reason


def reason_text(reason: Reason | None) -> str:
    """Return a reason as it is kept in the board's row."""
    return "" if reason is None else json.dumps([reason.code, reason.params], ensure_ascii=False, separators=(",", ":"))


def read_reason(text: str) -> Reason | None:
    """Return the reason of a board's row."""
    if not text:
        return None
    code, params = json.loads(text)
    return Reason(code, tuple((name, value) for name, value in params))


def board_values(file: CaseFile, standing: Standing) -> dict[str, str]:
    """Return the board's row of a case, recomputed from what the case holds."""
    last_pass = max((step_pass.passed_at.isoformat() for step_pass in file.passes), default="")
    return {
        "case_id": file.case.id,
        "number": file.case.number,
        "unit": file.unit.label,
        "client": file.client_name,
        "step": standing.current or file.case.ending.value,
        "blocked_by": reason_text(standing.blocked_by),
        "found_by": search_text(file),
        "opened_on": file.case.opened_on.isoformat(),
        "last_day": file.last_day.isoformat() if file.last_day is not None else "",
        "moved_at": last_pass or file.case.opened_on.isoformat(),
    }


# What a board's row says depends on the day (a paper may have expired since); the rest must be equal whenever it is recomputed.
DAY_DEPENDENT = frozenset({"step", "blocked_by"})


_COLUMNS = ("case_id", "number", "unit", "client", "step", "blocked_by", "found_by", "opened_on", "last_day", "moved_at")
_REST = _COLUMNS[1:]
# A row that stays as it is writes no page: most saved pages move nothing on the list.
_KEEP = (
    f"{upsert('case_board', ('case_id',), _REST)} WHERE ({', '.join(f'case_board.{name}' for name in _REST)}) "
    f"IS DISTINCT FROM ({', '.join(f'excluded.{name}' for name in _REST)})"
)


class CaseBoard:
    """Recomputes the board's rows of the cases that a verb touched; given to the archive as what it derives."""

    def __init__(self, procedures: Procedures, case_files: CaseFiles, clock: Callable[[], datetime]) -> None:
        self._procedures = procedures
        self._case_files = case_files
        self._clock = clock

    def __call__(self, database: peewee.Database, cases: Collection[str]) -> None:
        """Bring the board's rows of these cases up to date, in the verb's own transaction.

        A case whose number another one has is kept out of its table until a person decides: it has no row, also when what
        stands in its place is what the person decides for.
        """
        for case_id in cases:
            if run(database, _IS_HERE, (case_id,)).fetchone() is None:
                continue
            row = self._row(database, self._case_files.read(database, case_id))
            run(database, _KEEP, tuple(row[name] for name in _COLUMNS))

    def row(self, database: peewee.Database, case_id: str) -> dict[str, str]:
        """Return the row of one case as it must be today, from what the tables hold now."""
        return self._row(database, read_case_file(database, case_id))

    def _row(self, database: peewee.Database, file: CaseFile) -> dict[str, str]:
        return board_values(file, self._standing(database, file))

    def _standing(self, database: peewee.Database, file: CaseFile) -> Standing:
        """Where the case stands; an open one whose procedure cannot be used stands nowhere, and the reason is told (P15)."""
        ended = ended_standing(file)
        if ended is not None:
            return ended
        try:
            return standing_of(file, self._procedures.get(database, file.case.procedure), self._clock().date())
        except UnusableProcedureError as error:
            return Standing(UNUSABLE, error.reason)

    def check(self, database: peewee.Database) -> tuple[Reason, ...]:
        """Recompute every row and name each case whose row differs; those still to be recomputed after an import are left out."""
        held = {str(row["case_id"]): row for row in CaseBoardTable.select().dicts().execute(database)}
        cases = [str(row[0]) for row in CaseTable.select(CaseTable.id).tuples().execute(database)]
        problems = [Reason.of("archive.board_row_extra", case=case_id) for case_id in held if case_id not in set(cases)]
        due = {str(row[0]) for row in run(database, "SELECT case_id FROM board_due")}
        for case_id in cases:
            if case_id in due:
                continue
            wanted = self.row(database, case_id)
            row = held.get(case_id, {})
            if any(row.get(name) != value for name, value in wanted.items() if name not in DAY_DEPENDENT):
                problems.append(Reason.of("archive.board_row_differs", case=case_id))
        return tuple(problems)


_IS_HERE = "SELECT 1 FROM handover WHERE id = %s"
_AT_ONCE = 200
_DUE = "SELECT case_id FROM board_due ORDER BY case_id LIMIT %s"


def boards_due(database: peewee.Database) -> int:
    """Return how many cases of an import wait for their rows on the board."""
    return int(str(scalar(database, "SELECT count(*) FROM board_due")))


def catch_up(archive: Archive, progress: Callable[[int, int], None] | None = None) -> int:
    """Recompute the rows on the board of the cases that an import touched; return how many.

    An import of a hundred thousand households is kept first, and this may be broken off at any time: what is not done yet stays
    due. `progress` is told cases done and all cases.
    """
    database, done, whole = archive.database, 0, boards_due(archive.database)
    while True:
        with explained(), one_writer(database):
            cases = [str(row[0]) for row in run(database, _DUE, (_AT_ONCE,))]
            archive.derive(database, cases)
            if cases:
                run(database, "DELETE FROM board_due WHERE case_id <= %s", (cases[-1],))
        if not cases:
            return done
        done += len(cases)
        if progress is not None:
            progress(done, max(whole, done))
