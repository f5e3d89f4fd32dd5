"""What screens, papers and the command line read."""

from dataclasses import dataclass
from typing import TypeVar

from app.archive.cases.boards import read_reason
from app.archive.database.connection import run, scalar
from app.archive.database.engine import places
from app.archive.database.records import read_records
from app.archive.tables.derived import CaseBoardTable
from app.archive.tables.site import NoticeTable, UnitTable
from app.desk.desk import Desk
from app.errors import InputError
from app.procedure.case import CaseFile, Notice, Unit
from app.procedure.certificates.signed_code import code_text, read_certificate_code
from app.procedure.declaration import Procedure
from app.procedure.progress import Progress, progress_of
from app.procedure.reason import Reason

T = TypeVar("T", Unit, Notice)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One case as lists show it. `step` is where it stands, or `filed` or `refused`; `last_day` is ISO text or empty."""

    case_id: str
    number: str
    unit: str
    client: str
    step: str
    blocked_by: Reason | None
    opened_on: str
    last_day: str
    moved_at: str


@dataclass(frozen=True, slots=True)
class _Row:
    case_id: str
    number: str
    unit: str
    client: str
    step: str
    blocked_by: str
    opened_on: str
    last_day: str
    moved_at: str


@dataclass(frozen=True, slots=True)
class UnitToReceive:
    """A unit of the roster with a notice sent for it and the open case that holds it, where there are any."""

    unit: Unit
    notice: Notice | None
    case_id: str | None


def case_file(desk: Desk, case_id: str) -> CaseFile:
    """Return all that is known of the case. Raises InputError for an unknown one."""
    try:
        return desk.case_files.read(desk.database, case_id)
    except LookupError:
        raise InputError.of("case.unknown", case=case_id) from None


def procedure_of(desk: Desk, case_id: str) -> Procedure:
    """Return the procedure that the case pins. Raises InputError for an unknown case."""
    return desk.procedures.get(desk.database, case_file(desk, case_id).case.procedure)


def progress(desk: Desk, case_id: str) -> Progress:
    """Where the case stands today."""
    return progress_of(case_file(desk, case_id), procedure_of(desk, case_id), desk.today())


def board(desk: Desk, search: str = "", step: str | None = None, limit: int = 200, offset: int = 0) -> tuple[BoardRow, ...]:
    """Return cases that every word of `search` finds, those that moved last first. Words match anywhere in what finds a case."""
    clauses, values = search_clauses(search)
    if step is not None:
        clauses.append("step = %s")
        values.append(step)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    rows = read_records(
        desk.database,
        CaseBoardTable,
        _Row,
        f"{where} ORDER BY moved_at DESC, number DESC LIMIT %s OFFSET %s",
        (*values, limit, offset),
    )
    return tuple(
        BoardRow(
            row.case_id,
            row.number,
            row.unit,
            row.client,
            row.step,
            read_reason(row.blocked_by),
            row.opened_on,
            row.last_day,
            row.moved_at,
        )
        for row in rows
    )


def case_counts(desk: Desk) -> dict[str, int]:
    """Return how many cases stand at each step (and `filed`, `refused`)."""
    rows = run(desk.database, "SELECT step, count(*) FROM case_board GROUP BY step")
    return {str(step): int(count) for step, count in rows}


def find_case(desk: Desk, text: str) -> str:
    """Return the id of the one case that `text` names: its id, its number, or what only it is found by. Raises InputError."""
    text = _findable(text)
    exact = scalar(desk.database, "SELECT case_id FROM case_board WHERE case_id = %s OR number = %s", (text, text))
    if exact is not None:
        return str(exact)
    rows = board(desk, text, limit=2)
    if len(rows) != 1:
        raise InputError.of("case.not_one" if rows else "case.unknown", case=text)
    return rows[0].case_id


def units_to_receive(desk: Desk, search: str = "", limit: int = 500, offset: int = 0) -> tuple[UnitToReceive, ...]:
    """Units of the roster with their notices, searched by label, client, notice number or telephone."""
    text = (  # all that finds a unit, one a line
        "lower(unit.building || ' ' || unit.entrance || ' ' || unit.room || '\n' "
        "|| unit.building || unit.entrance || unit.room || '\n' || coalesce(notice.client_name, '') || '\n' "
        "|| coalesce(notice.number, '') || '\n' || coalesce(notice.phone, ''))"
    )
    clauses, values = _search_clauses(search, text)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = (
        "SELECT unit.id, notice.id, (SELECT handover.id FROM handover WHERE handover.unit_id = unit.id AND "  # noqa: S608 fixed text
        "(notice.id IS NULL OR handover.notice_id = notice.id) ORDER BY handover.line DESC LIMIT 1) "
        f"FROM unit LEFT JOIN notice ON notice.unit_id = unit.id {where} ORDER BY unit.line LIMIT %s OFFSET %s"
    )
    found = list(run(desk.database, sql, (*values, limit, offset)))
    units = _by_id(desk, UnitTable, Unit, {str(row[0]) for row in found})
    notices = _by_id(desk, NoticeTable, Notice, {str(row[1]) for row in found if row[1] is not None})
    return tuple(
        UnitToReceive(units[str(row[0])], notices.get(str(row[1])), None if row[2] is None else str(row[2])) for row in found
    )


def _by_id(desk: Desk, table: type[UnitTable | NoticeTable], record: type[T], ids: set[str]) -> dict[str, T]:
    marks = places(len(ids))
    rows = read_records(desk.database, table, record, f"WHERE id IN ({marks})", tuple(ids))
    return {row.id: row for row in rows}


def search_clauses(search: str) -> tuple[list[str], list[object]]:
    """Return SQL conditions on rows of the board, with their values: every word of `search` finds it, or the code that was
    scanned."""
    return _code_clauses(search) or _search_clauses(search, "found_by")


def _code_clauses(search: str) -> tuple[list[str], list[object]] | None:
    """Return what finds the case of a certificate whose code was scanned; None for any other text."""
    signed_code = read_certificate_code(search)
    if isinstance(signed_code, Reason):
        return None
    return ["case_id IN (SELECT case_id FROM certificate WHERE seal = %s)"], [code_text(signed_code)]


def _search_clauses(search: str, column: str) -> tuple[list[str], list[object]]:
    words = _findable(search).lower().split()
    return [f"contains({column}, %s)" for _word in words], list(words)


def _findable(text: str) -> str:
    """Return the text as a database can be asked for it: half a character, as bytes that are no UTF-8 give, finds nothing."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
