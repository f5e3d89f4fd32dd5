"""Which papers this client must show, and which of them are still missing (P1, the table of papers)."""

from dataclasses import dataclass
from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.case.papers import PaperCheck
from app.procedure.case.people import Person, PersonRole
from app.procedure.conditions import applies, conditions
from app.procedure.declaration.procedure import Procedure
from app.procedure.declaration.rows import Original, PaperKind
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class RequiredPaper:
    """A paper asked for in this case, of one person where it is personal, with what was seen of it."""

    kind: PaperKind
    person: Person | None
    check: PaperCheck | None


def required_papers(file: CaseFile, procedure: Procedure) -> tuple[RequiredPaper, ...]:
    """Return the rows of the 查验客户资料情况登记表, in the order of the declaration."""
    held = conditions(file, procedure.settings)
    rows: list[RequiredPaper] = []
    for kind in procedure.papers:
        if applies(kind, held):
            rows += [RequiredPaper(kind, person, _check(file, kind, person)) for person in _people(file, kind)]
    return tuple(rows)


def _people(file: CaseFile, kind: PaperKind) -> tuple[Person | None, ...]:
    if not kind.each:
        return (None,)
    return file.with_role(*(PersonRole(role) for role in kind.each))


def _check(file: CaseFile, kind: PaperKind, person: Person | None) -> PaperCheck | None:
    wanted = person.id if person is not None else None
    found = [check for check in file.paper_checks if check.paper == kind.id and check.person_id == wanted]
    return found[-1] if found else None


def paper_problem(row: RequiredPaper, rows: tuple[RequiredPaper, ...], today: date) -> Reason | None:
    """Return what is wrong with one required paper today, or None when it is satisfied, waived with a reason or stood in for."""
    problem = _own_problem(row, today)
    if problem is None:
        return None
    for other in rows:
        if other.kind.id in row.kind.satisfied_by and other.person == row.person and _own_problem(other, today) is None:
            return None
    return problem


def _own_problem(row: RequiredPaper, today: date) -> Reason | None:
    kind, check = row.kind, row.check
    if check is not None and check.waived_reason:
        return None
    if check is None or not _original_settled(kind, check):
        return _named("papers.missing", row)
    if not kind.copy_optional and check.copies < kind.copies:
        return _named("papers.copy_missing", row)
    if kind.sealed and not check.sealed:
        return _named("papers.not_sealed", row)
    if check.valid_until is not None and check.valid_until < today:
        return _named("papers.expired", row, until=check.valid_until.isoformat())
    return None


def _named(code: str, row: RequiredPaper, **more: str) -> Reason:
    """Return the reason with the paper, and with whose it is where a paper is asked of each person."""
    paper = f"paper:{row.kind.id}"
    if row.person is None or not row.person.name:
        return Reason.of(code, paper=paper, **more)
    return Reason.of(f"{code}_of", paper=paper, person=row.person.name, **more)


def _original_settled(kind: PaperKind, check: PaperCheck) -> bool:
    if kind.original is Original.NONE:
        return True
    return check.original_seen or (kind.original is Original.EITHER and check.copies > 0)


def missing_papers(file: CaseFile, procedure: Procedure, today: date, step: str | None = None) -> tuple[Reason, ...]:
    """Return why each unsatisfied paper is not satisfied; only those that hold up `step` where one is named."""
    rows = required_papers(file, procedure)
    wanted = [row for row in rows if step is None or row.kind.holds == step]
    problems = [paper_problem(row, rows, today) for row in wanted]
    return tuple(problem for problem in problems if problem is not None)


def papers_to_bring(file: CaseFile, procedure: Procedure, today: date) -> tuple[RequiredPaper, ...]:
    """Return the rows of the slip 补齐资料提示单: what to bring next time (P1)."""
    rows = required_papers(file, procedure)
    return tuple(row for row in rows if paper_problem(row, rows, today) is not None)
