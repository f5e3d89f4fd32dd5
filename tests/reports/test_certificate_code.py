"""The code on the three copies, read back from the printed page as a scanner would see it."""

from dataclasses import replace

import pytest

from app.procedure.certificates.seal import seal_text
from tests.app.procedure.certificates.test_seal import SEALED
from tests.reports.codes import codes_on
from tests.reports.reading import page_texts, squeezed
from tests.reports.test_certificate import CONTENT, printed

CODES = {
    "usual": seal_text(SEALED),
    "longest": seal_text(replace(SEALED, number=999_999_999, unit="楼" * 40, site="苑" * 40)),
    "shortest": seal_text(replace(SEALED, number=1, unit="1", site="")),
}


@pytest.mark.parametrize("dots_per_inch", [150, 200, 300])
@pytest.mark.parametrize("length", CODES)
def test_the_code_of_each_copy_is_read_back_at_its_printed_size(length: str, dots_per_inch: int) -> None:
    page = printed(replace(CONTENT, seal=CODES[length]))
    assert codes_on(page, dots_per_inch) == [CODES[length]] * 3


def test_a_void_certificate_s_code_can_still_be_read() -> None:
    page = printed(replace(CONTENT, seal=CODES["usual"], void=True, void_on=CONTENT.issued_on))
    assert codes_on(page, 200) == [CODES["usual"]] * 3


def test_the_journal_s_head_stands_on_each_copy() -> None:
    text = squeezed(page_texts(printed(replace(CONTENT, seal=CODES["usual"])))[0])
    assert text.count(f"日志{SEALED.head}") == 3


def test_without_a_seal_the_code_names_the_case() -> None:
    assert codes_on(printed(CONTENT), 200) == [CONTENT.case_number] * 3
    assert "日志" not in page_texts(printed(CONTENT))[0]
