"""The ways that entries take: between two counters, through headquarters, back to a counter that lost its disk; and scans."""

from pathlib import Path
from random import Random

from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.tables.exchange import ScanTable
from app.desk.desk import Desk
from app.desk.site import create_site
from app.exchange.importing import NOTHING_NEW
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit
from app.procedure.case import Site
from tests.app.exchange.world import COMPANY, OPERATOR, PASSWORD, World

SITE = "花园"
SCAN = b"%PDF-1.7 scanned identity card"


def sent(world: World, sender: str, to: str) -> int:
    stick = world.export(sender, to)
    assert stick is not None
    return world.deliver(stick).entries


def scanned(desk: Desk) -> str:
    """A scan of the oldest case; gives the name of its file."""
    (case,) = run(desk.database, "SELECT id FROM handover ORDER BY rowid LIMIT 1").fetchone() or ("",)
    name, key = desk.archive.blobs.put(SCAN)
    with desk.archive.journal.writing(desk.act("scan", case)) as writing:
        writing.insert(
            ScanTable,
            case_id=case,
            paper="id_card",
            kind="application/pdf",
            size=len(SCAN),
            blob=name,
            blob_key=key,
            taken_on=desk.today(),
            taken_by="王丽",
        )
    return name


def read_at(world: World, name: str) -> bytes:
    desk = world.desks[name]
    blob, key = run(desk.database, "SELECT blob, blob_key FROM scan").fetchone() or ("", "")
    return desk.archive.blobs.get(blob, key)


def test_two_counters_of_a_site_exchange_cases_without_headquarters(world: World) -> None:
    world.new_case("a")
    world.new_case("b")
    assert sent(world, "a", "b") > 0
    assert sent(world, "b", "a") > 0
    assert world.rows("a", SITE) == world.rows("b", SITE)


def test_counters_paired_with_each_other_alone_need_no_headquarters(tmp_path: Path) -> None:
    world = World(tmp_path, Random(1))
    for name in ("a", "b"):
        world.desks[name] = create_site(
            tmp_path / name,
            site=Site(id="", name=SITE),
            station=name,
            operator=OPERATOR,
            password=PASSWORD,
            settings=world.settings,
        )
    for host, guest in (("a", "b"), ("b", "a")):
        desk = world.desks[host]
        admit(desk.archive, desk.act("admit"), own_card(world.desks[guest].archive))
    world.new_case("a")
    assert sent(world, "a", "b") > 0
    assert sent(world, "b", "a") > 0
    assert world.rows("a", SITE) == world.rows("b", SITE)
    world.close()


def test_what_a_restored_counter_lost_comes_back_to_it_from_headquarters(world: World) -> None:
    """Its own entries, in the chain that it wrote before; what it writes now stands in a new one."""
    world.back_up("a")
    world.new_case("a")
    world.exchange()
    held = world.rows("a", SITE)
    chain = scalar(world.desks["a"].database, "SELECT value FROM about WHERE name = 'chain'")
    world.restore("a")
    assert world.rows("a", SITE) != held
    world.exchange()
    assert world.rows("a", SITE) == held
    world.new_case("a")
    assert scalar(world.desks["a"].database, "SELECT value FROM about WHERE name = 'chain'") != chain
    world.exchange()
    assert world.rows("a", SITE) == world.rows(COMPANY, SITE)
    assert world.problems("a") == world.problems(COMPANY) == ()


def test_scans_go_along_once_and_are_read_where_they_arrive(world: World) -> None:
    name = scanned(world.desks["a"])
    stick = world.export("a", COMPANY)
    assert stick is not None
    assert world.deliver(stick).scans == 1
    assert read_at(world, COMPANY) == SCAN
    world.exchange()
    again = world.export("a", COMPANY)
    assert again is not None
    assert again.file.stat().st_size < stick.file.stat().st_size
    assert world.deliver(again).status == NOTHING_NEW
    assert read_at(world, "b") == SCAN, "relayed to the other counter of the site"
    assert not world.desks["c"].archive.blobs.holds(name)


def test_a_scan_that_is_missing_is_told_in_the_receipt_and_sent_again(world: World) -> None:
    """Its file was gone from the counter's disk when the package was made, and is brought back later."""
    desk = world.desks["a"]
    name = scanned(desk)
    path = desk.archive.blobs.path(name)
    content = path.read_bytes()
    path.unlink()
    stick = world.export("a", COMPANY)
    assert stick is not None
    assert world.deliver(stick).scans_missing == 1
    path.write_bytes(content)
    sent(world, COMPANY, "a")
    sent(world, "a", COMPANY)
    assert read_at(world, COMPANY) == SCAN
    assert scalar(world.desks[COMPANY].database, "SELECT count(*) FROM blob_missing") == 0


def test_a_destroyed_name_does_not_come_back_with_a_package_that_was_late(world: World) -> None:
    world.new_case("a")
    late = world.export("a", COMPANY)
    assert late is not None
    desk = world.desks["a"]
    person, name = run(desk.database, "SELECT id, name FROM person ORDER BY rowid DESC LIMIT 1").fetchone() or ("", "")
    sent(world, "a", "b")
    desk.archive.journal.destroy(desk.act("destroy"), person)
    world.exchange()
    world.deliver(late)
    world.exchange()
    for place in ("a", "b", COMPANY):
        held = [str(row) for table in ("person", "entry") for row in run(world.desks[place].database, f"SELECT * FROM {table}")]  # noqa: S608 two names
        assert not [row for row in held if name in row], place


def test_what_headquarters_destroys_is_gone_at_the_site(world: World) -> None:
    desk = world.desks[COMPANY]
    person, name = run(
        desk.database,
        "SELECT person.id, name FROM person JOIN handover ON handover.id = case_id WHERE site_id = ? LIMIT 1",
        (natural_id("site", SITE),),
    ).fetchone() or ("", "")
    desk.archive.journal.destroy(desk.act("destroy"), person, SITE)
    world.exchange()
    for place in ("a", "b", COMPANY):
        held = [str(row) for table in ("person", "entry") for row in run(world.desks[place].database, f"SELECT * FROM {table}")]  # noqa: S608 two names
        assert not [row for row in held if name in row], place
        assert world.problems(place) == ()
