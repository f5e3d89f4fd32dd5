"""The code on the three copies, read back from the printed page as a scanner would see it."""

from dataclasses import replace

import pytest

from app.errors import InputError
from app.procedure.certificates.printing import PrintMode
from app.procedure.certificates.signed_code import code_text
from reports.certificate_print import certificate_pdf
from reports.paper import Paper, papers
from tests.app.procedure.certificates.test_signed_code import SEALED
from tests.reports.chinese import chinese
from tests.reports.codes import codes_on
from tests.reports.reading import page_texts, squeezed
from tests.reports.test_certificate import CONTENT, printed

PAPERS = pytest.mark.parametrize("paper", papers(), ids=lambda paper: paper.id)
CODES = {
    "usual": code_text(SEALED),
    "longest": code_text(replace(SEALED, number=999_999_999, unit="楼" * 40, site="苑" * 40)),
    "shortest": code_text(replace(SEALED, number=1, unit="1", site="")),
}


@pytest.mark.parametrize("dots_per_inch", [150, 200, 300])
@pytest.mark.parametrize("length", CODES)
def test_the_code_of_each_copy_is_read_back_at_its_printed_size(length: str, dots_per_inch: int) -> None:
    page = printed(replace(CONTENT, seal=CODES[length]))
    assert codes_on(page, dots_per_inch) == [CODES[length]] * 3


@PAPERS
@pytest.mark.parametrize("dots_per_inch", [180, 203])
@pytest.mark.parametrize("length", CODES)
def test_every_code_that_can_occur_is_read_from_every_paper(length: str, dots_per_inch: int, paper: Paper) -> None:
    """At the dots of a 24-pin head and of a label printer, whole and overprinted; void ones too (C7)."""
    content = replace(CONTENT, seal=CODES[length])
    for mode in (PrintMode.WHOLE, PrintMode.OVERPRINT):
        for printed_now in (content, replace(content, void=True, void_on=content.issued_on)):
            page = certificate_pdf(printed_now, paper=paper, mode=mode, translator=chinese())
            assert codes_on(page, dots_per_inch) == [CODES[length]] * len(paper.copies)


@PAPERS
@pytest.mark.parametrize("length", CODES)
def test_black_dots_alone_are_read(length: str, paper: Paper) -> None:
    """A head with pins has no grey: every dot is black or none."""
    page = certificate_pdf(replace(CONTENT, seal=CODES[length]), paper=paper, mode=PrintMode.OVERPRINT, translator=chinese())
    dots = 180 if paper.impact else 300
    assert codes_on(page, dots, grey=False) == [CODES[length]] * len(paper.copies)


def test_a_code_that_no_scanner_could_read_is_refused_before_printing() -> None:
    small = next(paper for paper in papers() if paper.id == "241x93")
    tiny = replace(small, qr=replace(small.qr, side=20.0))
    with pytest.raises(InputError) as refused:
        certificate_pdf(replace(CONTENT, seal=CODES["longest"]), paper=tiny, mode=PrintMode.WHOLE, translator=chinese())
    assert refused.value.reason.code == "print.certificate_code"


def test_a_void_certificate_s_code_can_still_be_read() -> None:
    page = printed(replace(CONTENT, seal=CODES["usual"], void=True, void_on=CONTENT.issued_on))
    assert codes_on(page, 200) == [CODES["usual"]] * 3


def test_the_journal_s_head_stands_on_each_copy() -> None:
    text = squeezed(page_texts(printed(replace(CONTENT, seal=CODES["usual"])))[0])
    assert text.count(f"日志{SEALED.head}") == 3


def test_without_a_seal_the_code_names_the_case() -> None:
    assert codes_on(printed(CONTENT), 200) == [CONTENT.case_number] * 3
    assert "日志" not in page_texts(printed(CONTENT))[0]
