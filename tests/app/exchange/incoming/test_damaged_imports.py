"""A package that was cut short or of which a bit fell over is refused at the door: nothing accepted, the archive as it was."""

from collections.abc import Iterator
from random import Random

from app.exchange.importing import IMPORTED, REFUSED, import_packages
from tests.app.exchange.world import COMPANY, Stick, World

CUTS = 300
FLIPS = 300
HEADER = 4096


def a_package(world: World) -> Stick:
    for _case in range(3):
        world.new_case("a")
    stick = world.export("a", COMPANY)
    assert stick is not None
    return stick


def damages(content: bytes) -> Iterator[bytes]:
    """Cut at places all over the file, the clear header's every byte among them; flipped likewise."""
    random = Random(20261124)
    cuts = [*range(0, HEADER, HEADER // (CUTS // 2)), *random.sample(range(HEADER, len(content)), CUTS // 2)]
    for cut in cuts:
        yield content[:cut]
    used = content[:HEADER].rstrip(b"\0")
    places = [*random.sample(range(len(used)), FLIPS // 2), *random.sample(range(HEADER, len(content)), FLIPS // 2)]
    for place in places:
        flipped = bytearray(content)
        flipped[place] ^= 1 << random.randrange(8)
        yield bytes(flipped)


def test_600_damaged_packages_are_refused_and_change_nothing(world: World) -> None:
    stick = a_package(world)
    content = stick.file.read_bytes()
    damaged = stick.file.with_name("damaged.ruzhu")
    desk = world.desks[COMPANY]
    folder = desk.archive.folder
    before, files = world.state(COMPANY), sorted(folder.rglob("*"))
    count = 0
    for attempt in damages(content):
        damaged.write_bytes(attempt)
        (result,) = import_packages(desk.archive, [damaged], desk.act("import"), "now")
        assert result.status == REFUSED
        assert result.reason is not None
        count += 1
    assert count >= CUTS + FLIPS
    assert world.state(COMPANY) == before
    assert sorted(folder.rglob("*")) == files, "nothing was put anywhere"
    assert world.deliver(stick).status == IMPORTED, "the whole one goes in"


def test_an_old_package_played_once_more_brings_nothing(world: World) -> None:
    stick = a_package(world)
    world.deliver(stick)
    world.new_case("a")
    world.exchange()
    before = world.state(COMPANY)
    assert world.deliver(stick).entries == 0
    assert world.state(COMPANY) == before
