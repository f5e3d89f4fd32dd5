"""Every kind of client who can come: the facts of a case add up, so all their combinations do (P-table)."""

# ruff: noqa: ANN401 (a builder passes on whatever field the test names; the record itself checks the names)

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from app.procedure.case import CaseFile, Origin, Party, PersonRole, Tenure, UnitKind
from tests.factory import a_case, a_notice, a_paper_check, a_person, a_site, a_unit, identifier, resident_number

MINOR = date(2015, 5, 1)
ADULT = date(1980, 5, 1)


def a_client(**changes: Any) -> CaseFile:
    """A case just received: the client alone, an owner from this city, with a home. `changes` are fields of the case."""
    return CaseFile(site=a_site(), case=replace(a_case(), **changes), unit=a_unit(), notice=a_notice(), people=(a_person(),))


def with_role(file: CaseFile, role: PersonRole, name: str, **changes: Any) -> CaseFile:
    """The case with one more person."""
    born = changes.pop("birth", ADULT)
    assert isinstance(born, date)
    person = a_person(
        id=identifier(file.case.id, name), role=role, name=name, birth=born, identity_number=resident_number(born), **changes
    )
    return replace(file, people=(*file.people, person))


def with_parking(file: CaseFile) -> CaseFile:
    """A parking space instead of a home: it has no layout."""
    return replace(file, unit=replace(file.unit, kind=UnitKind.PARKING, entrance="", layout=""))


def all_kinds() -> list[CaseFile]:
    """Every combination of what a case can be, first alone, then with everybody else who can stand on the client card."""
    files = []
    choices = product(Tenure, Party, Origin, (False, True), (False, True), (False, True), UnitKind)
    for tenure, party, origin, employed, renovating, entrusted, kind in choices:
        file = a_client(tenure=tenure, party=party, origin=origin, employed=employed, renovating=renovating, entrusted=entrusted)
        if origin is Origin.FOREIGN and entrusted:
            file = replace(file, people=(replace(file.people[0], identity_kind="permanent_resident_card"),))
        files.append(with_parking(file) if kind is UnitKind.PARKING else file)
    return [*files, *(_with_everybody(file) for file in files)]


def _with_everybody(file: CaseFile) -> CaseFile:
    file = with_role(file, PersonRole.CO_OWNER, "甲")
    file = with_role(file, PersonRole.CO_OWNER, "乙", birth=MINOR)
    file = with_role(file, PersonRole.GUARDIAN, "丙")
    file = with_role(file, PersonRole.AGENT, "丁", powers=("inspect",))
    file = with_role(file, PersonRole.MEMBER, "戊")
    return replace(file, paper_checks=(a_paper_check(paper="residence_permit_local", copies=1),))
