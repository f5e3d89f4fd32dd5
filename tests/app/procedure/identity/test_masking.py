"""PIPL: what is left of a number on screens and in logs."""

from hypothesis import given
from hypothesis import strategies as st

from app.procedure.identity import masked


def test_pipl_birth_date_is_hidden() -> None:
    assert masked("11010519491231002X") == "110***********002X"
    assert masked("E12345678") == "E*****678"
    assert masked("1234567") == "*******"
    assert masked("") == ""


@given(st.text("0123456789ABCXYZ", max_size=40))
def test_pipl_at_least_half_is_hidden_and_the_length_stays(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert shown.count("*") * 2 >= len(number)
