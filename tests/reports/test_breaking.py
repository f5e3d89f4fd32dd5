from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.breaking import break_lines
from reports.characters import NOT_FIRST, NOT_LAST, harmless
from reports.fonts import FontSet

FONTS = FontSet()
ONES: dict[str, float] = defaultdict(lambda: 1.0)
MIXED = st.text(alphabet=st.one_of(st.sampled_from("甲乙丙丁，。（）《》：a b1-\n☑☐—…"), st.characters()), max_size=120)


@given(MIXED, st.integers(2000, 40000))
def test_no_line_is_wider_than_its_cell_and_no_character_is_lost(text: str, width: int) -> None:
    advances = FONTS.regular.advances
    lines = break_lines(text, width, advances)
    for line in lines:
        assert FONTS.regular.width(line) <= width or len(line) == 1
    kept = "".join(lines).replace(" ", "")
    assert kept == harmless(text).replace("\n", "").replace(" ", "").replace("\u2060", "")


@given(st.text(alphabet="甲乙丙，。（《》）", max_size=60), st.integers(6, 20))
def test_kinsoku_holds_wherever_a_line_has_another_place_to_break(text: str, width: int) -> None:
    lines = break_lines(text, width, ONES)
    for before, after in pairwise(lines):
        forced = len(before) == width and not any(
            before[i - 1] not in NOT_LAST and before[i] not in NOT_FIRST for i in range(1, len(before))
        )
        assert forced or (after[0] not in NOT_FIRST and before[-1] not in NOT_LAST)


def test_a_word_goes_whole_to_the_next_line() -> None:
    assert break_lines("see the house", 9, ONES) == ["see the", "house"]


def test_a_string_without_a_place_to_break_is_broken_where_the_line_is_full() -> None:
    assert break_lines("a" * 25, 10, ONES) == ["a" * 10, "a" * 10, "a" * 5]


def test_closing_punctuation_takes_its_character_along() -> None:
    assert break_lines("甲乙丙丁。", 4, ONES) == ["甲乙丙", "丁。"]


def test_new_lines_are_kept_empty_ones_too() -> None:
    assert break_lines("甲\n\n乙", 4, ONES) == ["甲", "", "乙"]


def test_a_cell_narrower_than_a_character_still_ends() -> None:
    assert break_lines("甲乙", 0.5, ONES) == ["甲", "乙"]
