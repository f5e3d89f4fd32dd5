"""Whole print and overprint of one certificate put every entry at the same millimetre, on every paper and with every printer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.procedure.certificates.printing import PrinterFit, PrintMode
from app.procedure.certificates.signed_code import code_text
from app.texts import load_translator
from reports.certificate import CertificateContent
from reports.certificate_entries import entry_texts
from reports.certificate_looks import WHITE
from reports.certificate_print import certificate_pdf, certificates_pdf
from reports.paper import Paper, papers
from tests.app.procedure.certificates.test_signed_code import SEALED
from tests.reports.chinese import chinese
from tests.reports.drawing import text_boxes
from tests.reports.reading import Glyph, glyphs, page_texts, rows_of_text, squeezed
from tests.reports.test_certificate import CONTENT

PAPERS = pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.id)
FULL = replace(CONTENT, co_owners=("王小明", "欧阳兰"), replaces=112, seal=code_text(SEALED))
PREPRINTED = ("№ 00113", CONTENT.company)


def pdf(
    content: CertificateContent,
    paper: Paper,
    mode: PrintMode,
    fit: PrinterFit | None = None,
    translator: Callable[[str], str] | None = None,
) -> bytes:
    return certificate_pdf(content, paper=paper, mode=mode, fit=fit or PrinterFit(), translator=translator or chinese())


def places(content: bytes) -> set[tuple[str, float, float]]:
    """Each character with its left end and foot, in tenths of a millimetre."""
    return {(glyph.character, round(glyph.left, 1), round(glyph.bottom, 1)) for glyph in glyphs(content)}


@PAPERS
@settings(max_examples=6, deadline=None)
@given(
    client=st.text(alphabet="陈李欧阳（）A ", min_size=1, max_size=40),
    owners=st.lists(st.text("王赵", min_size=1, max_size=4), max_size=6),
    agent=st.sampled_from(["", "李四"]),
)
def test_whole_and_overprint_put_every_entry_at_the_same_millimetre(
    paper: Paper, client: str, owners: list[str], agent: str
) -> None:
    content = replace(FULL, client=client, co_owners=tuple(owners), signed_by_agent=agent)
    whole, overprinted = places(pdf(content, paper, PrintMode.WHOLE)), places(pdf(content, paper, PrintMode.OVERPRINT))
    assert len(overprinted) > 60
    assert overprinted <= whole


@PAPERS
def test_overprint_is_the_entries_and_nothing_of_the_form(paper: Paper) -> None:
    """Neither a label nor what a pre-printed form bears already; and each entry, on each copy."""
    text = squeezed(page_texts(pdf(FULL, paper, PrintMode.OVERPRINT))[0])
    for absent in ("通知书入住时间", "存根联", "公司盖章处", "房屋入住证明", "开具人", *PREPRINTED):
        assert squeezed(absent) not in text
    for entry in paper.entries:
        if not entry.preprinted:
            wanted = squeezed(entry_texts(FULL, chinese())[entry.field])
            assert text.count(wanted) >= len(paper.copies), entry.field


@PAPERS
def test_a_test_print_shows_the_same_entries_on_the_faint_form(paper: Paper) -> None:
    content = pdf(FULL, paper, PrintMode.TEST, PrinterFit(dx=3, scale_y=1002))
    assert places(pdf(FULL, paper, PrintMode.OVERPRINT, PrinterFit(dx=3, scale_y=1002))) <= places(content)
    text = squeezed(rows_of_text(content))
    assert "通知书入住时间" in text
    assert "向右0.3mm" in text
    assert "1002‰" in text


@PAPERS
def test_a_fit_moves_and_scales_all_writing(paper: Paper) -> None:
    fit = PrinterFit(dx=15, dy=-8, scale_x=1004, scale_y=996)
    for mode in PrintMode:
        if mode is PrintMode.TEST:
            continue
        before, after = glyphs(pdf(FULL, paper, mode)), glyphs(pdf(FULL, paper, mode, fit))
        assert len(before) == len(after)
        for old, new in zip(before, after, strict=True):
            assert new.character == old.character
            assert (new.left, new.bottom) == pytest.approx((fit.across(old.left), fit.down(old.bottom)), abs=0.03)


@PAPERS
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_writing_leaves_its_paper_or_overlaps(paper: Paper, language: str) -> None:
    """Continuous paper: nothing within the strips with the holes, nor beyond the eight inches of an 80-column carriage."""
    content = pdf(FULL, paper, PrintMode.WHOLE, translator=load_translator(language))
    boxes = [box[1:] for box in text_boxes(content)]
    left, right = (18.9, 222.1) if paper.impact else (5.0, 205.0)
    for box in boxes:
        assert box[0] >= left
        assert box[2] <= right
        assert box[1] >= 2
        assert box[3] <= paper.size[1] - 3
    for index, first in enumerate(boxes):
        for second in boxes[index + 1 :]:
            across = min(first[2], second[2]) - max(first[0], second[0])
            down = min(first[3], second[3]) - max(first[1], second[1])
            assert across < 0.3 or down < 0.3, (first, second)


@PAPERS
def test_every_entry_stands_within_its_box(paper: Paper) -> None:
    """Each box that no label fills belongs to an entry, and each entry lies in a box, or in the head of the form."""
    empty = [cell for cell in paper.cells if not cell.label]
    for entry in paper.entries:
        inside = [
            cell
            for cell in empty
            if cell.x <= entry.x
            and cell.y <= entry.y
            and entry.x + entry.width <= cell.x + cell.width
            and entry.y + entry.height <= cell.y + cell.height
        ]
        assert inside or entry.field == "number", entry.field


def test_the_papers_are_those_of_the_field() -> None:
    sizes = {paper.id: (paper.size, paper.impact, len(paper.copies)) for paper in papers()}
    assert sizes == {
        "a4": ((210, 297), False, 3),
        "241x93": ((241, 93.13), True, 1),
        "241x140": ((241, 139.7), True, 1),
    }
    for paper in papers():
        assert {entry.field for entry in paper.entries} == set(entry_texts(FULL, chinese()))


@PAPERS
def test_c2_on_carbonless_paper_one_writing_names_all_three_copies(paper: Paper) -> None:
    text = squeezed(rows_of_text(pdf(FULL, paper, PrintMode.WHOLE)))
    for name in ("白·存根联", "红·财务联", "黄·客户联") if paper.impact else ("存根联", "财务联", "交客户办理后续物业手续"):
        assert text.count(name) == 1


@PAPERS
def test_pins_print_black_on_white_and_nothing_thin(paper: Paper) -> None:
    content = certificates_pdf(
        [FULL], paper=paper, mode=PrintMode.WHOLE, tints=(WHITE, (1, 0, 0), (0, 1, 0)), translator=chinese()
    )
    other = certificates_pdf([FULL], paper=paper, mode=PrintMode.WHOLE, translator=chinese())
    assert (content == other) is paper.impact


@PAPERS
def test_the_cells_of_a_qr_code_are_large_enough_for_the_pins(paper: Paper) -> None:
    for count in (21, 25, 45, 49, 53, 177):
        module = paper.qr.module(count)
        assert module == 0 or module >= paper.qr.least_module
        assert module * count <= paper.qr.side + 0.001
        if paper.impact:
            assert module / (25.4 / 180) == pytest.approx(round(module / (25.4 / 180)), abs=0.02)
    assert paper.qr.module(49) > 0
    assert not paper.impact or paper.qr.module(177) == 0


def test_what_is_too_long_for_a_small_form_is_refused_and_not_cut_off() -> None:
    small = next(paper for paper in papers() if paper.id == "241x93")
    with pytest.raises(InputError) as refused:
        pdf(replace(FULL, co_owners=("王" * 100,) * 3), small, PrintMode.WHOLE)
    assert refused.value.reason.code == "print.certificate_full"


@PAPERS
def test_several_certificates_take_a_sheet_each_and_the_same_gives_the_same_bytes(paper: Paper) -> None:
    contents = [replace(FULL, number=number, issued_on=date(2026, 12, 23)) for number in (7, 8)]
    made = certificates_pdf(contents, paper=paper, mode=PrintMode.WHOLE, translator=chinese())
    assert made == certificates_pdf(contents, paper=paper, mode=PrintMode.WHOLE, translator=chinese())
    texts = page_texts(made)
    assert ["№ 00007" in texts[0], "№ 00008" in texts[1], len(texts)] == [True, True, 2]


@PAPERS
def test_c7_a_void_one_is_marked_on_every_copy(paper: Paper) -> None:
    found: list[Glyph] = glyphs(pdf(replace(FULL, void=True, void_on=date(2026, 12, 24)), paper, PrintMode.WHOLE))
    assert len([glyph for glyph in found if glyph.character in "作废" and glyph.bottom - glyph.top > 25]) == 2 * len(paper.copies)


def test_a_parking_space_is_called_so() -> None:
    text = squeezed(page_texts(pdf(replace(FULL, is_parking=True, unit="B1-021"), papers()[0], PrintMode.OVERPRINT))[0])
    assert text.count("车位B1-021") == 3
