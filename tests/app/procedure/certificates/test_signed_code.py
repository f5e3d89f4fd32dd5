"""The code on a certificate's copies: one row of digits that survives every scanner, and no other text says the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.certificates import LARGEST_NUMBER
from app.procedure.certificates.signed_code import (
    MOST_DIGITS,
    MOST_SITE,
    MOST_UNIT,
    SignedCode,
    code_text,
    key_fingerprint,
    read_certificate_code,
    signed_bytes,
)
from app.procedure.reason import Reason

SEALED = SignedCode(
    number=113,
    unit="3号楼 2单元 1501",
    issued_on=date(2026, 12, 23),
    site="海棠苑一期",
    key="0a2b3c4d",
    head="009a01bc",
    signature=bytes(range(64)),
)
CODE = code_text(SEALED)

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
sealed_certificates = st.builds(
    SignedCode,
    number=st.integers(1, LARGEST_NUMBER),
    unit=texts,
    issued_on=st.dates(),
    site=texts,
    key=st.binary(min_size=4, max_size=4).map(bytes.hex),
    head=st.binary(min_size=4, max_size=4).map(bytes.hex),
    signature=st.binary(min_size=64, max_size=64),
)


@given(sealed_certificates)
def test_what_is_written_is_read(sealed: SignedCode) -> None:
    read = read_certificate_code(code_text(sealed))
    assert isinstance(read, SignedCode)
    assert replace(read, unit="", site="") == replace(sealed, unit="", site="")
    assert sealed.unit.startswith(read.unit)
    assert sealed.site.startswith(read.site)
    if len(sealed.unit.encode()) <= MOST_UNIT and len(sealed.site.encode()) <= MOST_SITE:
        assert read == sealed


@given(sealed_certificates)
def test_a_code_is_one_row_of_digits_of_bounded_length(sealed: SignedCode) -> None:
    code = code_text(sealed)
    assert code.isascii()
    assert code.isdecimal()
    assert len(code) <= MOST_DIGITS


def test_a_usual_code_is_a_small_qr_code() -> None:
    """Version 7 with 45 × 45 cells holds 293 digits at correction M."""
    assert len(CODE) <= 293


@given(st.data())
def test_what_a_scanner_may_do_to_the_text_does_no_harm(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(CODE)))
    blank = data.draw(st.sampled_from([" ", "\r\n", "\t", "\u3000", "\ufeff"]))
    full_width = "".join(chr(0xFF10 + int(digit)) for digit in CODE)
    for text in (CODE, full_width):
        assert read_certificate_code(f"\ufeff {text[:place]}{blank}{text[place:]}\r\n") == SEALED


@given(st.data())
def test_another_text_never_says_the_same(data: st.DataObject) -> None:
    """Whatever is changed, left out or added: the bytes that the signature is over change, or there is nothing to read."""
    place = data.draw(st.integers(0, len(CODE) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != CODE[place]]))
    added = data.draw(st.sampled_from("0123456789"))
    inserted = CODE[:place] + added + CODE[place:]
    for text in (CODE[:place] + other + CODE[place + 1 :], CODE[:place] + CODE[place + 1 :], inserted, CODE + added):
        read = read_certificate_code(text)
        if isinstance(read, SignedCode):
            assert text != CODE
            assert (signed_bytes(read), read.signature) != (signed_bytes(SEALED), SEALED.signature)


@given(st.text(max_size=500))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(read_certificate_code(text), Reason)


@given(st.text("0123456789", min_size=39, max_size=MOST_DIGITS + 5))
def test_any_row_of_digits_is_read_without_an_error(digits: str) -> None:
    read = read_certificate_code(digits)
    assert isinstance(read, Reason) or code_text(read) == digits


@pytest.mark.parametrize(
    "text", ["", "A1-00001", "310101199003071234", "13800138000", "1" * 39, "1" * 401, CODE.replace("1", "l")]
)
def test_other_numbers_are_no_code(text: str) -> None:
    assert read_certificate_code(text) == Reason("certificate_code.none")


def test_a_code_of_a_newer_version_says_so() -> None:
    assert read_certificate_code("2" + CODE[1:]) == Reason.of("certificate_code.version", version="2")


@pytest.mark.parametrize("text", [CODE[:-1], CODE[:100], "1" * 300, "10" + CODE[1:]])
def test_half_a_code_and_another_way_to_write_it_are_no_code(text: str) -> None:
    assert read_certificate_code(text) == Reason("certificate_code.broken")


def test_a_long_label_is_cut_between_characters() -> None:
    read = read_certificate_code(code_text(replace(SEALED, unit="x" + "楼" * 40, site="苑" * 40)))
    assert isinstance(read, SignedCode)
    assert (read.unit, read.site) == ("x" + "楼" * 15, "苑" * 10)


def test_nothing_is_written_without_a_signature() -> None:
    with pytest.raises(ValueError, match="signature"):
        code_text(replace(SEALED, signature=b""))


def test_the_fingerprint_of_a_key_is_eight_hex_digits_of_its_sha_256() -> None:
    assert key_fingerprint(b"") == "e3b0c442"
