"""C1: numbers from 00001 on, at least five digits; 100000 follows 99999."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.certificates import LARGEST_NUMBER, format_number, parse_number

numbers = st.integers(1, 200_000) | st.integers(1, LARGEST_NUMBER)


def test_c1_at_least_five_digits() -> None:
    assert format_number(1) == "00001"
    assert [format_number(number) for number in (99_999, 100_000)] == ["99999", "100000"]


@given(numbers)
def test_c1_reads_back(number: int) -> None:
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize("text", ["12", "00012", " 12 ", "№ 00012", "No.00012", "no 12", "编号：00012", "第12号", "０００１２"])
def test_ways_of_writing_twelve(text: str) -> None:
    assert parse_number(text) == 12


@pytest.mark.parametrize("text", ["", "0", "00000", "-1", "1.5", "12a", "²", "١٢", "1000000000", "9" * 5000, "№"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("number", [0, -1, LARGEST_NUMBER + 1])
def test_c1_there_is_no_number_outside(number: int) -> None:
    with pytest.raises(ValueError, match="certificate"):
        format_number(number)
