"""盘点: the blanks of the open book are counted by two people, and a difference is explained (C6, C7)."""

import pytest

from app.desk.certificates import issuing
from app.desk.control import blank_counts
from tests.app.desk.counter import Counter
from tests.app.desk.journey import arrived, refused


def test_a_count_says_what_was_expected_who_counted_and_who_saw_it(counter: Counter) -> None:
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    right = blank_counts.count_blanks(counter.desk, 24, "张敏")
    assert (right.first_blank, right.counted, right.expected) == (2, 24, 24)
    assert (right.counted_by, right.witnessed_by, right.counter) == ("王丽", "张敏", "1号柜台")
    wrong = blank_counts.count_blanks(counter.desk, 23, "张敏", " 少一张 ")
    assert (wrong.counted, wrong.expected, wrong.remark) == (23, 24, "少一张")
    assert blank_counts.blank_counts(counter.desk.database) == (wrong, right)


@pytest.mark.parametrize(
    ("counted", "witness", "code"),
    [
        (24, " ", "certificates.witness_missing"),
        (24, "王丽", "certificates.witness_missing"),
        (25, "张敏", "certificates.count_differs"),
        (-1, "张敏", "limits.number_out_of_range"),
        (26, "张敏", "limits.number_out_of_range"),
        (24, "张" * 101, "limits.too_long"),
    ],
)
def test_a_count_needs_a_second_person_and_a_remark_where_it_differs(
    counter: Counter, counted: int, witness: str, code: str
) -> None:
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    with refused(counter, code):
        blank_counts.count_blanks(counter.desk, counted, witness)


def test_where_no_book_is_open_there_is_nothing_to_count(counter: Counter) -> None:
    with refused(counter, "certificates.no_open_book"):
        blank_counts.count_blanks(counter.desk, 0, "张敏")
