"""Numbers that the company allots: whole books, on from 00001, never one twice (C1)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.certificates import BOOK_SIZE, LARGEST_NUMBER
from app.procedure.certificates.allotment import (
    allotment_problem,
    lot_problem,
    merged,
    next_first,
    overlapping,
    said,
    without,
)
from tests.app.procedure.said import said as code_of

SPANS = st.lists(st.tuples(st.integers(1, 400), st.integers(0, 60)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


def numbers(spans: object) -> set[int]:
    return {number for first, last in spans for number in range(first, last + 1)}  # type: ignore[attr-defined]  # spans of any kind


def test_c1_numbers_begin_at_00001_and_100000_is_no_limit() -> None:
    assert next_first([]) == 1
    assert next_first([(1, 50)]) == 51
    assert next_first([(1, 30)]) == 51
    assert next_first([(99_951, 99_975)]) == 99_976
    assert next_first([(99_976, 100_000)]) == 100_001
    assert said([(99_976, 100_000)]) == "99976–100000"


@given(SPANS, st.integers(1, 5))
def test_c1_the_next_books_share_no_number_with_any_before(taken: list[tuple[int, int]], books: int) -> None:
    first = next_first(taken)
    last = first + books * BOOK_SIZE - 1
    assert allotment_problem(first, last, taken) is None
    assert overlapping((first, last), taken) is None
    assert first % BOOK_SIZE == 1
    assert not taken or first <= max(end for _first, end in taken) + BOOK_SIZE


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (0, 25, "certificates.lot_numbers"),
        (51, 50, "certificates.lot_numbers"),
        (LARGEST_NUMBER + 2, LARGEST_NUMBER + 26, "certificates.lot_numbers"),
        (52, 76, "certificates.lot_not_whole_books"),
        (51, 74, "certificates.lot_not_whole_books"),
        (26, 75, "headquarters.given_out"),
        (1, 25, "headquarters.given_out"),
    ],
)
def test_c1_other_numbers_are_not_allotted(first: int, last: int, code: str) -> None:
    problem = allotment_problem(first, last, [(26, 50)])
    assert problem is not None
    assert code_of(problem) == code


@given(SPANS, SPANS)
def test_spans_stand_for_their_numbers(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    assert numbers(merged(spans)) == numbers(spans)
    assert numbers(without(spans, others)) == numbers(spans) - numbers(others)
    joined = merged(spans)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(joined))


def test_c3_the_next_allotted_books_are_received_first() -> None:
    awaited = [(51, 100), (151, 200)]
    assert lot_problem(51, 100, awaited) is None
    assert lot_problem(51, 75, awaited) is None
    for first, last in ((51, 125), (76, 100), (151, 200), (1, 25)):
        problem = lot_problem(first, last, awaited)
        assert problem is not None
        assert dict(problem.params)["allotted"] == "00051–00100, 00151–00200"
    none = lot_problem(1, 25, [])
    assert none is not None
    assert code_of(none) == "headquarters.none_allotted"
