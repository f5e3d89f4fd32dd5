"""Two counters of a site that had not heard of each other yet: one home never has two certificates in silence (C1, C7)."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.backup import back_up, restore
from app.archive.database.connection import run
from app.archive.tables.case import CaseTable
from app.desk.certificates import issuing
from app.desk.certificates.books import open_next_book
from app.desk.certificates.findings import findings
from app.desk.certificates.incidents import explain_finding
from app.desk.certificates.restored_books import reconcile_book
from app.desk.control.ledger import ledger_problems, read_ledger
from app.desk.site import open_desk
from app.procedure.certificates import IncidentKind
from tests.app.desk.counter import PASSWORD, settings_in
from tests.app.desk.journey import an_owner, arrived, go_to, taken
from tests.app.desk.offices import GARDEN, Offices, some_offices
from tests.app.exchange.sites import MANAGER, Paired
from tests.walking.desk_office import DeskOffice


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        for site in (made.garden, made.garden_b):
            made.supplied(site, 1)
        told(made)
        yield made


def told(offices: Offices) -> None:
    """Every counter of the site hears of the other, through headquarters."""
    for site in (offices.garden, offices.garden_b, offices.garden):
        offices.report(site)


def twice(site: Paired) -> list[tuple[int, str]]:
    return [(each.number, each.where) for each in findings(site.desk.database) if each.kind is IncidentKind.IN_FORCE_TWICE]


def received_at_both(offices: Offices, step: str) -> list[DeskOffice]:
    """The same home, received by both counters, each unaware of the other's case."""
    garden = offices.counter(offices.garden)
    unit = next(unit for unit in garden.units() if unit not in taken(garden))
    both = [DeskOffice(site.desk, offices.counter(site).clock, unit) for site in (offices.garden, offices.garden_b)]
    for office in both:
        go_to(office, an_owner(), step)
    return both


def test_c7_a_case_that_got_a_certificate_at_two_counters_is_found_everywhere_until_one_is_void(offices: Offices) -> None:
    case = arrived(offices.counter(offices.garden), "certificate").case_id
    told(offices)
    assert [issuing.issue(site.desk, case) for site in (offices.garden, offices.garden_b)] == [1, 26]
    assert twice(offices.garden) == [], "nobody heard of the other yet"
    told(offices)
    for site in (offices.headquarters, offices.garden, offices.garden_b):
        assert twice(site) == [(26, f"{GARDEN} A1, {GARDEN} B1")]
        assert [problem.code for problem in ledger_problems(site.desk.database)] == ["ledger.in_force_twice"]
        assert not read_ledger(site.desk.database).proved
    issuing.void(offices.garden.desk, 1, "两个柜台各开一份")
    told(offices)
    for site in (offices.headquarters, offices.garden, offices.garden_b):
        assert twice(site) == []
        assert read_ledger(site.desk.database).proved


def test_c7_a_home_received_at_two_counters_is_found_though_both_cases_were_filed(offices: Offices) -> None:
    received_at_both(offices, "filed")
    told(offices)
    assert twice(offices.headquarters) == twice(offices.garden_b) == [(26, f"{GARDEN} A1, {GARDEN} B1")]
    (finding,) = findings(offices.headquarters.desk.database)
    explain_finding(offices.headquarters.desk, finding, "客户联已收回一份")
    told(offices)
    for site in (offices.headquarters, offices.garden, offices.garden_b):
        assert read_ledger(site.desk.database).proved


def test_c7_a_home_that_a_restored_counter_received_once_more_is_found(offices: Offices, tmp_path: Path) -> None:
    """What it did between the backup and the restore is at headquarters, and was not here when the home was received again."""
    garden, settings = offices.garden, settings_in(offices.folder)
    folder, clock = garden.archive.folder, garden.desk.clock
    backup = back_up(garden.archive, tmp_path / "backups", clock).folder
    unit = offices.counter(garden).units()[0]
    go_to(DeskOffice(garden.desk, offices.counter(garden).clock, unit), an_owner(), "inspection")
    offices.report(garden)
    garden.archive.close()
    shutil.rmtree(folder)
    restore(backup, folder, operator=MANAGER, password=PASSWORD, settings=settings)
    garden.desk = open_desk(folder, operator=MANAGER, password=PASSWORD, clock=clock, settings=settings)
    with garden.archive:
        open_next_book(garden.desk)
        reconcile_book(garden.desk, 1, 2, "张敏")
        go_to(DeskOffice(garden.desk, offices.counter(garden).clock, unit), an_owner(), "inspection")
        offices.report(garden)
        assert twice(offices.headquarters) == [(2, f"{GARDEN} A1")]


def test_c1_a_home_that_changed_hands_has_two_certificates_rightly(offices: Offices) -> None:
    """The first case ended before the other began."""
    first, _second = received_at_both(offices, "filed")
    day = first.file.case.opened_on
    told(offices)
    with offices.garden.archive.journal.writing(offices.garden.desk.act("correct", first.case_id)) as writing:
        writing.update(
            CaseTable, first.case_id, opened_on=day.replace(year=day.year - 1), ended_on=day.replace(year=day.year - 1)
        )
    assert twice(offices.garden) == []
    assert run(offices.garden.desk.database, "SELECT count(*) FROM certificate WHERE state = 'issued'").fetchone() == (2,)


def test_c1_a_home_that_one_counter_handed_over_twice_on_one_day_is_no_such_case(offices: Offices) -> None:
    """It never opens a case while there is an open one, so the second began when the first had ended."""
    counter = offices.counter(offices.garden)
    first = arrived(counter, "filed")
    second = DeskOffice(counter.desk, counter.clock, first.file.unit.id)
    go_to(second, an_owner(), "filed")
    assert first.file.case.ended_on == second.file.case.opened_on
    assert twice(offices.garden) == []
