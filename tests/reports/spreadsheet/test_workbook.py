"""Workbooks written row by row: what another program reads is what was written, and nothing is ever a formula."""

import gc
import re
import tempfile
import tracemalloc
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from reports.spreadsheet import cells, sheet
from reports.spreadsheet.cells import Value, column_letters, escaped
from reports.spreadsheet.looks import CellLook
from reports.spreadsheet.parts import Properties
from reports.spreadsheet.workbook import Workbook

PROPERTIES = Properties(title="表 <1>", author="王丽 & 张敏", moment=datetime(2026, 11, 24, 9, 30, 15), category="a kind")  # noqa: DTZ001 a zip knows no zone
NOT_IN_XML = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
WRITABLE = st.characters(codec="utf-8", exclude_characters=NOT_IN_XML)


def book_of(rows: Sequence[Sequence[Value]], look: CellLook | None = None, name: str = "数据") -> bytes:
    stream = BytesIO()
    with Workbook(stream, PROPERTIES) as book:
        number = book.look(look or CellLook())
        with book.sheet(name, [10] * max(map(len, rows)), table=True) as opened:
            for row in rows:
                opened.append([(value, number) for value in row])
    return stream.getvalue()


def values_of(content: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))


def test_texts_numbers_and_empty_cells_are_read_as_they_were_written() -> None:
    rows: list[list[Value]] = [["客户", 3, Decimal("1234.50"), None, "", "a\nb", " x "]]
    assert values_of(book_of(rows)) == [("客户", 3, 1234.5, None, None, "a\nb", " x ")]


def test_money_is_written_by_its_digits_and_never_as_a_binary_fraction() -> None:
    content = book_of([[Decimal("9999999.99"), Decimal("0.10"), Decimal("-3.00"), Decimal("1E+3")]])
    with ZipFile(BytesIO(content)) as parts:
        found = re.findall(rb"<v>([^<]*)</v>", parts.read("xl/worksheets/sheet1.xml"))
    assert found == [b"9999999.99", b"0.10", b"-3.00", b"1000"]


@given(st.dates(min_value=date(1900, 3, 1), max_value=date(9999, 12, 31)))
def test_a_day_is_a_day(day: date) -> None:
    [[found]] = values_of(book_of([[day]], CellLook(format="yyyy-mm-dd")))
    assert found == datetime(day.year, day.month, day.day)  # noqa: DTZ001 as a workbook has it


def test_a_day_that_programs_disagree_about_is_text_and_a_moment_is_refused() -> None:
    assert values_of(book_of([[date(1900, 2, 28)]])) == [("1900-02-28",)]
    with pytest.raises(TypeError):
        book_of([[datetime(2026, 1, 1)]])  # noqa: DTZ001 what is refused


@settings(max_examples=200, deadline=None)
@given(st.text(WRITABLE, min_size=1, max_size=40))
@example("=1+1")
@example("@SUM(A1)")
@example("\t=1")
@example("\r-1")
@example("a\r\nb")
@example("<&>]]>")
def test_any_text_is_a_text_and_stays_whole(text: str) -> None:
    content = book_of([["heading"], [text]])
    cell = openpyxl.load_workbook(BytesIO(content)).worksheets[0]["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert str(cell.value).replace("_x005F_", "_") == text
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@", "\t", "\r"))
    with ZipFile(BytesIO(content)) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml")


@given(st.text(max_size=40))
def test_whatever_stands_in_a_text_the_sheet_is_well_formed(text: str) -> None:
    with ZipFile(BytesIO(book_of([["heading"], [text]]))) as parts:
        ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314 written a moment ago


def test_what_would_be_read_as_another_character_is_written_so_that_it_is_not() -> None:
    """ECMA-376, part 1, 22.9.2.19: `_x000D_` in a text is a carriage return, unless its first sign is escaped."""
    assert escaped("_x000D_ _x12_ __x0041_") == "_x005F_x000D_ _x12_ __x005F_x0041_"
    assert escaped("a\x00b\ud800c") == "a�b�c"


def test_a_text_that_no_cell_holds_is_cut_at_a_whole_character() -> None:
    assert escaped("好" * 40_000) == "好" * cells.LONGEST_TEXT
    assert escaped("𠮷" * 40_000) == "𠮷" * (cells.LONGEST_TEXT // 2)


@pytest.mark.parametrize("column", [1, 26, 27, 52, 702, 703, 16_384])
def test_columns_are_named_as_everywhere(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)


def test_a_table_keeps_its_heading_in_sight_and_filters() -> None:
    book = openpyxl.load_workbook(BytesIO(book_of([["a", "b"], [1, 2]], name="王's 表")))
    [opened] = book.worksheets
    assert (opened.freeze_panes, opened.print_title_rows, opened.auto_filter.ref) == ("A2", "$1:$1", "A1:B2")
    assert opened.page_setup.orientation == "landscape"
    assert opened.title == "王's 表"
    assert (book.properties.title, book.properties.creator, book.properties.category) == ("表 <1>", "王丽 & 张敏", "a kind")
    assert book.properties.created == PROPERTIES.moment


def test_looks_are_read_as_they_were_given() -> None:
    stream = BytesIO()
    with Workbook(stream, PROPERTIES) as book:
        given_looks = [
            CellLook(bold=True, shaded=True, framed=True, align="centred"),
            CellLook(format="0.000"),
            CellLook(format="@", quoted=True, align="wrapped"),
        ]
        with book.sheet("a", [8, 20.5, 9]) as opened:
            opened.append([(7, book.look(look)) for look in given_looks])
    first = openpyxl.load_workbook(stream).worksheets[0]
    bold, number, quoted = first[1]
    assert (bold.font.b, bold.fill.fgColor.rgb, bold.border.left.style, bold.alignment.horizontal) == (
        True,
        "FFF0F0F0",
        "thin",
        "center",
    )
    assert (number.number_format, number.font.b, number.border.left.style) == ("0.000", False, None)
    assert (quoted.number_format, bool(quoted.quotePrefix), quoted.alignment.wrap_text) == ("@", True, True)
    assert first.column_dimensions["B"].width == 20.5


def test_sheets_have_names_that_excel_takes_and_no_two_alike() -> None:
    stream = BytesIO()
    with Workbook(stream, PROPERTIES) as book:
        for name in ("a/b:c*[d]?\\", "A b c  d", "表" * 40, "表" * 40, "'", ""):
            with book.sheet(name, [8]) as opened:
                opened.append([(1, 0)])
    names = openpyxl.load_workbook(stream).sheetnames
    assert names == ["a b c  d", "A b c  d 2", "表" * 31, "表" * 29 + " 2", "1", "1 2"]


def test_a_full_sheet_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 2)
    stream = BytesIO()
    with Workbook(stream, PROPERTIES) as book, book.sheet("a", [8]) as opened:
        full = []
        for _row in range(2):
            full.append(opened.is_full)
            opened.append([(1, 0)])
        assert [*full, opened.is_full] == [False, False, True]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert book_of([["a", 1]]) == book_of([["a", 1]])


def test_a_long_sheet_takes_no_memory_and_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_given: object, **_named: object) -> None:
        raise AssertionError("a temporary file would hold personal data in the clear")

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, forbidden)
    tracemalloc.start()
    try:
        with (
            (tmp_path / "long.xlsx").open("wb") as stream,
            Workbook(stream, PROPERTIES) as book,
            book.sheet("a", [8] * 5, table=True) as opened,
        ):
            for row in range(20_000):
                opened.append([(f"住户 {row} 号", 0), (row, 0), (Decimal(row), 0), (date(2026, 1, 1), 0), ("x" * 40, 0)])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000
    assert len(openpyxl.load_workbook(tmp_path / "long.xlsx", read_only=True).sheetnames) == 1


def test_a_workbook_that_fails_half_way_is_let_go_quietly() -> None:
    stream = BytesIO()
    with pytest.raises(ZeroDivisionError), Workbook(stream, PROPERTIES) as book, book.sheet("a", [8]) as opened:
        opened.append([(1 // 0, 0)])
    stream.close()


class FullStream(BytesIO):
    """A stream on a stick that takes so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, content: Any) -> int:  # noqa: ANN401 whatever may be written
        if self.tell() + len(content) > self._room:
            raise OSError(28, "No space left on device")
        return super().write(content)


def test_a_full_stick_is_told_once_and_nothing_is_tried_again_behind_its_back() -> None:
    """A workbook that is let go would write its end anew into a stream that is closed, and say so to nobody."""
    whole = BytesIO()
    write_one_cell(whole)
    for room in range(0, len(whole.getvalue()), 16):
        with closing(FullStream(room)) as stream, pytest.raises(OSError, match="No space"):
            write_one_cell(stream)
        gc.collect()


def write_one_cell(stream: BytesIO) -> None:
    with Workbook(stream, PROPERTIES) as book, book.sheet("数据", [10]) as opened:
        opened.append([("客户", 0)])
