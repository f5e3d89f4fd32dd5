"""Text is kept as it is or refused with a reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.text_limits import NAME, REMARK, checked_text
from tests.app.procedure.said import said


def code_of(text: str, *, limit: int = NAME, multiline: bool = False) -> str | None:
    reason = checked_text(text, field="name", limit=limit, multiline=multiline).reason
    return said(reason)


@pytest.mark.parametrize(
    "text",
    [
        "<b>张三</b>",
        "=1+1",
        "'; DROP TABLE x; --",
        '"quoted" “引号”',
        "👨‍👩‍👧‍👦 🏠",
        "䶮㛃𬱖𠮷𰻝",
        "\ufa0c\ufa1f",  # compatibility ideographs, which NFC would change into others
        "\ue000\U0010fffd",  # private use
        "e\u0301 é",  # composed and not composed
        "نص عربي \u200f",
        "{0} %s \\n",
        "阿·买买提",
        "",
    ],
)
def test_text_of_any_kind_is_kept_as_it_is(text: str) -> None:
    checked = checked_text(text, field="name", limit=NAME)
    assert (checked.text, checked.reason) == (text, None)


def test_names_are_not_normalised() -> None:
    name = "\ufa19"
    assert unicodedata.normalize("NFC", name) != name
    assert checked_text(name, field="name", limit=NAME).text == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "limits.control_character"),
        ("a\x1b[0m", "limits.control_character"),
        ("a\tb", "limits.control_character"),
        ("a\x85b", "limits.control_character"),
        ("\x1fa", "limits.control_character"),
        ("a\nb", "limits.line_break"),
        ("a\u2028b", "limits.line_separator"),
        ("a\ud800b", "limits.half_character"),
        ("a\u202egpj.exe", "limits.direction"),
        ("a\u2067b", "limits.direction"),
        ("a\ufffeb", "limits.no_character"),
        ("a\U0003ffffb", "limits.no_character"),
        ("\ufdd0", "limits.no_character"),
    ],
)
def test_what_would_print_as_something_else_is_refused(text: str, code: str) -> None:
    assert code_of(text) == code
    checked = checked_text(text, field="name", limit=NAME)
    assert checked.text == text  # nothing that was typed is lost
    assert checked.reason is not None
    assert dict(checked.reason.params)["field"] == "name"


def test_the_reason_names_the_character_and_its_place() -> None:
    reason = checked_text("ab\x00", field="remark", limit=NAME).reason
    assert reason is not None
    assert dict(reason.params) == {"field": "remark", "character": "U+0000", "position": "3"}


def test_line_breaks_are_kept_in_fields_of_several_lines() -> None:
    checked = checked_text("\r\n一\r\n\r\n二\r三\n ", field="remark", limit=REMARK, multiline=True)
    assert (checked.text, checked.reason) == ("一\n\n二\n三", None)
    assert code_of("a\u2029b", multiline=True) == "limits.line_separator"


def test_the_limit_counts_characters_after_trimming() -> None:
    assert code_of("  " + "𠮷" * NAME + "\u3000\n") is None
    assert code_of("𠮷" * (NAME + 1)) == "limits.too_long"
    assert code_of("x" * 10_000, limit=REMARK) == "limits.too_long"


@given(st.text(st.characters(codec=None), max_size=120), st.booleans())
def test_any_text_gets_an_answer_that_stays_the_same(text: str, multiline: bool) -> None:
    checked = checked_text(text, field="name", limit=NAME, multiline=multiline)
    assert checked_text(checked.text, field="name", limit=NAME, multiline=multiline) == checked
    if checked.reason is None:
        assert checked.text.encode("utf-8").decode("utf-8") in text.replace("\r\n", "\n").replace("\r", "\n")
