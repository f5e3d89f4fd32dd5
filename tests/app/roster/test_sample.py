"""The rosters that ship."""

from collections import Counter
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.roster.reader import read_roster
from app.roster.rows import RosterReading
from resources.sample.make_messy import BAD, GOOD, make_messy
from resources.sample.make_roster import make_roster


def _shipped(name: str) -> RosterReading:
    with as_file(files("resources") / "sample" / name) as path:
        return read_roster(path, today=date(2026, 11, 1))


def test_the_sample_has_240_units_without_a_fault() -> None:
    reading = _shipped("roster.xlsx")
    assert (reading.total, len(reading.rows), reading.rejected, reading.ignored_columns) == (240, 240, (), ())
    assert Counter(row.kind for row in reading.rows) == {UnitKind.HOME: 192, UnitKind.PARKING: 48}
    assert {row.building for row in reading.rows} == {"1号楼", "2号楼", "3号楼", "地下车库"}


def test_the_sample_has_every_kind_of_client() -> None:
    rows = _shipped("roster.xlsx").rows
    names = "".join(row.client_name for row in rows)
    assert all(character in names for character in "䶮㛃𬱖𠮷")
    assert sum("公司" in row.client_name for row in rows) >= 4
    assert sum(row.client_name[:1].isascii() for row in rows) >= 3
    assert sum(row.tenure is Tenure.TENANT for row in rows) >= 5
    assert sum(not row.client_name for row in rows) >= 10
    assert sum(bool(row.identity_number) for row in rows) < len(rows) / 4
    assert all(row.last_day and row.last_day >= date(2026, 12, 1) for row in rows if row.client_name)


def test_the_client_that_the_screens_show() -> None:
    (row,) = [row for row in _shipped("roster.xlsx").rows if (row.building, row.entrance, row.room) == ("3号楼", "2单元", "1501")]
    assert (row.client_name, row.last_day) == ("陈䶮", date(2026, 12, 31))


@pytest.mark.parametrize("name", ["messy_roster.xlsx", "messy_roster.csv"])
def test_the_messy_samples_read_as_they_say(name: str) -> None:
    reading = _shipped(name)
    assert (len(reading.rows), len(reading.rejected)) == (GOOD, BAD)
    assert len({one.reason.code for one in reading.rejected}) == BAD - 1  # two days are unclear, each in its own way
    assert reading.ignored_columns == ("套内面积", "备注")


def test_both_messy_samples_hold_the_same() -> None:
    assert _shipped("messy_roster.xlsx").rows == _shipped("messy_roster.csv").rows


def test_making_the_samples_again_gives_the_same_bytes_twice_and_what_ships(tmp_path: Path) -> None:
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        make_roster(folder / "roster.xlsx")
        make_messy(folder)
    for name in ("roster.xlsx", "messy_roster.xlsx", "messy_roster.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        assert read_roster(tmp_path / "one" / name) == _shipped(name)
