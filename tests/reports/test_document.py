from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.texts import sentence
from reports.document import Document
from reports.fonts import FontSet
from tests.reports.chinese import chinese
from tests.reports.reading import page_texts, squeezed

FONTS = FontSet()


def written(*texts: str) -> bytes:
    document = Document(FONTS, "试")
    pen = document.page()
    for row, text in enumerate(texts):
        pen.text(15, 20 + 6 * row, text)
    return document.to_bytes()


def test_rare_planes_are_written_and_read_back() -> None:
    assert squeezed(page_texts(written("陈䶮㛃𬱖𠮷 Łódź"))[0]) == "陈䶮㛃𬱖𠮷Łódź"


def test_text_is_never_markup_and_controls_are_harmless() -> None:
    texts = ["<b>粗</b> &amp; =1+1 ) Tj ET", "甲\t乙\x00丙\r\n丁"]
    assert squeezed(page_texts(written(*texts))[0]) == "<b>粗</b>&amp;=1+1)TjET甲乙丙丁"


@settings(max_examples=30)
@given(st.text(alphabet=st.characters(codec="gb18030", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=40))
def test_any_text_is_drawn_or_named(text: str) -> None:
    missing = FONTS.undrawable(text)
    if missing:
        with pytest.raises(InputError):
            written(text)
    else:
        assert written(text).startswith(b"%PDF")


def test_a_character_that_no_face_draws_stops_the_printing_with_its_code_point() -> None:
    with pytest.raises(InputError) as refused:
        written("住户：陈𰻝")
    said = sentence(refused.value.reason, chinese())
    assert "𰻝 (U+30EDD)" in said
    assert "住户：陈𰻝" in said


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert written("甲", "𠮷") == written("甲", "𠮷")


def test_each_face_is_embedded_once_in_a_document() -> None:
    document = Document(FONTS, "试")
    for _ in range(5):
        pen = document.page()
        pen.text(15, 20, "同一套文字")
        pen.text(15, 30, "同一套文字", bold=True)
    fonts = pypdf.PdfReader(BytesIO(document.to_bytes())).pages[4]["/Resources"]["/Font"]  # type: ignore[index]
    embedded = [font.get_object()["/BaseFont"] for font in fonts.values() if "+" in font.get_object()["/BaseFont"]]
    assert len(embedded) == 2


def test_footers_learn_the_number_of_all_pages() -> None:
    document = Document(FONTS, "试")
    seen: list[tuple[int, int]] = []
    for _ in range(3):
        document.page(lambda page, pages: seen.append((page, pages)))
    document.to_bytes()
    assert seen == [(1, 3), (2, 3), (3, 3)]
