"""统一社会信用代码, GB 32100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.identity import check_credit_code, credit_code_as_typed
from tests.app.procedure.identity.numbers import CODE_ALPHABET, credit_code
from tests.app.procedure.said import said

letters = st.sampled_from(CODE_ALPHABET)
codes = st.builds(
    lambda office, region, organisation: credit_code(office + region + organisation),
    st.text(letters, min_size=2, max_size=2),
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.text(letters, min_size=9, max_size=9),
)


def code_of(text: str) -> str | None:
    reason = check_credit_code(text).reason
    return said(reason)


@given(codes)
def test_gb_32100_every_well_formed_code_passes_and_each_of_its_beginnings_may_become_it(code: str) -> None:
    assert check_credit_code(f" {code[:2].lower()}-{code[2:8]} {code[8:]} ").code == code
    assert code_of(code) is None
    assert all(credit_code_as_typed(code[:length]).reason is None for length in range(19))


@given(codes, st.integers(0, 17), letters)
def test_gb_32100_one_wrong_character_is_always_found(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert (code_of(wrong) is None) == (wrong == code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91110000600037341L", None),
        ("９１１１００００６０００３７３４１ｌ", None),
        (credit_code("N2110105MA0000000"), None),
        ("", "identity.credit_code_empty"),
        ("110105012345678", "identity.credit_code_old"),
        ("91110000600037341", "identity.credit_code_length"),
        ("91110000600037341L1", "identity.credit_code_length"),
        ("91110000600037341M", "identity.credit_code_check"),
        ("91110000O00037341L", "identity.credit_code_letters"),
        ("911100AA600037341L", "identity.credit_code_region"),
    ],
)
def test_reasons(text: str, code: str | None) -> None:
    assert code_of(text) == code


def test_letters_that_never_occur_are_refused_while_typing() -> None:
    for letter in "IOSVZ":
        reason = credit_code_as_typed("9" + letter).reason
        assert reason is not None
        assert reason.code == "identity.credit_code_letters"


@given(st.one_of(codes, st.text(), st.from_regex(r"[0-9]{15}", fullmatch=True)))
def test_what_is_refused_is_kept_as_it_was_typed(text: str) -> None:
    assert check_credit_code(text).code == credit_code_as_typed(text).code


def test_of_nothing_nothing_is_kept() -> None:
    assert [check_credit_code(text).code for text in ("", " ", "　- ")] == ["", "", ""]
