"""Headquarters' view: stations with their packages, gaps and what waits; what is not yet acknowledged; days and households."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.archive.database.connection import run, scalar
from app.desk.certificates import issuing
from app.desk.control.lots import receive_lot
from app.desk.headquarters.day_totals import DayTotals, day_totals
from app.desk.headquarters.households import SiteTotals, count_households, households, site_totals
from app.desk.headquarters.stations import StationState, attention, stations, unsynchronised
from app.desk.household.scans import ScanKind, attach
from app.errors import InputError
from app.exchange.correspondence.packages import numbers_missing, numbers_twice, packages_seen
from app.exchange.correspondence.receipts import acknowledged
from app.exchange.decisions.conflicts import count_conflicts
from app.exchange.exporting import export_package
from app.exchange.importing import import_package
from app.exchange.partners.trust import own_partners
from app.procedure.case import Ending
from tests.app.desk.counter import Counter
from tests.app.desk.household.test_scans import PDF
from tests.app.desk.journey import an_owner, arrived
from tests.app.desk.offices import COMPANY, GARDEN, RIVER, Offices, some_offices
from tests.app.exchange.sites import Paired


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        yield made


def export(offices: Offices, sender: Paired, to: Paired, folder: str) -> Path:
    """A package that is not delivered yet."""
    place = offices.folder / folder
    place.mkdir()
    partner = own_partners(sender.archive.database, sender.id)[to.id]
    return export_package(sender.archive, partner, place, sender.desk.act("export"), sender.desk.now().isoformat()).package


def deliver(to: Paired, package: Path) -> None:
    import_package(to.archive, package, to.desk.act("import"), to.desk.now().isoformat())


def state(offices: Offices, site: Paired) -> StationState:
    return next(each for each in stations(offices.headquarters.desk) if each.station == site.id)


def test_every_station_stands_there_with_its_last_package(offices: Offices) -> None:
    before = [(each.site, each.code, each.last) for each in stations(offices.headquarters.desk)]
    assert before == [(RIVER, "A1", None), (GARDEN, "A1", None), (GARDEN, "B1", None)]
    offices.send(offices.garden, offices.headquarters)
    found = state(offices, offices.garden)
    assert found.last is not None
    assert (found.last.number, found.last.status, found.last.reason) == (1, "imported", None)
    assert found.last.seen_at > "2026-12-01"
    (company,) = stations(offices.garden.desk)
    assert (company.role, company.site, company.last) == ("headquarters", COMPANY, None)
    offices.headquarters.revoke(offices.garden)
    assert state(offices, offices.garden).is_shut_out
    assert state(offices, offices.garden).unacknowledged == 0


def test_a_package_that_never_came_is_known_by_the_next_which_brings_all_of_it(offices: Offices) -> None:
    lost = export(offices, offices.garden, offices.headquarters, "lost")
    offices.send(offices.garden, offices.headquarters)
    epoch = str(scalar(offices.garden.desk.database, "SELECT value FROM about WHERE name = 'chain'"))
    found = state(offices, offices.garden)
    assert found.missing == ((epoch, 1),)
    assert found.waiting == 0
    seen = packages_seen(offices.headquarters.desk.database, offices.garden.id)
    assert (found.missing, found.twice) == (numbers_missing(seen), numbers_twice(seen))
    deliver(offices.headquarters, lost)
    assert state(offices, offices.garden).missing == ()


def test_a_number_that_came_in_two_versions_is_told(offices: Offices) -> None:
    offices.send(offices.garden, offices.headquarters)
    database = offices.headquarters.desk.database
    run(
        database,
        """INSERT INTO package_seen
            SELECT station, epoch, number, 'other', 0, '', 'imported', 1, 0, 0, '', seen_at FROM package_seen""",
    )
    found = state(offices, offices.garden)
    assert [number for _epoch, number in found.twice] == [1]
    assert found.twice == numbers_twice(packages_seen(database, offices.garden.id))


def test_a_refused_package_is_told_with_its_reason(offices: Offices) -> None:
    offices.send(offices.garden, offices.headquarters)
    run(
        offices.headquarters.desk.database,
        """UPDATE package_seen SET status = 'refused', reason = '["exchange.segment_unknown", [["number", "3"]]]'""",
    )
    last = state(offices, offices.garden).last
    assert last is not None
    assert last.reason is not None
    assert (last.status, last.reason.code) == ("refused", "exchange.segment_unknown")


def test_what_waits_is_counted_for_the_station_whose_it_is(offices: Offices) -> None:
    for site in (offices.garden, offices.river):
        site.revoke(offices.headquarters)
        receive_lot(site.desk, 1, 25)
        site.admit(offices.headquarters)
    office = arrived(offices.counter(offices.garden), "documents")
    scan = attach(offices.garden.desk, office.case_id, "move_in_notice", PDF, ScanKind.PDF)
    offices.garden.archive.blobs.path(scan.blob).rename(offices.folder / "elsewhere")
    for site in (offices.garden, offices.river):
        offices.send(site, offices.headquarters)
    database = offices.headquarters.desk.database
    chain = "SELECT chain FROM entry JOIN chain ON chain.id = chain WHERE station = ? LIMIT 1"
    kept = "previous, head, facts, facts_salt, personal, personal_salt, personal_hash, subject, seen_at"
    for table, more in (("staged_entry", ""), ("forked_entry", ", 'x', '', ''")):
        sql = f"INSERT INTO {table} SELECT ({chain}), 900, 'h', '', '', '', '', NULL, NULL, NULL, NULL, ''{more}"
        run(database, sql, (offices.garden.id,))
    run(database, f"INSERT INTO staged_entry (chain, seq, hash, {kept}) SELECT 'unknown', 3, 'h', {kept} FROM staged_entry")  # noqa: S608 fixed
    garden, river = state(offices, offices.garden), state(offices, offices.river)
    assert (garden.waiting, garden.forked, garden.conflicts, garden.scans_missing) == (1, 1, 0, 1)
    assert (river.waiting, river.forked, river.conflicts, river.scans_missing) == (0, 0, 1, 0)
    found = attention(offices.headquarters.desk)
    assert (found.waiting, found.strangers, found.forked, found.scans_missing) == (2, 1, 1, 1)
    assert found.conflicts == count_conflicts(database) == 1


def test_not_yet_acknowledged_entries_are_counted_both_ways(offices: Offices) -> None:
    desk = offices.garden.desk
    first = unsynchronised(desk)
    assert first == int(str(scalar(desk.database, "SELECT count(*) FROM entry")))
    offices.send(offices.garden, offices.headquarters)
    assert unsynchronised(desk) == first
    assert state(offices, offices.garden).unacknowledged > 0
    offices.send(offices.headquarters, offices.garden)
    assert unsynchronised(desk) == 0
    assert state(offices, offices.garden).unacknowledged > 0
    offices.send(offices.garden, offices.headquarters)
    assert state(offices, offices.garden).unacknowledged == 0
    arrived(offices.counter(offices.garden), "reception")
    assert (
        unsynchronised(desk)
        == int(str(scalar(desk.database, "SELECT count(*) FROM entry WHERE chain = ?", (chain_of(desk.database),))))
        - (acknowledged(desk.database, offices.headquarters.id)[chain_of(desk.database)])
    )


def chain_of(database: object) -> str:
    return str(scalar(database, "SELECT value FROM about WHERE name = 'chain'"))  # type: ignore[arg-type]  # a database


def test_a_counter_that_was_never_paired_is_not_taken_for_one_that_is_up_to_date(offices: Offices, counter: Counter) -> None:
    assert unsynchronised(counter.desk) is None
    assert unsynchronised(offices.headquarters.desk) is None
    offices.garden.revoke(offices.headquarters)
    assert unsynchronised(offices.garden.desk) is None


def test_day_totals_are_those_of_the_span_and_of_each_site(offices: Offices) -> None:
    garden = offices.counter(offices.garden)
    offices.supplied(offices.garden, 1)
    first_day = offices.garden.desk.today()
    issuing.void(offices.garden.desk, issuing.issue(offices.garden.desk, arrived(garden, "certificate").case_id), "字迹压线")
    filed = arrived(garden, "filed")
    last_day = offices.garden.desk.today()
    receipts = sum((receipt.total for receipt in filed.file.receipts), Decimal(0))
    offices.send(offices.garden, offices.headquarters)
    offices.send(offices.river, offices.headquarters)
    desk = offices.headquarters.desk
    assert day_totals(desk, first_day, last_day) == (
        DayTotals(RIVER),
        DayTotals(GARDEN, received=2, issued=2, void=1, fees=receipts, keys=1, filed=1),
    )
    assert receipts > 0
    after = last_day + timedelta(days=1)
    assert day_totals(desk, after, after) == (DayTotals(RIVER), DayTotals(GARDEN))
    with pytest.raises(InputError):
        day_totals(desk, after, last_day)


def test_households_of_all_sites_are_found_page_by_page(offices: Offices) -> None:
    offices.supplied(offices.garden, 1)
    garden, river = offices.counter(offices.garden), offices.counter(offices.river)
    filed = arrived(garden, "filed")
    for counter, name in ((garden, "赵一"), (river, "赵一"), (river, "钱二")):
        client = an_owner()
        people = (replace(client.entry.people[0], name=name), *client.entry.people[1:])
        client.entry = replace(client.entry, people=people)
        arrived(counter, "documents", client)
    for site in (offices.garden, offices.river):
        offices.send(site, offices.headquarters)
    desk = offices.headquarters.desk
    found = households(desk, "赵一")
    assert sorted(each.site for each in found) == sorted([GARDEN, RIVER])
    assert {each.row.client for each in found} == {"赵一"}
    assert [each.site for each in households(desk, "赵一", site=RIVER)] == [RIVER]
    assert households(desk, "无此人") == ()
    every = households(desk)
    assert tuple(page for offset in range(4) for page in households(desk, limit=1, offset=offset)) == every
    assert (count_households(desk), count_households(desk, "赵一"), count_households(desk, site=RIVER)) == (4, 2, 2)
    assert [each.row.case_id for each in households(desk, step=Ending.FILED.value)] == [filed.case_id]
    seal = filed.file.certificates[-1].seal
    assert seal is not None
    assert [each.row.case_id for each in households(desk, seal)] == [filed.case_id]
    assert site_totals(desk) == (
        SiteTotals(RIVER, units=4, going_on=2),
        SiteTotals(GARDEN, units=4, going_on=1, filed=1, certificates=1),
    )
