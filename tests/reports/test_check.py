from reports.check import Undrawable, undrawable_in, unprintable
from reports.fonts import FontSet

FONTS = FontSet()


def test_each_undrawable_character_comes_with_the_first_text_that_holds_it() -> None:
    found = undrawable_in(["陈某", "𰻝某", "又𰻝😀"], FONTS)
    assert found == (Undrawable("𰻝某", "𰻝", "U+30EDD"), Undrawable("又𰻝😀", "😀", "U+1F600"))


def test_the_reason_quotes_a_long_text_in_part() -> None:
    reason = unprintable(undrawable_in(["𰻝" + "字" * 100], FONTS))
    assert dict(reason.params) == {"characters": "𰻝 (U+30EDD)", "text": "𰻝" + "字" * 39 + "…"}


def test_half_a_pair_is_named_by_its_code_only() -> None:
    assert dict(unprintable(undrawable_in(["\ud840"], FONTS)).params)["characters"] == " (U+D840)"
