from hypothesis import given, settings
from hypothesis import strategies as st

from reports.cells import ticks
from reports.document import Document
from reports.fonts import FontSet
from reports.head import FOOT, LEFT, RIGHT, WIDTH, FormHead
from reports.sheet import Sheet, SheetColumn, SheetField
from reports.signatures import Signature
from tests.reports.chinese import chinese
from tests.reports.reading import glyphs, page_texts, squeezed

FONTS = FontSet()
HEAD = FormHead(
    "房屋交付验收单", "RZ-05", "1", "海棠苑", "3号楼 2单元 1501", "陈䶮", "HT-00113", "王丽", "2026年12月24日", qr="HT-00113"
)


def begun(head: FormHead = HEAD) -> tuple[Document, Sheet]:
    document = Document(FONTS, head.title)
    return document, Sheet(document, head, chinese())


def test_every_page_carries_title_case_code_page_and_operator() -> None:
    document, sheet = begun()
    sheet.table([SheetColumn("项")], [["行"]] * 60)
    sheet.finish()
    texts = [squeezed(text) for text in page_texts(document.to_bytes())]
    for number, text in enumerate(texts, 1):
        for wanted in (
            "房屋交付验收单",
            "3号楼2单元1501",
            "陈䶮",
            "HT-00113",
            "RZ-05·1",
            "经办：王丽",
            f"第{number}页共{len(texts)}页",
        ):
            assert wanted in text


def test_a_packet_counts_its_own_pages_beside_those_of_each_form() -> None:
    document = Document(FONTS, "全套")
    for _ in range(2):
        Sheet(document, HEAD, chinese()).finish()
    assert "第1页共1页全套第2页共2页" in squeezed(page_texts(document.to_bytes())[1])


def test_a_table_repeats_its_heading_on_each_page_and_loses_no_row() -> None:
    document, sheet = begun()
    sheet.table([SheetColumn("序号"), SheetColumn("问题说明", 3)], [[str(row), f"第{row}行"] for row in range(100)])
    texts = page_texts(document.to_bytes())
    assert len(texts) > 2
    assert all("问题说明" in text for text in texts)
    assert all(f"第{row}行" in squeezed("".join(texts)) for row in range(100))


def test_a_text_longer_than_a_page_goes_on_over_pages_with_its_label() -> None:
    document, sheet = begun()
    sheet.fields([SheetField("备注", "字" * 10_000, 2)])
    texts = [squeezed(text) for text in page_texts(document.to_bytes())]
    assert sum(text.count("字") for text in texts) == 10_000
    assert all("备注" in text for text in texts)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(*[st.text(alphabet=letters, max_size=60) for letters in ("甲，。", "乙（ ）", "xyz ")]), max_size=30))
def test_no_text_leaves_its_column_or_the_page(rows: list[tuple[str, str, str]]) -> None:
    document, sheet = begun(FormHead("表", "RZ-00", "1"))
    sheet.table([SheetColumn("", 1), SheetColumn("", 2), SheetColumn("", 1, "right")], rows)
    edges = {"甲": (LEFT, WIDTH / 4), "乙": (LEFT + WIDTH / 4, WIDTH / 2), "xyz": (LEFT + WIDTH * 3 / 4, WIDTH / 4)}
    pages = document.page_count
    pdf = document.to_bytes()
    for page in range(pages):
        for glyph in glyphs(pdf, page):
            assert LEFT - 0.5 <= glyph.left <= glyph.right <= RIGHT + 0.5
            for letters, (left, width) in edges.items():
                if glyph.character in letters:
                    assert left <= glyph.left <= glyph.right <= left + width
                    assert glyph.bottom <= FOOT


def test_lines_of_two_rows_never_overlap() -> None:
    document, sheet = begun(FormHead("表", "RZ-00", "1"))
    sheet.fields([SheetField("一", "甲" * 200, 2), SheetField("二", "乙" * 200, 2)])
    found = glyphs(document.to_bytes())
    assert max(g.bottom for g in found if g.character == "甲") < min(g.top for g in found if g.character == "乙")


def test_a_few_lines_of_a_paragraph_stay_together_and_many_go_on() -> None:
    document, sheet = begun()
    while sheet.room > 8:
        sheet.paragraph("行")
    sheet.paragraph("甲" * 100)
    assert "甲" not in page_texts(document.to_bytes())[0]
    document, sheet = begun()
    while sheet.room > 8:
        sheet.paragraph("行")
    sheet.paragraph("乙" * 1000)
    assert ["乙" in text for text in page_texts(document.to_bytes())] == [True, True]


def test_signatures_stay_together_and_leave_room_for_a_seal() -> None:
    document, sheet = begun()
    while sheet.room > 50:
        sheet.paragraph("行")
    sheet.signatures([Signature("客户签字", "陈䶮"), Signature("管理处", seal=True)])
    sheet.finish()
    first, second = page_texts(document.to_bytes())
    assert "客户签字" not in first
    assert "客户签字" in second
    assert "盖章处" in second


def test_blank_is_left_free_and_none_is_struck() -> None:
    _, free = begun()
    free.fields([SheetField("手填", "")])
    _, struck = begun()
    struck.fields([SheetField("手填", None)])
    assert struck.pen.operators().count(" l S") == free.pen.operators().count(" l S") + 1


def test_tick_boxes_are_drawn_and_not_written() -> None:
    document, sheet = begun()
    sheet.fields([SheetField("用途", ticks([("自住", True), ("出租", False)]))])
    text = page_texts(document.to_bytes())[0]
    assert "自住" in squeezed(text)
    assert not set("☑☐") & set(text)


def test_a_void_form_says_so_on_every_page_and_a_copy_where_the_original_is() -> None:
    document, sheet = begun(FormHead("房屋交付验收单", "RZ-05", "1", client="陈䶮" * 40, void=True, original_at="经营部"))
    sheet.table([SheetColumn("项")], [["行"]] * 60)
    sheet.finish()
    for text in page_texts(document.to_bytes()):
        assert "作废" in text
        assert "复印件" in text
        assert "原件存经营部" in text
