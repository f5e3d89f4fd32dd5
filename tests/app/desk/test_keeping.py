"""Rows that a case has one of for each key: entered at two places they are one row, in an older archive none comes beside."""

import shutil
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from app.archive.database.connection import run
from app.archive.database.identity import natural_id_within
from app.archive.database.records import values_of
from app.archive.tables.case import PaperCheckTable
from app.archive.tables.inspection import MeterReadingTable
from app.desk.household import documents, fees, filing, inspection, waterproof
from app.desk.household.inspection import InspectionEntry
from app.desk.keeping import keep_by_key
from app.errors import InputError
from app.procedure.case import (
    CheckResult,
    Defect,
    ItemCheck,
    MeterReading,
    PaperCheck,
    RepairSubject,
    Shelf,
    Verdict,
    WaterproofTest,
)
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.journey import an_owner, arrived, go_to, refused
from tests.walking.desk_office import DeskOffice

KEYS = {
    "paper_check": ("paper", "coalesce(person_id, '')"),
    "inspection_round": ("round",),
    "item_check": ("round", "part", "item"),
    "meter_reading": ("meter", "meter_number"),
    "repair": ("subject", "round"),
    "waterproof_test": ("round", "bathroom"),
    "signed_paper": ("paper",),
    "agreement": ("agreement",),
    "charge": ("fee",),
    "handed_item": ("item",),
    "archive_paper": ("kind",),
    "shelf": (),
}


def rows(counter: Counter, table: str) -> list[tuple[str, ...]]:
    """Id, case and key of each row."""
    columns = ", ".join(("id", "case_id", *KEYS[table]))
    return [tuple(map(str, row)) for row in run(counter.desk.database, f"SELECT {columns} FROM {table} ORDER BY id")]  # noqa: S608 names above


def a_long_way(counter: Counter) -> DeskOffice:
    """A case that is filed after a failed inspection and a waterproof test: it has a row in every one of the tables."""
    client = an_owner(renovating=True)
    office = arrived(counter, "inspection", client)
    items = [(part.id, item.id) for part in office.procedure.parts if part.id != "space" for item in part.items]
    checks = tuple(
        ItemCheck(
            id="",
            case_id=office.case_id,
            round=0,
            part=part,
            item=item,
            result=CheckResult.FINE if place else CheckResult.NOT_FINE,
        )
        for place, (part, item) in enumerate(items)
    )
    defect = Defect(id="", case_id=office.case_id, round=0, part=items[0][0], item=items[0][1], what="裂缝")
    office.inspect(InspectionEntry(inspected_by="李强", inspected_on=office.today, checks=checks, defects=(defect,)))
    office.give_verdict(Verdict.FAILED, ())
    office.order_repair(RepairSubject.UNIT, sent=True)
    go_to(office, client, "filed")
    return office


def test_every_row_with_a_key_is_named_by_it(counter: Counter) -> None:
    """So that two stations that enter it apart from each other enter one row."""
    a_long_way(counter)
    for table in KEYS:
        held = rows(counter, table)
        assert held, f"no row in {table}"
        for identifier, *key in held:
            assert identifier == natural_id_within(key[0], table, *key[1:]), (table, key)


def test_two_stations_enter_one_row(counter: Counter, tmp_path: Path) -> None:
    office = arrived(counter, "documents")
    counter.desk.archive.close()
    shutil.copytree(counter.folder / "archive", tmp_path / "other" / "archive")
    here, there = reopened(counter), reopened(Counter(counter.desk, counter.clock, tmp_path / "other"))
    shelf = Shelf(id="", case_id=office.case_id, box="H3")
    with here.desk.archive, there.desk.archive:
        for each, copies in ((here, 1), (there, 2)):
            check = PaperCheck(id="", case_id=office.case_id, paper="move_in_notice", original_seen=True, copies=copies)
            documents.save_paper_checks(each.desk, office.case_id, (check,))
            filing.save_filing(each.desk, office.case_id, (), shelf)
            fees.charge(each.desk, office.case_id)
        for table in ("paper_check", "shelf", "charge"):
            assert rows(here, table) == rows(there, table) != []


def an_older_row(counter: Counter, office: DeskOffice, paper: str) -> str:
    """A row as archives kept it before: under an id of its own."""
    check = PaperCheck(id="", case_id=office.case_id, paper=paper, copies=1)
    with counter.desk.archive.journal.writing(counter.desk.act("check_papers", office.case_id)) as writing:
        return writing.insert(PaperCheckTable, None, **values_of(check))


def test_no_second_row_stands_beside_one_of_an_older_archive(counter: Counter) -> None:
    office = arrived(counter, "documents")
    older = an_older_row(counter, office, "move_in_notice")
    check = PaperCheck(id="", case_id=office.case_id, paper="move_in_notice", original_seen=True, copies=2)
    documents.save_paper_checks(counter.desk, office.case_id, (check,))
    [held] = office.file.paper_checks
    assert (held.id, held.copies) == (older, 2)


def a_meter(office: DeskOffice, number: str, reading: str, identifier: str = "") -> MeterReading:
    return MeterReading(
        id=identifier,
        case_id=office.case_id,
        meter="water",
        meter_number=number,
        reading=Decimal(reading),
    )


def test_a_meter_that_was_renamed_leaves_its_first_number_to_another(counter: Counter) -> None:
    """Nothing is overwritten: the renamed row keeps its id and its reading, the new one is a row of its own."""
    office = arrived(counter, "inspection")
    desk, case_id = counter.desk, office.case_id
    inspection.save_inspection(desk, case_id, InspectionEntry(meters=(a_meter(office, "A", "1"),)))
    [first] = office.file.meters
    for readings in ((a_meter(office, "B", "1", first.id), a_meter(office, "A", "2")), (a_meter(office, "A", "3"),)):
        inspection.save_inspection(desk, case_id, InspectionEntry(meters=readings))
    assert {(held.id == first.id, held.meter_number, held.reading) for held in office.file.meters} == {
        (True, "B", Decimal("1.000")),
        (False, "A", Decimal("3.000")),
    }


def test_a_key_that_stands_twice_is_refused_and_nothing_is_lost(counter: Counter) -> None:
    office = arrived(counter, "inspection", an_owner(renovating=True))
    tests = tuple(WaterproofTest(id="", case_id=office.case_id, round=1, bathroom=name) for name in ("主卫", " 主卫 "))
    with refused(counter, "case.row_twice"):
        waterproof.save_waterproof(counter.desk, office.case_id, tests)
    check = PaperCheck(id="", case_id=office.case_id, paper="move_in_notice")
    with refused(counter, "case.row_twice"):
        documents.save_paper_checks(counter.desk, office.case_id, (check, check))


def test_blanks_around_a_key_make_no_second_row(counter: Counter) -> None:
    office = arrived(counter, "inspection", an_owner(renovating=True))
    for name in ("主卫", " 主卫 "):
        test = WaterproofTest(id="", case_id=office.case_id, round=1, bathroom=name)
        waterproof.save_waterproof(counter.desk, office.case_id, (test,))
    assert [held.bathroom for held in office.file.waterproof_tests] == ["主卫"]


@pytest.mark.parametrize("seed", range(10))
def test_any_list_saved_in_any_order_leaves_one_row_a_key(counter: Counter, seed: int) -> None:
    """By keys, by ids, with keys that change: what was given last under a key is what stands there, and no row is lost."""
    office, random = arrived(counter, "inspection"), Random(seed)
    expected: dict[str, str] = {}
    for turn in range(12):
        held = office.file.meters
        renamed = random.sample(held, min(len(held), random.randrange(3)))
        standing = {row.meter_number for row in held if row not in renamed}
        free = [number for number in "ABCDEFGHIJ" if number not in standing]
        given = [
            a_meter(office, number, str(turn), row.id)
            for row, number in zip(renamed, random.sample(free, len(renamed)), strict=True)
        ]
        others = [number for number in "ABCDEF" if number not in {one.meter_number for one in given}]
        given += [a_meter(office, number, str(turn)) for number in random.sample(others, 2)]
        random.shuffle(given)
        with counter.desk.archive.journal.writing(counter.desk.act("save_inspection", office.case_id)) as writing:
            kept = keep_by_key(writing, MeterReadingTable, given, held, office.case_id, "meter", "meter_number")
        for one, identifier in zip(given, kept, strict=True):
            assert identifier == (one.id or identifier)
            expected[identifier] = f"{one.meter_number}{turn}"
        assert {row.id: f"{row.meter_number}{row.reading:.0f}" for row in office.file.meters} == expected
        numbers = [row.meter_number for row in office.file.meters]
        assert len(numbers) == len(set(numbers))


def test_an_id_of_no_row_is_refused(counter: Counter) -> None:
    office = arrived(counter, "documents")
    with pytest.raises(InputError), counter.desk.archive.journal.writing(counter.desk.act("check_papers")) as writing:
        keep_by_key(writing, PaperCheckTable, (PaperCheck(id="x", case_id="", paper="a"),), (), office.case_id, "paper")
