"""One way of writing a number, whatever was typed, pasted or scanned."""

import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SEPARATORS = frozenset({"Zs", "Zl", "Zp", "Pd", "Cf"})
_DROPPED = frozenset("\t\n\r\v\f\u2212")  # white space and the minus sign, which are in none of these categories


def half_width(text: str) -> str:
    """`text` with full-width letters, digits and marks made half-width, and white space around it dropped."""
    return text.translate(_FULL_WIDTH).strip()


def normalised(text: str) -> str:
    """Return a number as it is stored: half-width, ASCII letters in capitals, no spaces, dashes or invisible marks.

    Characters that no number holds are left in, so that the check can name them.
    """
    kept = [
        character
        for character in text.translate(_FULL_WIDTH)
        if character not in _DROPPED and unicodedata.category(character) not in _SEPARATORS
    ]
    # str.upper() would turn "ß" into two letters; only ASCII letters occur in numbers.
    return "".join(character.upper() if character.isascii() else character for character in kept)
