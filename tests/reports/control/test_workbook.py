"""Papers of control as .xlsx: the same tables, and nothing that people typed is ever a formula."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from reports.control.files import paper_file, stubs_file
from tests.factory.control import a_finance_paper, a_ledger_paper, a_stub_book, an_open_stub_book
from tests.reports.control.test_papers import PAPERS
from tests.reports.drawing import strict

DANGEROUS = ("=1+1", '=HYPERLINK("http://x","y")', "+86 10", "-3", "@SUM(A1)", "\t=1", "'=1", "=cmd|' /C calc'!A0")
TEXT = {"s", "inlineStr"}


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def finance(*clients: str) -> bytes:
    return paper_file(a_finance_paper(clients), strict("zh_CN"), as_workbook=True)


@pytest.mark.parametrize("client", DANGEROUS)
def test_data_that_look_like_a_formula_stay_text(client: str) -> None:
    content = finance(client)
    book = opened(content)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == client]
    assert len(cells) == 17
    assert {cell.data_type for cell in cells} <= TEXT
    assert {bool(cell.quotePrefix) for cell in cells} == {client[0] in "=+-@\t"}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            assert not re.search(rb"<(x:)?f[ >]", archive.read(name)), name


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_workbook_can_hold_is_replaced_and_seen(character: str) -> None:
    assert opened(finance(f"甲{character}乙")).worksheets[1]["D2"].value == "甲�乙"


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_written_and_is_no_formula(client: str) -> None:
    sheets = opened(finance("甲" + client)).worksheets
    assert {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row} <= {*TEXT, "n", "d"}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_each_table_has_a_sheet_with_its_heading_frozen_and_columns_wide_enough(name: str, language: str) -> None:
    book = opened(paper_file(PAPERS[name], strict(language), as_workbook=True))
    assert (len(book.worksheets) == 1) == name.startswith("application")
    assert len({sheet.title.lower() for sheet in book}) == len(book.worksheets)
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref.startswith("A1:")
        headings = [cell.value for cell in sheet[1]]
        assert all(headings)
        for index, heading in enumerate(headings, 1):
            width = sheet.column_dimensions[get_column_letter(index)].width
            assert 8 <= width <= 48
            assert width >= min(48, len(str(heading)))


def test_counts_are_numbers_days_are_days_and_certificate_numbers_keep_their_zeros() -> None:
    book = opened(paper_file(a_ledger_paper(), strict("zh_CN"), as_workbook=True))
    assert book.sheetnames == ["入住证明台帐", "明细", "尚未查明的异常"]
    headings, first, *_others, total = book["明细"].iter_rows(values_only=True)
    assert headings[:10] == ("批次", "起止号码", "本数", "领用日期", "柜台", "已用", "作废", "空白", "异常", "存根交回")
    assert first[:9] == (1, "00001–00025", 1, datetime(2026, 12, 24), "2号柜台", 19, 4, 0, 2)  # noqa: DTZ001 as Excel has it
    assert total[5:9] == (25, 4, 269, 2)
    facts = {row[0]: row[1] for row in book["入住证明台帐"].iter_rows(values_only=True) if len(row) > 1}
    assert facts["日志校验码"] == "5f3a09c1"
    assert facts["项目"] == "海棠苑"
    words = [row[0] for row in book["入住证明台帐"].iter_rows(values_only=True)]
    assert "各册每个号码均有着落，无重号、无漏号，按序使用：台帐核对无误。" in words


def test_the_stubs_are_a_table_of_the_numbers_of_each_book() -> None:
    book = opened(stubs_file([a_stub_book(), an_open_stub_book()], strict("zh_CN"), as_workbook=True))
    assert book.sheetnames == ["1 入住证明存根册", "1 本册号码", "1 作废号码", "1 异常", "2 入住证明存根册", "2 本册号码"]
    rows = list(book["1 本册号码"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [f"{number:05}" for number in range(1, 26)]
    assert [row[0] for row in rows if row[1] == "作废"] == ["00003", "00004", "00005", "00018"]
    assert [row[0] for row in rows if row[1] == "异常"] == ["00012", "00020"]
