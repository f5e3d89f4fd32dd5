"""Scans that an archive lacks: asked for only from those who may have them, and no more once nobody can read them."""

from app.archive.database.connection import run, scalar
from app.archive.journal.entry import DESTROY
from app.archive.tables.exchange import ScanTable
from app.desk.headquarters.stations import attention, stations
from app.exchange.correspondence.partner_state import standings
from app.exchange.correspondence.receipts import PartnerReceipt
from app.exchange.exporting import export_package
from app.exchange.partners.trust import own_partners
from tests.app.exchange.world import COMPANY, OPERATOR, World

SCAN = b"%PDF-identity paper%%EOF"


def scanned(world: World, name: str) -> tuple[str, str]:
    """The oldest case of a counter with a scan; gives the name of its file, and the case."""
    desk = world.desks[name]
    case = str(scalar(desk.database, "SELECT id FROM handover WHERE site_id = ? ORDER BY id LIMIT 1", (desk.site_id,)))
    blob, key = desk.archive.blobs.put(SCAN)
    with desk.archive.journal.writing(desk.act("attach_scan", case)) as writing:
        writing.insert(
            ScanTable,
            case_id=case,
            paper="id_card",
            person_id=None,
            kind="pdf",
            size=len(SCAN),
            blob=blob,
            blob_key=key,
            taken_on=desk.today(),
            taken_by=OPERATOR,
        )
    return blob, case


def sent(world: World, name: str, to: str) -> PartnerReceipt:
    """A package goes over; gives the receipt in it."""
    stick = world.export(name, to)
    assert stick is not None
    receipt = world.deliver(stick).receipt
    assert receipt is not None
    return receipt


def scans_for(world: World, to: str, name: str = COMPANY) -> int:
    """How many scans are in a package of one archive for another."""
    desk = world.desks[name]
    partner = own_partners(desk.database, desk.archive.station.id)[world.station_of(to)]
    return export_package(desk.archive, partner, world.folder, desk.act("export"), desk.now().isoformat()).scans


def lacking(world: World, blob: str, name: str) -> None:
    """The file of a scan is gone where it was taken, so that headquarters gets the row alone."""
    world.desks[name].archive.blobs.path(blob).unlink()
    sent(world, name, COMPANY)
    assert attention(world.desks[COMPANY]).scans_missing == 1


def test_a_missing_scan_is_asked_for_from_its_own_site_alone(world: World) -> None:
    blob, _case = scanned(world, "c")
    lacking(world, blob, "c")
    for name in ("a", "b"):
        assert sent(world, COMPANY, name).missing_blobs == ()
        assert {each.scans_missing for each in standings(world.desks[name].archive)} == {0}
    assert sent(world, COMPANY, "c").missing_blobs == (blob,)


def test_a_scan_whose_key_was_destroyed_is_asked_for_no_more(world: World) -> None:
    blob, case = scanned(world, "c")
    lacking(world, blob, "c")
    sent(world, COMPANY, "c")
    desk, headquarters = world.desks["c"], world.desks[COMPANY]
    assert [each.scans_missing for each in standings(desk.archive)] == [1]
    desk.archive.journal.destroy(desk.act(DESTROY, case), case)
    assert [each.scans_missing for each in standings(desk.archive)] == [0], "there is nothing to bring any more"
    sent(world, "c", COMPANY)
    assert attention(headquarters).scans_missing == 0
    assert {each.scans_missing for each in stations(headquarters)} == {0}
    assert sent(world, COMPANY, "c").missing_blobs == ()


def test_a_scan_of_another_site_is_never_sent_whoever_asks(world: World) -> None:
    """A station names the file in its receipt, as one would that saw the name before it was told to its own site alone."""
    blob, _case = scanned(world, "c")
    sent(world, "c", COMPANY)
    sent(world, "a", COMPANY)
    headquarters = world.desks[COMPANY]
    assert headquarters.archive.blobs.holds(blob)
    run(headquarters.database, "UPDATE peer SET missing_blobs = ?", (f'["{blob}"]',))
    assert [scans_for(world, name) for name in ("a", "b", "c")] == [0, 0, 1]


def test_a_scan_that_nobody_can_read_is_not_sent(world: World) -> None:
    """The entry that adds it goes along; its file, which stays on the disk, would only lie there too."""
    blob, case = scanned(world, "a")
    desk = world.desks["a"]
    assert scans_for(world, COMPANY, "a") == 1
    desk.archive.journal.destroy(desk.act(DESTROY, case), case)
    assert desk.archive.blobs.holds(blob)
    assert scans_for(world, COMPANY, "a") == 0
