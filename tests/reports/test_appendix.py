"""A site's own PDFs behind the packet."""

from io import BytesIO

import pypdf
import pytest

from app.errors import InputError
from reports.appendix import Appendix, with_appendices
from tests.factory import Household, a_case_file
from tests.reports.drawing import blank, packet_of
from tests.reports.reading import page_texts

PACKET = packet_of(a_case_file(Household.PARKING))
GUIDE = blank("move_in_guide")


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(GUIDE))
    writer.encrypt("secret")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_pages_follow_those_of_the_packet_and_are_named() -> None:
    pdf = with_appendices(PACKET, [Appendix("小区平面图", GUIDE), Appendix("装修须知", GUIDE)])
    assert page_texts(pdf) == page_texts(PACKET) + page_texts(GUIDE) * 2
    titles = [str(entry.title) for entry in pypdf.PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert titles[0] == "入住手续全套资料"
    assert titles[-2:] == ["小区平面图", "装修须知"]


def test_without_appendices_the_packet_stays_as_it_is() -> None:
    assert with_appendices(PACKET, []) == PACKET


def test_the_same_files_give_the_same_bytes() -> None:
    appendices = [Appendix("图", GUIDE)]
    assert with_appendices(PACKET, appendices) == with_appendices(PACKET, appendices)


@pytest.mark.parametrize("damaged", [b"", b"no PDF", GUIDE[: len(GUIDE) // 2], locked()], ids=["empty", "text", "cut", "locked"])
def test_what_cannot_be_read_is_named(damaged: bytes) -> None:
    with pytest.raises(InputError) as caught:
        with_appendices(PACKET, [Appendix("好", GUIDE), Appendix("坏.pdf", damaged)])
    assert caught.value.reason.code == "print.appendix_unreadable"
    assert dict(caught.value.reason.params) == {"name": "坏.pdf"}
