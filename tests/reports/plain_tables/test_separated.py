"""Plain copies as .csv: nothing is a formula, nothing is lost, and numbers are numbers."""

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.desk.plain_tables.order import PlainTable
from reports.plain_tables.column import Words
from reports.plain_tables.separated import guarded, write_separated
from reports.plain_tables.tables import TABLES
from tests.reports.drawing import strict
from tests.reports.plain_tables.lines import LINES, a_fee_line, a_meter_line

FORMULAS = ("=1+1", "+86 10", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠a", "=cmd|' /C calc'!A0")


def separated(what: PlainTable, *lines: object, language: str = "zh_CN") -> bytes:
    stream = io.BytesIO()
    write_separated(stream, TABLES[what], iter(lines), Words(strict(language), language))
    return stream.getvalue()


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("what", PlainTable)
def test_a_mark_headings_and_a_record_a_row(what: PlainTable) -> None:
    content = separated(what, *LINES[what.value])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.endswith(b"\r\n")
    headings, row = rows_of(content)
    assert len(headings) == len(row) == len(TABLES[what].columns)
    assert headings[0] == ("入住证明编号" if what is PlainTable.CERTIFICATES else "项目")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"
    [_headings, row] = rows_of(separated(PlainTable.FEES, a_fee_line(payer=text, client=text)))
    assert row.count(f"'{text}") == 2


@given(st.text(st.sampled_from("'=+-@\t\r\n＝－甲a1")))
@example("''=1")
@example("'甲")
def test_taking_one_apostrophe_away_gives_back_the_text(text: str) -> None:
    written = guarded(text)
    assert not re.match("[=+\\-@\t\r\n＝＋－＠]", written)
    assert (written[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", written) else written) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    [_headings, row] = rows_of(separated(PlainTable.FEES, a_fee_line(payer=text)))
    assert row[17] == guarded(text)


def test_numbers_stay_numbers_and_days_are_iso() -> None:
    [_headings, row] = rows_of(separated(PlainTable.FEES, a_fee_line(amount=Decimal("-3.50"))))
    assert row[5:8] == ["2.8000", "118.64", "12.000000"]
    assert row[9:12] == ["2026-12-01", "2027-11-30", "-3.50"]
    [_headings, row] = rows_of(separated(PlainTable.METERS, a_meter_line(balance=Decimal("10.00"))))
    assert row[5:10] == ["000123456789012345", "厨房", "12.300", "m³", "10.00"]
