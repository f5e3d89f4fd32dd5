"""Nothing is cut, lies outside the margins or lies on something else, whatever is written into a form."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.procedure.case import CaseFile
from reports.document import Document
from reports.head import LEFT, RIGHT
from reports.packet import shipped_fonts
from tests.factory import RARE, Household, a_case_file, a_procedure, crowded, extreme
from tests.reports.drawing import form, text_boxes
from tests.reports.reading import page_texts, squeezed

SLACK = 0.4  # millimetres: a glyph's ink may hang over its own advance
TOP = 11.0  # the frame of 复印件 stands in the margin
BOTTOM = 282.0
FORMS = [declared.id for declared in a_procedure().forms if declared.id != "certificate"]
WRITTEN = st.text(alphabet=st.sampled_from(list("测试汉字，。（）《》《" + RARE + " Wi.-/<>&\"'=1+")), max_size=300)
NAMES = st.text(alphabet=st.sampled_from(list("王欧阳斯坦·尼 MWil-" + RARE)), min_size=1, max_size=100)


def assert_inside_the_margins(pdf: bytes) -> None:
    for page, left, top, right, bottom in text_boxes(pdf):
        place = (page, round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
        assert left >= LEFT - SLACK, place
        assert right <= RIGHT + SLACK, place
        assert top >= TOP, place
        assert bottom <= BOTTOM, place


def assert_nothing_overlaps(pdf: bytes) -> None:
    boxes = sorted(text_boxes(pdf), key=lambda box: (box[0], box[2]))
    for index, (page, left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other[0] != page or other[2] >= bottom:
                break
            across = min(right, other[3]) - max(left, other[1])
            down = min(bottom, other[4]) - max(top, other[2])
            assert across < SLACK or down < SLACK, (page, (left, top, right, bottom), other)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("form_id", FORMS)
def test_every_form_of_an_extreme_case_stays_inside_its_margins(form_id: str, language: str) -> None:
    pdf = form(form_id, extreme(crowded(a_case_file(Household.CO_OWNERS), 30)), language)
    assert_inside_the_margins(pdf)
    assert_nothing_overlaps(pdf)


@pytest.mark.parametrize("kind", Household)
def test_every_form_of_every_household_stays_inside_its_margins(kind: Household) -> None:
    for form_id in FORMS:
        for language in ("zh_CN", "en"):
            pdf = form(form_id, a_case_file(kind), language)
            assert_inside_the_margins(pdf)
            assert_nothing_overlaps(pdf)


def written(file: CaseFile, name: str, text: str) -> CaseFile:
    """The file with that name and that text in many places."""
    return replace(
        file,
        people=tuple(replace(person, name=name, address=text[:200], relation=text[:60]) for person in file.people),
        rounds=tuple(replace(round_, client_words=text) for round_ in file.rounds),
        defects=tuple(replace(defect, what=text, place=text[:60], responsible=name) for defect in file.defects),
        repairs=tuple(replace(repair, how=text, taken_by=name) for repair in file.repairs),
        commitments=tuple(replace(commitment, what=text, committed_by=name) for commitment in file.commitments),
        receipts=tuple(replace(receipt, payer=name) for receipt in file.receipts),
        items=tuple(replace(item, serials=text[:120], remark=text) for item in file.items),
        paper_checks=tuple(replace(check, remark=text) for check in file.paper_checks),
    )


@settings(max_examples=25, deadline=None)
@given(name=NAMES, text=WRITTEN, form_id=st.sampled_from(FORMS))
def test_whatever_is_written_stays_inside_the_margins_and_off_its_neighbours(name: str, text: str, form_id: str) -> None:
    pdf = form(form_id, written(a_case_file(Household.CO_OWNERS), name, text))
    assert_inside_the_margins(pdf)
    assert_nothing_overlaps(pdf)


def test_these_checks_can_fail() -> None:
    document = Document(shipped_fonts(), "")
    pen = document.page()
    pen.text(LEFT, 40, "两行字叠在一起", 10)
    pen.text(LEFT + 3, 41, "两行字叠在一起", 10)
    pen.text(RIGHT - 5, 80, "伸出右边", 10)
    pdf = document.to_bytes()
    with pytest.raises(AssertionError):
        assert_nothing_overlaps(pdf)
    with pytest.raises(AssertionError):
        assert_inside_the_margins(pdf)


@pytest.mark.parametrize("count", range(0, 36, 3))
def test_no_heading_is_parted_from_the_beginning_of_its_list(count: int) -> None:
    file = crowded(a_case_file(Household.CO_OWNERS), count + 1)
    pages = [squeezed(text) for text in page_texts(form("client_card", file))]
    for beginning in (
        "家庭常住成员及同住使用人姓名关系性别出生日期证件号码联系电话成员0",
        "车辆车牌品牌型号车位京A",
        "留存证件复印件同意书证件及证件号码属于敏感个人信息",
    ):
        assert any(beginning in page for page in pages)
