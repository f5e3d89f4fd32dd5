"""What a whole household's file is changed by, so that a guard finds something missing."""

# ruff: noqa: ANN401 (a change passes on whatever field the test names; the record itself checks the names)

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from app.procedure.case import CaseFile, PaperCheck, PersonRole, RepairSubject, Verdict
from tests.factory import a_defect, a_repair, a_round

Change = Callable[[CaseFile], CaseFile]


def _with(file: CaseFile, part: str, rows: Iterable[Any]) -> CaseFile:
    values: dict[str, Any] = {part: tuple(rows)}
    return replace(file, **values)


def every(part: str, **changes: Any) -> Change:
    """All rows of a part of the file, changed."""
    return lambda file: _with(file, part, (replace(row, **changes) for row in getattr(file, part)))


def first(part: str, **changes: Any) -> Change:
    def change(file: CaseFile) -> CaseFile:
        head, *rest = getattr(file, part)
        return _with(file, part, (replace(head, **changes), *rest))

    return change


def last(part: str, **changes: Any) -> Change:
    def change(file: CaseFile) -> CaseFile:
        *rest, tail = getattr(file, part)
        return _with(file, part, (*rest, replace(tail, **changes)))

    return change


def without(part: str) -> Change:
    return lambda file: _with(file, part, ())


def role(wanted: PersonRole, **changes: Any) -> Change:
    return lambda file: replace(
        file, people=tuple(replace(each, **changes) if each.role is wanted else each for each in file.people)
    )


def case(**changes: Any) -> Change:
    return lambda file: replace(file, case=replace(file.case, **changes))


def unit(**changes: Any) -> Change:
    return lambda file: replace(file, unit=replace(file.unit, **changes))


def both(*changes: Change) -> Change:
    def change(file: CaseFile) -> CaseFile:
        for each in changes:
            file = each(file)
        return file

    return change


def checks(which: Callable[[PaperCheck], bool], **changes: Any) -> Change:
    return lambda file: replace(
        file, paper_checks=tuple(replace(check, **changes) if which(check) else check for check in file.paper_checks)
    )


def personal(check: PaperCheck) -> bool:
    return check.person_id is not None


def with_round(number: int) -> Change:
    return lambda file: replace(file, rounds=(*file.rounds, a_round(id=str(number), round=number, verdict=None)))


def failed(**repair: Any) -> Change:
    """The first round failed, and the repair is ordered where `repair` says how far it is."""

    def change(file: CaseFile) -> CaseFile:
        file = replace(file, rounds=(replace(file.rounds[0], verdict=Verdict.FAILED),), defects=(a_defect(),), repairs=())
        if not repair:
            return file
        ordered = replace(a_repair(subject=RepairSubject.UNIT, round=1), done_on=None, **repair)
        return replace(file, repairs=(ordered,))

    return change


def leaking(**repair: Any) -> Change:
    def change(file: CaseFile) -> CaseFile:
        tests = tuple(test for test in file.waterproof_tests if test.round == 1)
        file = replace(file, waterproof_tests=tests, repairs=())
        if not repair:
            return file
        ordered = replace(a_repair(subject=RepairSubject.WATERPROOF, round=1), done_on=None, **repair)
        return replace(file, repairs=(ordered,))

    return change


def nobody_expected(file: CaseFile) -> CaseFile:
    return replace(file, notice=None)


def without_box(file: CaseFile) -> CaseFile:
    return replace(file, shelf=replace(file.shelf, box="")) if file.shelf is not None else file


def without_person(wanted: PersonRole) -> Change:
    return lambda file: replace(file, people=tuple(each for each in file.people if each.role is not wanted))
