"""Headings: found among title rows, in Chinese and English, the better named column taken."""

from pathlib import Path

import pytest

from app.roster.columns import find_header
from app.roster.grid import Grid, plain_row
from app.roster.reader import read_roster
from app.roster.vocabulary import vocabulary
from tests.app.roster.files import HEADINGS, line, read_lines, refusal, write_csv, write_xlsx


def _columns(*headings: object) -> dict[str, int]:
    header = find_header(Grid("", (plain_row(1, headings),)))
    assert header is not None
    return header.columns


@pytest.mark.parametrize(
    "headings", [("楼栋", "房号"), ("楼号", "室号"), ("幢", "房间号"), ("Building No.", "Room"), ("BLOCK", "flat_no")]
)
def test_synonyms(headings: tuple[str, str]) -> None:
    assert _columns(*headings) == {"building": 0, "room": 1}


@pytest.mark.parametrize(
    "heading",
    ["建筑面积(㎡)", "建筑面积（m²）", "建筑\n面积", "* 建筑面积：", "建筑面积㎡", "面积", "面　积", "实测建筑面积【平方米】"],
)
def test_a_heading_without_its_dress(heading: str) -> None:
    assert _columns("房号", heading) == {"room": 0, "area": 1}


def test_every_heading_means_one_field() -> None:
    headings = vocabulary().headings
    assert set(headings) == {heading.lower() for heading in headings}
    for heading, (field, _) in headings.items():
        other = "电话" if field != "phone" else "房号"
        assert _columns(heading, other)[field] == 0


def test_of_two_columns_the_better_named_is_taken_and_the_other_reported(tmp_path: Path) -> None:
    reading = read_lines(
        tmp_path, ("3", "101", 99, 89.5, 70, "x"), headings=("楼栋", "房号", "面积", "建筑面积", "套内面积", "备注")
    )
    assert str(reading.rows[0].area) == "89.50"
    assert reading.ignored_columns == ("面积", "套内面积", "备注")


def test_net_area_is_not_the_area(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [("楼栋", "房号", "面积（套内）"), ("3", "101", 70)])
    reason = refusal(path)
    assert reason.code == "roster.missing_columns"
    assert dict(reason.params)["columns"] == "建筑面积 (area)"


def test_missing_columns_are_named_together(tmp_path: Path) -> None:
    reason = refusal(write_csv(tmp_path / "a.csv", [("名册",), ("单元", "姓名", "电话"), ("1", "张三", "1")]))
    assert reason.code == "roster.missing_columns"
    assert dict(reason.params) == {"file": "a.csv", "row": "2", "columns": "楼栋 (building)、房号 (room)、建筑面积 (area)"}


def test_title_rows_above_the_heading(tmp_path: Path) -> None:
    titles = [("海棠苑名册",), (), ("编制：客服部", None, "房号一览"), *[("说明",)] * 15]
    reading = read_lines(tmp_path, *titles[1:], HEADINGS, line(), headings=titles[0])
    assert [row.row for row in reading.rows] == [20]


def test_a_heading_below_the_twentieth_row_is_not_looked_for(tmp_path: Path) -> None:
    assert refusal(write_xlsx(tmp_path / "a.xlsx", [*[("说明",)] * 20, HEADINGS, line()])).code == "roster.no_header"


def test_a_heading_of_two_rows(tmp_path: Path) -> None:
    """Group titles above, with the single columns merged over both rows."""
    path = write_xlsx(
        tmp_path / "roster.xlsx",
        [("楼栋", "房号", "建筑面积", "客户信息", None), (None, None, None, "姓名", "电话"), ("3", "101", 89.5, "张三", "1390")],
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
    )
    (row,) = read_roster(path).rows
    assert (row.building, row.room, row.client_name, row.phone) == ("3号楼", "101", "张三", "1390")


def test_parking_spaces_alone_need_only_their_numbers(tmp_path: Path) -> None:
    reading = read_lines(tmp_path, ("B1-001", "张三"), ("B1-002", None), headings=("车位编号", "客户"))
    assert [(row.kind.value, row.room, row.area) for row in reading.rows] == [
        ("parking", "B1-001", None),
        ("parking", "B1-002", None),
    ]


def test_a_parking_space_beside_a_home_is_not_its_room(tmp_path: Path) -> None:
    reading = read_lines(tmp_path, ("3", "101", 89.5, "B1-001"), headings=("楼栋", "房号", "面积", "车位号"))
    assert [(row.kind.value, row.room) for row in reading.rows] == [("home", "101")]
    assert reading.ignored_columns == ("车位号",)
