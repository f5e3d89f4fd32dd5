"""Spreadsheets as they arrive: merged cells, formulas, several sheets, dates."""

import zipfile
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.roster.reader import read_roster
from tests.app.roster.files import HEADINGS, line, read_one, refusal, rejection, write_xlsx


def _buildings(path: Path) -> list[tuple[int, str]]:
    return [(row.row, row.building) for row in read_roster(path).rows]


def test_a_merged_building_names_all_its_units(tmp_path: Path) -> None:
    lines = [HEADINGS, line(房号="101"), line(房号="102", 楼栋=None), line(房号="103", 楼栋=None), line(房号="104", 楼栋="4")]
    path = write_xlsx(tmp_path / "a.xlsx", lines, merged=["A2:A4"])
    assert _buildings(path) == [(2, "3号楼"), (3, "3号楼"), (4, "3号楼"), (5, "4号楼")]


def test_a_blank_building_is_filled_only_where_it_is_merged(tmp_path: Path) -> None:
    reading = read_roster(write_xlsx(tmp_path / "a.xlsx", [HEADINGS, line(房号="101"), line(房号="102", 楼栋=None)]))
    assert [(one.row, one.field, one.reason.code) for one in reading.rejected] == [(3, "building", "roster.missing_building")]


def test_a_blank_row_in_a_merged_building_is_no_unit(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, line(房号="101"), (None,), line(房号="103", 楼栋=None)], merged=["A2:A4"])
    reading = read_roster(path)
    assert (reading.total, [row.row for row in reading.rows]) == (2, [2, 4])


def test_a_title_merged_across_the_sheet_in_the_middle(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, line(), ("四号楼业主",), line(楼栋="4")], merged=["A3:E3"])
    assert _buildings(path) == [(2, "3号楼"), (4, "4号楼")]


def test_a_formula_never_calculated_is_kept_as_text(tmp_path: Path) -> None:
    assert read_one(tmp_path, 客户姓名="=1+1").client_name == "=1+1"


def test_a_formula_counts_by_its_last_value(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, line(客户姓名="=1+1")])
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>1+1</f><v" in parts[sheet]
    parts[sheet] = (
        parts[sheet].replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>")
    )
    parts[sheet] = parts[sheet].replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert read_roster(path).rows[0].client_name == "2"


def test_dates_in_cells(tmp_path: Path) -> None:
    for cell in (date(2026, 12, 31), datetime(2026, 12, 31, 9), 46387, "2026年12月31日"):  # noqa: DTZ001 - a cell has no zone
        assert read_one(tmp_path, 入住截止日期=cell).last_day == date(2026, 12, 31)


def test_serial_numbers_of_a_workbook_counted_from_1904(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    for one in (HEADINGS, line(入住截止日期=44925)):
        workbook.worksheets[0].append(list(one))
    workbook.save(tmp_path / "a.xlsx")
    assert read_roster(tmp_path / "a.xlsx").rows[0].last_day == date(2026, 12, 31)


def test_a_room_that_the_spreadsheet_took_for_a_date(tmp_path: Path) -> None:
    assert rejection(tmp_path, 房号=date(2026, 3, 1)) == ("room", "roster.date_in_text")


def test_the_sheet_with_units_is_found_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "请先看说明"
    sheet, hidden, empty = (workbook.create_sheet(name) for name in ("名册", "旧名册", "空表"))
    for one in (HEADINGS, line()):
        sheet.append(list(one))
        hidden.append(list(one))
    empty.append(list(HEADINGS))
    hidden.sheet_state = "hidden"
    workbook.save(path)
    assert read_roster(path).total == 1
    hidden.sheet_state = "visible"
    workbook.save(path)
    reason = refusal(path)
    assert (reason.code, dict(reason.params)["sheets"]) == ("roster.several_sheets", "名册、旧名册")


def test_a_workbook_by_another_name_is_still_a_workbook(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [HEADINGS, line()]).rename(tmp_path / "a.csv")
    assert read_roster(path).total == 1


def test_headings_without_units(tmp_path: Path) -> None:
    assert refusal(write_xlsx(tmp_path / "a.xlsx", [HEADINGS])).code == "roster.no_rows"
