"""The columns of the plain copies: all that a record says, told apart in both languages, and documented."""

from dataclasses import fields
from typing import Any

import pytest

from app.desk.plain_tables.order import PlainTable
from app.procedure.case import ChargeState, Ending, Signer
from app.texts import load_translator
from reports.plain_tables.column import Words, written
from reports.plain_tables.described import described_tables
from reports.plain_tables.tables import TABLES
from tests.reports.drawing import strict
from tests.reports.plain_tables.lines import LINES, a_case_line, a_certificate_line, a_fee_line, a_meter_line

WORDS = {language: Words(strict(language), language) for language in ("zh_CN", "en")}


def told(line: Any, what: PlainTable, language: str = "zh_CN") -> dict[str, str]:  # noqa: ANN401 a record of any copy
    words = WORDS[language]
    columns = TABLES[what].columns
    return {words.translate(column.heading): written(column.value(line, words), column.kind) for column in columns}


def test_there_is_a_table_for_each_copy() -> None:
    assert list(TABLES) == list(PlainTable)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("what", PlainTable)
def test_no_two_columns_of_a_copy_have_the_same_heading(what: PlainTable, language: str) -> None:
    headings = [WORDS[language].translate(column.heading) for column in TABLES[what].columns]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("what", PlainTable)
def test_every_field_of_a_record_is_told_by_some_column(what: PlainTable) -> None:
    """A field that nobody reads would be asked of the archive for nothing."""
    lines = LINES[what.value] if what is not PlainTable.CASES else (a_case_line(), a_case_line(ending=Ending.OPEN))
    seen: set[str] = set()

    class Watched:
        def __init__(self, line: object) -> None:
            self.line = line

        def __getattr__(self, name: str) -> object:
            seen.add(name)
            return getattr(self.line, name)

    for line in lines:
        for column in TABLES[what].columns:
            column.value(Watched(line), WORDS["zh_CN"])
    assert seen == {field.name for field in fields(lines[0])}


def test_a_case_is_told_in_words() -> None:
    found = told(a_case_line(), PlainTable.CASES)
    assert found["房屋类型"] == "住宅"
    assert found["有效证件"] == "居民身份证"
    assert found["入住证明编号"] == "00012"
    assert found["申请装修"] == "是"
    assert found["办理进度"] == "已归档"
    assert (found["应收（元）"], found["已收（元）"], found["缓交（元）"]) == ("300.10", "200.00", "100.10")
    waiting = told(a_case_line(ending=Ending.OPEN, step="fees", ended_on=None, certificate=None, verdict=None), PlainTable.CASES)
    assert (waiting["办理进度"], waiting["办结日期"], waiting["入住证明编号"], waiting["客户验收结论"]) == ("交费", "", "", "")
    assert told(a_case_line(kind=None, area=None), PlainTable.CASES, "en")["Kind of unit"] == ""


def test_p3a_a_charge_is_told_with_its_receipt() -> None:
    found = told(a_fee_line(collected_for="热力公司", fee="heating", quantity_unit="season"), PlainTable.FEES, "en")
    assert (found["Fee"], found["Collected for"], found["Quantity in"]) == (
        "Heating fee",
        "the heating company",
        "heating seasons",
    )
    assert (found["Price"], found["Quantity"], found["Amount (yuan)"]) == ("2.8000", "12.000000", "3986.30")
    deferred = told(
        a_fee_line(state=ChargeState.DEFERRED, reason="客户要求", method=None, receipt="", paid_on=None), PlainTable.FEES
    )
    assert (deferred["状态"], deferred["缓交或不收取的原因"], deferred["付款方式"], deferred["交款日期"]) == (
        "缓交",
        "客户要求",
        "",
        "",
    )
    assert told(a_fee_line(collected_for="某公司"), PlainTable.FEES, "en")["Collected for"] == "某公司"


def test_a_blank_reading_is_empty_and_never_0() -> None:
    assert told(a_meter_line(), PlainTable.METERS)["底数"] == "12.300"
    blank = told(a_meter_line(reading=None, absent_reason="无表"), PlainTable.METERS)
    assert (blank["底数"], blank["计量单位"], blank["无读数原因"]) == ("", "m³", "无表")
    assert told(a_meter_line(meter="unheard of"), PlainTable.METERS)["计量单位"] == ""


def test_c1_c3_c4_a_certificate_is_told_with_its_zeros_copies_and_days() -> None:
    found = told(a_certificate_line(), PlainTable.CERTIFICATES)
    assert (found["入住证明编号"], found["所属证明本"], found["替代编号"]) == ("00012", "00001–00025", "00011")
    assert (found["已盖章联次"], found["已签字联次"]) == ("存根联、财务联、客户联", "存根联")
    assert (found["业主签字年月日"], found["签署人"], found["受委托人代签"]) == ("2026-12-01", "单晓雯", "是")
    unsigned = told(a_certificate_line(signed_on=None, first=None, last=None, signer=Signer.CLIENT), PlainTable.CERTIFICATES)
    assert (unsigned["受委托人代签"], unsigned["所属证明本"]) == ("", "")


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("what", PlainTable)
def test_each_column_is_described_in_its_place(what: PlainTable, language: str) -> None:
    """By `copies --describe` as on the last sheet of the workbook."""
    translate = load_translator(language)
    (table,) = described_tables([what], translate)
    assert [(each.heading, each.meaning, each.written_as) for each in table.columns] == [
        (translate(column.heading), translate(column.meaning), translate(column.kind.words)) for column in TABLES[what].columns
    ]
    assert (table.what, table.title) == (what, translate(TABLES[what].title))
    for each in table.columns:
        told = (each.heading, each.meaning, each.written_as)
        assert all(told)
        assert any("\u4e00" <= letter <= "\u9fff" for letter in each.meaning) == (language == "zh_CN")
