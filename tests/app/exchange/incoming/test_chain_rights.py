"""A table says which chain may write which tables, and only its own site's rows: who breaks it is refused as a whole."""

from collections.abc import Callable

import pytest

from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.journal.journal import Journal
from app.archive.journal.writing import Writing
from app.archive.tables.case import PersonTable, StepPassTable
from app.archive.tables.exchange import AdmissionTable, AllotmentTable
from app.archive.tables.site import SiteTable, UnitTable
from app.exchange.importing import REFUSED, import_packages
from app.procedure.case.unit import UnitKind
from tests.app.exchange.world import COMPANY, World

OTHER_SITE = natural_id("site", "河畔")


def allot(world: World, writing: Writing) -> None:
    numbers = {"first": 1, "last": 25, "application_id": None}
    writing.insert(AllotmentTable, None, site_id="", station="", allotted_on=world.desks["a"].today(), allotted_by="", **numbers)


def unit_of_another_site(_world: World, writing: Writing) -> None:
    texts = {"building": "", "entrance": "", "floor": "", "room": "", "layout": ""}
    writing.insert(UnitTable, None, site_id=OTHER_SITE, key="9", kind=UnitKind.HOME, area=None, **texts)


def unit_moved_to_another_site(_world: World, writing: Writing) -> None:
    (unit,) = run(writing.database, "SELECT id FROM unit LIMIT 1").fetchone() or ("",)
    writing.update(UnitTable, unit, site_id=OTHER_SITE)


def case_of_another_site(world: World, writing: Writing) -> None:
    (case,) = run(world.desks["c"].database, "SELECT id FROM handover").fetchone() or ("",)
    passed = world.desks["a"].now()
    writing.insert(StepPassTable, None, case_id=case, step="fees", passed_at=passed, operator="", counter="")
    writing.touched_cases.clear()  # the case is not here, so there is nothing to show on the board


def another_site(_world: World, writing: Writing) -> None:
    writing.insert(SiteTable, OTHER_SITE, name="河畔", company="", address="", phone="", hours="")


def admission_by_another(_world: World, writing: Writing) -> None:
    texts = dict.fromkeys(("station", "code", "site", "role", "public_key", "recipient", "recovery", "revoked_reason"), "x")
    writing.insert(AdmissionTable, None, by_station="headquarters", revoked_on=None, **texts)


@pytest.mark.parametrize(
    ("do", "code"),
    [
        (allot, "exchange.table_not_theirs"),
        (unit_of_another_site, "exchange.row_not_theirs"),
        (unit_moved_to_another_site, "exchange.row_not_theirs"),
        (case_of_another_site, "exchange.row_not_theirs"),
        (another_site, "exchange.row_not_theirs"),
        (admission_by_another, "exchange.row_not_theirs"),
    ],
)
def test_what_a_counter_may_not_write_refuses_its_package_and_changes_nothing(
    world: World, do: Callable[[World, Writing], None], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journal, "_refuse_what_others_refuse", lambda *_arguments: None)
    desk = world.desks["a"]
    with desk.archive.journal.writing(desk.act("try")) as writing:
        do(world, writing)
    stick = world.export("a", COMPANY)
    assert stick is not None
    before = world.state(COMPANY)
    company = world.desks[COMPANY]
    (result,) = import_packages(company.archive, [stick.file], company.act("import"), "now")
    assert (result.status, result.reason and result.reason.code) == (REFUSED, code)
    assert world.state(COMPANY) == before


def test_headquarters_may_not_write_a_household_into_the_chain_that_every_site_gets(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It refuses to do so itself; a program that did would be refused by the counters."""
    monkeypatch.setattr(Journal, "_refuse_what_others_refuse", lambda *_arguments: None)
    desk = world.desks[COMPANY]
    (person,) = run(desk.database, "SELECT person.id FROM person LIMIT 1").fetchone() or ("",)
    with desk.archive.journal.writing(desk.act("try")) as writing:
        writing.update(PersonTable, person, name="总部改")
    stick = world.export(COMPANY, "a")
    assert stick is not None
    counter = world.desks["a"]
    (result,) = import_packages(counter.archive, [stick.file], counter.act("import"), "now")
    assert (result.status, result.reason and result.reason.code) == (REFUSED, "exchange.table_not_theirs")


def test_why_a_package_was_refused_comes_back_in_the_receipt(world: World) -> None:
    desk = world.desks["a"]
    with desk.archive.journal.writing(desk.act("try")) as writing:
        unit_of_another_site(world, writing)
    stick = world.export("a", COMPANY)
    assert stick is not None
    company = world.desks[COMPANY]
    import_packages(company.archive, [stick.file], company.act("import"), "now")
    answer = world.export(COMPANY, "a")
    assert answer is not None
    receipt = world.deliver(answer).receipt
    assert receipt is not None
    assert [(number, status) for _epoch, number, status, reason in receipt.seen if "row_not_theirs" in reason] == [(3, REFUSED)]
