"""Stubs bound behind their cover: in number order, the void ones in their place (C5, C7)."""

import re
from dataclasses import replace

import pytest

from reports.control.files import stubs_file
from tests.factory.awkward_control import REASON, WHAT, an_awkward_stub_book
from tests.factory.control import a_stub_book, an_open_stub_book
from tests.reports.drawing import strict
from tests.reports.reading import glyphs, page_texts, rows_of_text, squeezed

NUMBER = re.compile(r"№ ?(\d{5,})")


@pytest.fixture(scope="module")
def bound() -> bytes:
    return stubs_file([a_stub_book()], strict("zh_CN"))


def test_c5_the_cover_says_whose_book_it_is_and_who_checked_it(bound: bytes) -> None:
    text = rows_of_text(bound)
    for wanted in (
        "起止号码00001–00025批次第1批：00001–00050",
        "启用日期2026年12月24日用完日期2026年12月30日",
        "作废号码00003–00005、00018",
        "异常号码00012、00020",
        "存根核对人张敏",
    ):
        assert wanted in text, text
    assert "提前启用原因" not in text
    assert "提前启用原因" in rows_of_text(stubs_file([an_open_stub_book()], strict("zh_CN")))


def test_c5_c7_every_number_has_its_stub_in_order_three_a_page(bound: bytes) -> None:
    pages = page_texts(bound)
    assert len(pages) == 1 + 9
    found = []
    for page in range(1, len(pages)):
        text = rows_of_text(bound, page)
        assert text.count("存根联") == len(NUMBER.findall(text.replace("替换已作废的№", ""))) <= 3
        found += [int(number) for number in NUMBER.findall(text.replace("替换已作废的№", ""))]
    assert found == list(range(1, 26))
    assert "财务联" not in "".join(pages[1:])


def test_c7_the_void_ones_are_marked_in_their_place(bound: bytes) -> None:
    marked = {}
    for page in range(1, 10):
        large = [glyph for glyph in glyphs(bound, page) if glyph.character == "废" and glyph.bottom - glyph.top > 30]
        marked[page] = [int(glyph.top // 99) for glyph in sorted(large, key=lambda glyph: glyph.top)]
    assert marked == {1: [2], 2: [0, 1], 3: [], 4: [], 5: [], 6: [2], 7: [], 8: [], 9: []}
    assert "作废，三联附订于此。字迹压线" in rows_of_text(bound, 1)


def test_an_incident_is_told_on_its_stub(bound: bytes) -> None:
    assert "异常：联次遗失（客户联）：客户联在送签途中遗失" in rows_of_text(bound, 4)
    assert "异常：缺页（三联）：打印机中缺一张" in rows_of_text(bound, 7)


def test_c7_what_is_too_long_for_the_stub_stands_on_the_cover() -> None:
    pdf = stubs_file([an_awkward_stub_book()], strict("zh_CN"))
    assert squeezed(WHAT) in squeezed(page_texts(pdf)[0])
    assert squeezed(page_texts(pdf)[0]).count(squeezed(REASON)) >= 3
    stubs = "".join(rows_of_text(pdf, page) for page in range(1, len(page_texts(pdf))))
    assert stubs.count("作废，三联附订于此；作废原因见封面。") == 7
    assert stubs.count("异常；情况见封面。") == 2


def test_blank_numbers_share_a_place() -> None:
    pdf = stubs_file([an_open_stub_book()], strict("zh_CN"))
    assert len(page_texts(pdf)) == 2
    assert "№00027–00050空白" in rows_of_text(pdf, 1)
    book = an_open_stub_book()
    one_left = replace(book, leaves=(*book.leaves[:1], replace(book.leaves[1], number=50)))
    assert "№00050空白" in rows_of_text(stubs_file([one_left], strict("zh_CN")), 1)


def test_several_books_follow_each_other_each_with_its_cover() -> None:
    pages = page_texts(stubs_file([a_stub_book(), an_open_stub_book()], strict("en")))
    covers = [number for number, text in enumerate(pages) if "Book of stubs" in text]
    assert covers == [0, 10]
    assert "Stub copy" in pages[11]
    assert squeezed("Opened early because") in squeezed(pages[10])
