"""What stands on each paper of control, in both languages, inside its margins (C5–C7, B-practice)."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desk.control.papers import ApplicationPaper
from app.procedure.certificates import Usage
from reports.control.application import application_sheet
from reports.control.files import Printable, paper_file
from reports.control.layout import Facts
from reports.control.words import numbers_written
from tests.factory import RARE
from tests.factory.awkward_control import (
    a_refused_application,
    an_awkward_application,
    an_awkward_count,
    an_awkward_finance_list,
    an_awkward_ledger,
    an_awkward_usage,
    an_empty_finance_list,
)
from tests.factory.control import (
    a_blank_count_paper,
    a_finance_paper,
    a_ledger_paper,
    a_number,
    a_usage_paper,
    an_application_paper,
    the_books,
)
from tests.reports.drawing import strict
from tests.reports.forms.test_layout import assert_inside_the_margins, assert_nothing_overlaps
from tests.reports.reading import page_texts, rows_of_text, squeezed

PAPERS: dict[str, Printable] = {
    "ledger": a_ledger_paper(),
    "ledger of nothing": a_ledger_paper(books=(), incidents=()),
    "ledger with gaps": a_ledger_paper(proved=False, duplicates=(7,), gaps=(8, 9, 10, 30), disordered=(12,)),
    "usage": a_usage_paper(),
    "application": an_application_paper(),
    "application not decided": an_application_paper(decided=False),
    "count": a_blank_count_paper(),
    "count by hand": a_blank_count_paper(empty=True),
    "finance": a_finance_paper(),
    "awkward ledger": an_awkward_ledger(proved=False),
    "awkward usage": an_awkward_usage(),
    "application, awkward": an_awkward_application(),
    "awkward count": an_awkward_count(),
    "awkward finance": an_awkward_finance_list(),
    "finance of nothing": an_empty_finance_list(),
}


def printed(paper: Printable, language: str = "zh_CN") -> bytes:
    return paper_file(paper, strict(language))


def rows_of(paper: Printable) -> str:
    return rows_of_text(printed(paper))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_stays_inside_its_margins_and_says_all_in_its_language(name: str, language: str) -> None:
    pdf = printed(PAPERS[name], language)
    assert_inside_the_margins(pdf)
    assert_nothing_overlaps(pdf)
    assert pdf == printed(PAPERS[name], language)


def test_c6_the_ledger_has_a_row_a_book_and_says_its_proof_in_words() -> None:
    text = rows_of(a_ledger_paper())
    for wanted in (
        "100001–0002512026-12-242号柜台19402",
        "100026–0005012026-12-242号柜台60190使用中",
        "200051–00300102027-01-02未启用002500",
        "合计122542692",
        "共12本、300个号码：已用25+作废4+空白269+异常2=300；重号0个，漏号0个。",
        "各册每个号码均有着落，无重号、无漏号，按序使用：台帐核对无误。",
        "日志校验码5f3a09c1核对无误",
    ):
        assert wanted in text, text
    assert "2026-12-31" in text
    assert "王丽/张敏" in text


def test_c6_a_ledger_that_is_not_proved_names_the_numbers() -> None:
    text = squeezed(rows_of(PAPERS["ledger with gaps"]))
    assert "重号1个，漏号4个" in text
    assert "台帐核对不符" in text
    assert "重号：00007。" in text
    assert "漏号：00008–00010、00030。" in text
    assert "未按顺序使用的编号：00012。" in text
    assert "核对无误" not in text


def test_a_ledger_without_a_book_proves_nothing_in_words() -> None:
    text = squeezed(rows_of(a_ledger_paper(books=(), incidents=())))
    assert "尚未领用入住证明。" in text
    assert "台帐核对无误" not in text


def test_unopened_books_of_two_lots_do_not_share_a_row() -> None:
    books = the_books()
    other = replace(books[5], lot=books[0].lot)
    text = rows_of(a_ledger_paper(books=(*books[:5], other, *books[6:])))
    assert "200051–001253" in text
    assert "100126–001501" in text
    assert "200151–003006" in text


def test_c6_the_usage_report_names_every_void_number_with_its_reason_and_every_incident() -> None:
    text = rows_of(a_usage_paper())
    for wanted in (
        "批次1起止号码00001–00050",
        "申请单号LY-A1-0001本数2",
        "已用25作废4",
        "空白19异常2",
        "已用25+作废4+空白19+异常2=本批50个号码。",
        "000183号楼2单元15012026-12-242026-12-24字迹压线",
        "00020缺页（三联）：打印机中缺一张",
    ):
        assert wanted in text, text
    assert "尚未查明" in text
    assert "印制时缺页，公司已确认" in text
    other = rows_of(replace(a_usage_paper(), usage=Usage(used=24, void=5, incident=2, blank=19)))
    assert "已用24作废5" in other


def test_c6_an_application_reports_the_last_lot_and_bears_review_and_approval() -> None:
    text = rows_of(an_application_paper())
    for wanted in (
        "待交付房屋188待交付车位52",
        "备用份数12现存空白19",
        "申领数量10本，共250份",
        "批次第1批：00001–00050",
        "审核意见上批使用情况与存根相符",
        "审批结果2026年12月26日批准，批准人：孙总",
        "领用批次第2批：00051–00300",
    ):
        assert wanted in text, text


def test_what_finance_signs_for_stands_on_the_page_of_the_signatures() -> None:
    """C2: a page of signatures alone could be put behind any other list."""
    for count in range(1, 40):
        numbers = tuple(a_number(number) for number in range(100, 100 + count))
        paper = replace(a_finance_paper(), numbers=numbers)
        last = page_texts(paper_file(paper, strict("zh_CN")))[-1]
        assert squeezed(f"本清单{count}个号码") in squeezed(last)


def test_what_was_refused_leaves_no_room_for_a_receipt() -> None:
    def receipt(paper: ApplicationPaper) -> list[object]:
        parts = [part for part in application_sheet(paper, strict("zh_CN")).parts if isinstance(part, Facts)]
        return [fact.content for fact in parts[-1].facts]

    assert receipt(a_refused_application()) == [None, None, None]
    assert receipt(an_application_paper(decided=False)) == ["", "", ""]


def test_an_application_that_is_not_decided_is_open_for_a_hand() -> None:
    text = rows_of(an_application_paper(decided=False))
    assert "批准人：" not in text
    assert "2026年12月26日" not in text
    held = an_application_paper()
    refused = replace(held.application, approved_on=None, approved_by="", refused_on=held.application.reviewed_on)
    assert "2026年12月26日不予批准" in rows_of(replace(held, application=refused))


def test_a_count_is_signed_by_two_and_shows_the_difference() -> None:
    text = rows_of(a_blank_count_paper())
    assert "清点人签字监点人签字" in text
    assert "00026–000500003219190王丽张敏" in squeezed(text)
    assert "00026–00050000321918−1王丽张敏" in squeezed(text)


def test_c7_finance_is_handed_no_void_copy_and_no_lost_one() -> None:
    text = rows_of(a_finance_paper())
    assert "本清单17个号码，移交财务联13份" in rows_of_text(printed(a_finance_paper()), 1)
    assert text.count("不移交") == 5
    assert text.count("已签章") == 13
    assert "以前开具、本期作废：财务联收回" in text
    numbers = [replace(record, signed=("stub",)) for record in a_finance_paper().numbers]
    assert rows_of(replace(a_finance_paper(), numbers=tuple(numbers))).count("签章不全") == 13


@settings(max_examples=10, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("王欧阳 MWil-=+@（）" + RARE)), min_size=1, max_size=100))
def test_names_of_any_length_stay_inside_the_margins(name: str) -> None:
    pdf = printed(a_finance_paper((name,)))
    assert_inside_the_margins(pdf)
    assert_nothing_overlaps(pdf)


@given(st.sets(st.integers(1, 60)))
def test_numbers_in_a_row_are_written_as_first_and_last(numbers: set[int]) -> None:
    written = numbers_written(sorted(numbers), strict("en"))
    found: set[int] = set()
    for part in filter(None, written.split(", ")):
        first, _, last = part.partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers
