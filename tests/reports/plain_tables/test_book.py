"""Plain copies as .xlsx: texts, numbers and days of their own kinds, and a sheet that says what the columns mean."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from app.desk.plain_tables.order import PlainTable
from reports.plain_tables.book import category_of, write_book
from reports.plain_tables.column import ValueKind, Words
from reports.plain_tables.tables import TABLES
from reports.spreadsheet import sheet
from tests.reports.drawing import strict
from tests.reports.plain_tables.lines import LINES, a_fee_line
from tests.reports.plain_tables.test_separated import FORMULAS

MOMENT = datetime(2026, 12, 1, 8, 30)  # noqa: DTZ001 a zip knows no zone


def book_of(what: PlainTable, *lines: object, language: str = "zh_CN") -> openpyxl.Workbook:
    stream = BytesIO()
    write_book(stream, TABLES[what], iter(lines), Words(strict(language), language), MOMENT)
    return openpyxl.load_workbook(stream)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("what", PlainTable)
def test_each_column_holds_values_of_its_kind_and_is_explained(what: PlainTable, language: str) -> None:
    book = book_of(what, *LINES[what.value], language=language)
    data, meanings = book.worksheets
    assert book.properties.category == category_of(TABLES[what])
    headings, cells = data.iter_rows()
    kinds = [column.kind for column in TABLES[what].columns]
    for cell, kind in zip(cells, kinds, strict=True):
        if cell.value is not None:
            number = kind.places is not None
            assert cell.data_type == ("d" if kind is ValueKind.DAY else "n" if number else cell.data_type)
            assert (cell.data_type in ("s", "inlineStr")) == (not number and kind is not ValueKind.DAY)
            assert cell.number_format == kind.number_format
    explained = [row[0] for row in meanings.iter_rows(min_row=2, values_only=True)]
    assert explained == [cell.value for cell in headings]
    assert all(value for row in meanings.iter_rows(values_only=True) for value in row)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text_as_it_is(text: str) -> None:
    book = book_of(PlainTable.FEES, a_fee_line(payer=text, reason=text))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == text]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_money_has_two_places_and_a_reading_three() -> None:
    [_headings, row] = book_of(PlainTable.FEES, *LINES["fees"]).worksheets[0].iter_rows()
    assert (row[11].value, row[11].number_format, row[9].value) == (3986.3, "0.00", datetime(2026, 12, 1))  # noqa: DTZ001
    [_headings, row] = book_of(PlainTable.METERS, *LINES["meters"]).worksheets[0].iter_rows()
    assert (row[5].value, row[7].value, row[7].number_format) == ("000123456789012345", 12.3, "0.000")


def test_records_that_one_sheet_does_not_hold_go_on_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    book = book_of(PlainTable.FEES, *(a_fee_line(case=f"A1-{number:05}") for number in range(5)))
    assert book.sheetnames[:3] == ["收费明细", "收费明细 2", "收费明细 3"]
    found = [row[1] for opened in book.worksheets[:3] for row in opened.iter_rows(min_row=2, values_only=True)]
    assert found == [f"A1-{number:05}" for number in range(5)]
    assert {opened["B1"].value for opened in book.worksheets[:3]} == {"办理编号"}


def test_without_records_there_are_the_headings() -> None:
    assert book_of(PlainTable.METERS).worksheets[0].max_row == 1
