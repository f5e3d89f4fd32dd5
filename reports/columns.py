"""Widths of the columns of a table: as the form shares them out, but never so narrow that a word of a heading breaks in two."""

import re
from collections.abc import Iterable, Sequence

from reports.cells import PADDING
from reports.fonts import EM, FontSet
from reports.pen import POINT

WIDEST_WORD = 30.0  # millimetres: longer runs (an address without spaces) may break
_WORDS = re.compile("[^\\s\u2e80-\U0010ffff\u2610-\u2612]{3,}")


def fitted_widths(
    fonts: FontSet, shares: Sequence[float], columns: Sequence[Iterable[str]], size: float, total: float
) -> list[float]:
    """`total` millimetres shared out; what a column needs for its longest word is taken from those that have some to spare.

    `columns` are the texts of each column, `size` their type size in points. Where there is nothing to spare, the shares stand.
    """
    scale = total / sum(shares)
    widths = [share * scale for share in shares]
    least = [_longest_word(fonts, texts, size) for texts in columns]
    lacking = sum(max(0.0, need - width) for need, width in zip(least, widths, strict=True))
    spare = sum(max(0.0, width - need) for need, width in zip(least, widths, strict=True))
    if not 0.0 < lacking <= spare:
        return widths
    kept = 1 - lacking / spare
    return [need if width <= need else need + (width - need) * kept for need, width in zip(least, widths, strict=True)]


def _longest_word(fonts: FontSet, texts: Iterable[str], size: float) -> float:
    """Return the width that the longest unbroken word of a column needs with its padding; 0 where Chinese can break anywhere."""
    words = {word for text in texts for word in _WORDS.findall(text)}
    if not words:
        return 0.0
    return min(WIDEST_WORD, max(map(fonts.regular.width, words)) * size / EM / POINT + 2 * PADDING + 0.1)
