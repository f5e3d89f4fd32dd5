"""The calibration sheet: what it says lies where, lies there."""

import pytest

from app.procedure.certificates.printing import PrinterFit
from app.texts import load_translator
from reports.certificate_print import calibration_pdf
from reports.paper import Paper, calibration_marks, papers
from tests.reports.chinese import chinese
from tests.reports.drawing import text_boxes
from tests.reports.reading import Glyph, glyphs, page_texts, squeezed

PAPERS = pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.id)


def numbers_at(found: list[Glyph], *, baseline: float) -> list[tuple[str, float]]:
    """The numbers that stand on one baseline, with the middle of each."""
    digits = sorted((g for g in found if g.character.isdigit() and abs(g.bottom - baseline) < 0.4), key=lambda g: g.left)
    groups: list[list[Glyph]] = []
    for digit in digits:
        if not groups or digit.left - groups[-1][-1].right > 1:
            groups.append([])
        groups[-1].append(digit)
    return [("".join(d.character for d in group), (group[0].left + group[-1].right) / 2) for group in groups]


@PAPERS
def test_the_axes_are_numbered_every_ten_millimetres_at_their_place(paper: Paper) -> None:
    found = glyphs(calibration_pdf(paper, PrinterFit(), chinese()))
    edge = 20 if paper.impact else 5
    across = numbers_at(found, baseline=12)
    assert [int(number) for number, _middle in across] == list(
        range(-(-(edge + 9) // 10) * 10, int(paper.size[0]) - edge + 1, 10)
    )
    assert all(middle == pytest.approx(int(number), abs=0.5) for number, middle in across)
    for y in range(20, int(paper.size[1]) - 5, 10):
        beside = [number for number, middle in numbers_at(found, baseline=y + 0.8) if middle < edge + 9]
        assert beside == [str(y)]


@PAPERS
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_it_says_where_the_marks_must_lie_and_what_was_used(paper: Paper, language: str) -> None:
    used = PrinterFit(dx=-12, dy=7, scale_x=1003, scale_y=998)
    text = squeezed(page_texts(calibration_pdf(paper, used, load_translator(language)))[0])
    (x1, y1), (x2, y2) = calibration_marks(paper)
    for wanted in (f"{x1:g}/{y1:g}", f"{x2:g}/{y2:g}", "-1.2mm", "0.7mm", "1003‰", "998‰", paper.sold_as.replace(" ", "")):
        assert wanted in text


@PAPERS
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_writing_overlaps_or_leaves_the_paper(paper: Paper, language: str) -> None:
    boxes = [box[1:] for box in text_boxes(calibration_pdf(paper, PrinterFit(), load_translator(language)))]
    for index, first in enumerate(boxes):
        assert first[0] >= 0
        assert first[2] <= paper.size[0] - (12.7 if paper.impact else 2)
        for second in boxes[index + 1 :]:
            across = min(first[2], second[2]) - max(first[0], second[0])
            down = min(first[3], second[3]) - max(first[1], second[1])
            assert across < 0.2 or down < 0.2


@PAPERS
def test_a_fit_shows_on_the_sheet(paper: Paper) -> None:
    plain = text_boxes(calibration_pdf(paper, PrinterFit(), chinese()))
    moved = text_boxes(calibration_pdf(paper, PrinterFit(dx=20, dy=10), chinese()))
    assert (moved[0][1] - plain[0][1], moved[0][2] - plain[0][2]) == pytest.approx((2, 1), abs=0.02)
