"""Colours can be read by everybody, in both themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.style import stylesheet
from ui.theme import DARK, LIGHT, Theme, contrast

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_at_least_4_5_to_1(theme: Theme) -> None:
    weak = {pair: round(contrast(*pair), 2) for pair in theme.text_pairs() if contrast(*pair) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edge_of_an_input_can_be_seen(theme: Theme) -> None:
    """WCAG 1.4.11: 3 : 1 for what shows where an input is."""
    assert contrast(theme.input_line, theme.base) >= 3
    assert contrast(theme.accent, theme.base) >= 3


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction_and_lies_between_1_and_21(first: str, second: str) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21.000001


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_the_signs_that_ship(theme: Theme) -> None:
    sheet = stylesheet(theme, ("Noto Sans SC",), "/icons")
    assert "$" not in sheet
    assert ("tick_dark.svg" in sheet) is theme.dark
