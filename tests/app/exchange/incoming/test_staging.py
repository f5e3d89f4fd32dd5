"""Entries that waited: one that no table takes goes on waiting and keeps nothing out, and their scans are asked for."""

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.journal.chain import append, head_of
from app.archive.journal.entry import Change, EntryHead
from app.archive.journal.writing import make_entry
from app.exchange.correspondence.packages import packages_seen
from app.exchange.decisions.conflicts import count_conflicts
from app.exchange.importing import IMPORTED, WAITING, Imported, take_waiting
from tests.app.exchange.decisions.test_conflicts import corrected
from tests.app.exchange.incoming.test_newer_program import NEWER_SCHEMA, name_at, renamed, upgraded
from tests.app.exchange.test_ways import SCAN, read_at, scanned
from tests.app.exchange.world import COMPANY, World

IMPOSSIBLE = Change("lot", "00000000-0000-7000-8000-000000000001", None, {"first": 1})


def sent(world: World, sender: str, to: str) -> Imported:
    stick = world.export(sender, to)
    assert stick is not None
    return world.deliver(stick)


def append_impossible(world: World, name: str) -> None:
    """An entry of a newer program with a row that no table takes: it lacks what must be there."""
    database = world.desks[name].database
    with database.atomic("IMMEDIATE"):
        before = head_of(database, about(database, "chain") or "")
        now = world.desks[name].now().isoformat()
        head = EntryHead(before.chain, before.seq + 1, NEWER_SCHEMA, now, "operator", name, "try", None, None)
        append(database, make_entry(before, head, [IMPOSSIBLE], []))


def waiting(world: World) -> object:
    return scalar(world.desks[COMPANY].database, "SELECT count(*) FROM staged_entry")


def taken(world: World) -> Imported | None:
    desk = world.desks[COMPANY]
    return take_waiting(desk.archive, desk.act("import"), desk.now().isoformat())


def test_one_that_no_table_takes_waits_on_and_what_stands_before_it_goes_in(world: World) -> None:
    upgraded(world, "a")
    renamed(world, "a", "新版")
    append_impossible(world, "a")
    upgraded(world, "a")
    assert sent(world, "a", COMPANY).status == WAITING
    upgraded(world, COMPANY)
    world.new_case("c")
    result = sent(world, "c", COMPANY)
    assert (result.status, result.households, waiting(world)) == (IMPORTED, 1, 1)
    assert name_at(world, COMPANY) == "新版"
    found = taken(world)
    assert found is not None
    assert (found.status, found.entries, waiting(world)) == (WAITING, 0, 1)
    assert scalar(world.desks[COMPANY].database, "SELECT count(*) FROM lot") == 0
    assert world.problems(COMPANY) == ()


def test_what_fails_leaves_nothing_in_mind(world: World) -> None:
    """Tried in one go with others, it is found by trying fewer; those are counted once."""
    upgraded(world, "a")
    for number in range(5):
        renamed(world, "a", f"新版{number}")
    append_impossible(world, "a")
    sent(world, "a", COMPANY)
    upgraded(world, COMPANY)
    found = taken(world)
    assert found is not None
    assert (found.status, found.entries, found.changed, found.households) == (IMPORTED, 5, 1, 0)
    assert name_at(world, COMPANY) == "新版4"
    assert world.problems(COMPANY) == ()


def test_a_package_that_still_waits_says_so_again_and_keeps_its_record(world: World) -> None:
    world.new_case("a")
    upgraded(world, "a")
    renamed(world, "a", "新版")
    stick = world.export("a", COMPANY)
    assert stick is not None
    first, second = world.deliver(stick), world.deliver(stick)
    assert (first.status, first.entries, first.staged) == (WAITING, 1, 1)
    assert (second.status, second.entries, second.staged) == (WAITING, 0, 1)
    database, station = world.desks[COMPANY].database, world.station_of("a")
    seen = packages_seen(database, station)[0]
    assert (seen.status, seen.entries, seen.changed) == (WAITING, 1, 1)
    upgraded(world, COMPANY)
    assert taken(world) is not None
    world.deliver(stick)
    seen = packages_seen(world.desks[COMPANY].database, station)[0]
    assert (seen.status, seen.entries, seen.changed) == (IMPORTED, 1, 1)


def test_the_scan_of_an_entry_that_waited_is_asked_for_and_sent_again(world: World) -> None:
    """Its key stands in the row, so the file could not be kept when it came."""
    upgraded(world, "a")
    scanned(world.desks["a"])
    result = sent(world, "a", COMPANY)
    assert (result.status, result.scans, result.scans_missing) == (WAITING, 0, 0)
    upgraded(world, COMPANY)
    found = taken(world)
    assert found is not None
    assert (found.entries, found.scans_missing) == (1, 1)
    sent(world, COMPANY, "a")
    result = sent(world, "a", COMPANY)
    assert (result.status, result.entries, result.scans) == (IMPORTED, 0, 1)
    assert read_at(world, COMPANY) == SCAN
    assert not list(run(world.desks[COMPANY].database, "SELECT 1 FROM blob_missing"))


def test_what_is_to_be_decided_is_told_in_rows_as_the_list_counts_them(world: World) -> None:
    """One person, changed once at the one counter and three times at the other."""
    world.exchange()
    world.exchange()
    corrected(world, "b", "13800138000")
    for phone in ("13900139000", "13900139001", "13900139002"):
        corrected(world, "a", phone)
    assert sent(world, "b", COMPANY).conflicts == 0
    assert sent(world, "a", COMPANY).conflicts == 1
    assert count_conflicts(world.desks[COMPANY].database) == 1
