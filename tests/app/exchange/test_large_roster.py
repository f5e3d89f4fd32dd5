"""A roster that is more than one entry holds: written in several, sent, and taken in whole; what can be written can be sent."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.archive.database.connection import scalar
from app.archive.journal.chain import entries_in_order, last_position
from app.archive.journal.entry import LARGEST
from app.archive.shipped import SHIPPED
from app.desk.site import open_desk
from app.desk.upkeep.roster import import_roster
from app.exchange.package import limits
from app.exchange.package.entry_lines import WireEntry, part_name, read_part, write_parts
from app.roster.rows import RosterReading
from tests.app.desk.counter import a_reading
from tests.app.exchange.world import COMPANY, OPERATOR, PASSWORD, World

ENTRY_BYTES = 2_000
HOMES, SPACES = 60, 20


def read_roster(world: World, name: str, reading: RosterReading) -> int:
    """A counter, whose entries are closed early, reads a roster; gives how many entries its units are in."""
    world.desks.pop(name).archive.close()
    settings = replace(world.settings, layout=replace(SHIPPED, entry_bytes=ENTRY_BYTES))
    desk = open_desk(world.folder / name, operator=OPERATOR, password=PASSWORD, counter=name, settings=settings)
    before = last_position(desk.database)
    import_roster(desk, reading)
    made = sum(b'["unit"' in entry.facts for entry in list(entries_in_order(desk.database))[before:])
    desk.archive.close()
    world.open(name)
    return made


def corrected(reading: RosterReading) -> RosterReading:
    return replace(reading, rows=tuple(replace(row, area=(row.area or Decimal(0)) + 1) for row in reading.rows))


def test_a_roster_of_several_entries_is_taken_in_whole(world: World) -> None:
    reading = a_reading(HOMES, SPACES)
    people = sum(bool(row.client_name) for row in reading.rows)
    assert read_roster(world, "a", reading) > 3
    assert read_roster(world, "a", corrected(reading)) > 3
    world.exchange()
    assert world.rows(COMPANY, "花园")["unit"] == world.rows("a", "花园")["unit"]
    assert len(world.rows(COMPANY, "花园")["unit"]) == HOMES + SPACES + 1
    assert scalar(world.desks[COMPANY].database, "SELECT count(*) FROM notice") == people
    assert [world.problems(name) for name in (COMPANY, "a")] == [(), ()]


def test_two_counters_that_read_the_same_roster_have_nothing_to_decide(world: World) -> None:
    """Each closes its entries elsewhere, and what one changes later rests on either."""
    reading = a_reading(HOMES, SPACES)
    read_roster(world, "a", reading)
    read_roster(world, "b", replace(reading, rows=reading.rows[::-1]))
    world.exchange()
    world.exchange()
    read_roster(world, "b", corrected(reading))
    world.exchange()
    world.exchange()
    for name in (COMPANY, "a", "b"):
        assert scalar(world.desks[name].database, "SELECT count(*) FROM conflict WHERE row_table = 'unit'") == 0
        assert world.rows(name, "花园")["unit"] == world.rows("b", "花园")["unit"]
        assert world.problems(name) == ()


@pytest.mark.parametrize("segment", [0, 999_999])
def test_the_largest_entry_that_can_be_written_can_be_sent(segment: int) -> None:
    head = b"[]"
    largest = WireEntry(segment, head, b"x" * (LARGEST - 2 - len(head)), bytes(16), b"[]", bytes(16), bytes(32))
    [(count, content)] = write_parts([largest])
    assert count == 1
    assert [entry for batch in read_part(part_name(1), content, segment + 1) for entry in batch] == [largest]
    assert LARGEST > limits.LINE - limits.LINE // 1000, "the room that is left for the rest of the line is small"
