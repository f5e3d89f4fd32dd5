"""Cells as clean text."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.roster.text import cell_text, code_text, free_text, label_text, shown

RARE = "䶮㛃𬱖𠮷𰻝〇﨑"


def _refused(text: object) -> str:
    with pytest.raises(InputError) as caught:
        free_text(text, 100)
    return caught.value.reason.code


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (1501.0, "1501"),
        (3, "3"),
        (0.5, "0.5"),
        (1e-7, "0.0000001"),
        (True, "TRUE"),
        ("=1+1", "=1+1"),
        ("a_x000D_\nb", "a\r\nb"),
    ],
)
def test_a_cell_as_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize("cell", [date(2026, 3, 1), datetime(2026, 3, 1), time(3, 1)])  # noqa: DTZ001 - a cell has no zone
def test_a_date_where_text_is_meant_is_refused(cell: object) -> None:
    assert _refused(cell) == "roster.date_in_text"


@pytest.mark.parametrize("cell", [110101199001011234, 1.10101199001011e17, float("inf"), float("nan")])
def test_a_number_too_long_for_a_spreadsheet_has_lost_digits(cell: object) -> None:
    assert _refused(cell) == "roster.digits_lost"


def test_digits_lost_in_a_text_file() -> None:
    with pytest.raises(InputError, match="digits_lost"):
        code_text("1.10101E+17", 60)


def test_a_failed_formula_is_refused() -> None:
    assert _refused("#REF!") == "roster.formula_error"


@pytest.mark.parametrize(
    "character", ["\0", "\x1f", "\x7f", "\x9f", chr(0xD800), "\u202e", "\u2066", "\ufffd", "\ufdd0", "\U0001ffff"]
)
def test_characters_that_nothing_can_show_are_refused(character: str) -> None:
    with pytest.raises(InputError) as caught:
        free_text(f"张{character}三", 100)
    assert caught.value.reason.code == "roster.character"
    assert dict(caught.value.reason.params)["point"] == f"U+{ord(character):04X}"


def test_rare_characters_and_variants_stay_as_they_are() -> None:
    assert free_text(RARE, 100) == RARE
    assert label_text(RARE, 100) == RARE
    assert free_text("葛\U000e0100", 100) == "葛\U000e0100"


def test_wide_letters_become_narrow_but_a_name_keeps_its_punctuation() -> None:
    assert free_text("ＡＢＣ（北京）有限公司", 100) == "ABC（北京）有限公司"
    assert label_text("Ａ－１２（东）", 100) == "A-12(东)"


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\t", "\n", "\u2003", "\u202f", " \u3000 "])
def test_spaces_of_every_kind_become_one(space: str) -> None:
    assert free_text(f"{space}欧阳{space}修远{space}", 100) == "欧阳 修远"
    assert label_text(f"{space}15{space}01{space}", 100) == "1501"


def test_invisible_characters_vanish() -> None:
    assert free_text("\ufeff张\u200b三\u00ad", 100) == "张三"


@pytest.mark.parametrize("nothing", ["-", "—", "——", "/", "无", "N/A", " ", "／"])
def test_what_only_says_nothing_is_blank(nothing: str) -> None:
    assert label_text(nothing, 100) == ""


def test_limits_count_what_is_kept() -> None:
    assert free_text("张" * 100 + "  ", 100) == "张" * 100
    assert _refused("张" * 101) == "roster.too_long"
    assert _refused("张" * 1_000_000) == "roster.too_long"


def test_whole_floats_of_a_text_file() -> None:
    assert code_text("13800138000.0", 60) == "13800138000"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (free_text, label_text):
        try:
            once = clean(text, 200)
        except InputError:
            continue
        assert clean(once, 200) == once


@given(st.text())
def test_what_a_message_quotes_is_one_short_printable_line(text: str) -> None:
    assert len(shown(text)) <= 41
    assert shown(text).isprintable()
