"""One cell as it stands in a sheet. Whatever people typed stays text: no cell is ever a formula."""

import re
from datetime import date, datetime
from decimal import Decimal

from reports.spreadsheet.looks import Looks

Value = str | int | Decimal | date | None

LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_TEXT = 32_767  # characters of a cell, as UTF-16 counts them
_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY = date(1900, 3, 1)  # before it, programs do not agree on which day a number is
_ESCAPED = re.compile("[&<>\r]|_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "_": "_x005F_"}
_UNKNOWN = "\ufffd"


def cell(place: str, value: Value, look: int, looks: Looks) -> str:
    """Return the cell at `place` (`B7`). An empty one is there only for the sake of its look; a day that no program knows is
    text.

    A character that no workbook can hold becomes U+FFFD, and what is longer than a cell holds is cut.
    """
    if isinstance(value, date):
        if isinstance(value, datetime):
            raise TypeError("a cell keeps a day, not a moment")
        if value >= _FIRST_DAY:
            return f'<c r="{place}" s="{look}"><v>{(value - _DAY_ZERO).days}</v></c>'
        value = value.isoformat()
    if not value and not isinstance(value, int | Decimal):
        return f'<c r="{place}" s="{look}"/>' if look else ""
    if not isinstance(value, str):
        return f'<c r="{place}" s="{look}"><v>{value:f}</v></c>' if isinstance(value, Decimal) else _whole(place, value, look)
    if value.startswith(LIKE_FORMULAS):
        # Without the quote, a text that is edited and left as it was would turn into a formula.
        look = looks.quoted(look)
    kept = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t{kept}>{escaped(value)}</t></is></c>'


def _whole(place: str, value: int | None, look: int) -> str:
    return f'<c r="{place}" s="{look}"><v>{value}</v></c>'


def escaped(text: str) -> str:
    """Return the text as XML; `_x000D_` and the like would be read as a character, so their first sign is escaped too."""
    if len(text) > LONGEST_TEXT // 2:
        text = _cut(text)
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], _UNKNOWN), text) if _ESCAPED.search(text) else text


def _cut(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * LONGEST_TEXT else units[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def column_letters(column: int) -> str:
    """Return the name of a column, counted from 1: A … Z, AA …"""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
