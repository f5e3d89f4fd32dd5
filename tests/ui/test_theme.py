"""Colours can be read by everybody, in both themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.style import stylesheet
from ui.theme import DARK, LIGHT, Theme

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def text_pairs(theme: Theme) -> tuple[tuple[str, str], ...]:
    """Every text colour with every ground that it stands on."""
    grounds = (theme.window, theme.bar, theme.base, theme.alternate)
    plain = tuple((colour, ground) for colour in (theme.text, theme.quiet) for ground in grounds)
    signs = tuple((colour, ground) for colour in (theme.reason, theme.done, theme.accent, theme.wait) for ground in grounds)
    soft = ((theme.text, theme.accent_soft), (theme.text, theme.reason_soft), (theme.text, theme.wait_soft))
    marked = ((theme.accent, theme.accent_soft), (theme.reason, theme.reason_soft), (theme.wait, theme.wait_soft))
    return (*plain, *signs, *soft, *marked, (theme.accent_text, theme.accent))


def contrast(first: str, second: str) -> float:
    """The contrast of two colours after WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_at_least_4_5_to_1(theme: Theme) -> None:
    weak = {pair: round(contrast(*pair), 2) for pair in text_pairs(theme) if contrast(*pair) < 4.5}
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
