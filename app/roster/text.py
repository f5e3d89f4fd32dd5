"""A cell as clean text: width, spaces and unprintable characters, with rare characters left alone."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from app.errors import InputError

_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"), " ")
_SPACES |= dict.fromkeys(range(0x2000, 0x200B), " ")
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDE_LETTERS = {wide: narrow for wide, narrow in _WIDE.items() if chr(narrow).isalnum()}
_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63), "-")
_FREE: dict[int, int | str | None] = {**_SPACES, **_INVISIBLE, **_WIDE_LETTERS}
_LABEL: dict[int, int | str | None] = {**_SPACES, **_INVISIBLE, **_WIDE, **_DASHES}

_OVERRIDES = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_REPLACEMENT = 0xFFFD
_FORMULA_ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))
_NOTHING = frozenset(("", "-", "--", "---", "/", "\\", "无", "n/a", "N/A", "null", "NULL", "None"))
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+[0-9]{2,3}")
_WHOLE_FLOAT = re.compile(r"([0-9]+)\.0+")
_EXACT_DIGITS = 15
_LONGEST = 32_767


def cell_text(value: object) -> str:
    """Return the cell as text, a whole float without its `.0`.

    Raises InputError for a date where text is meant (a room `3-1` that the spreadsheet took for the 1st of March), for a number
    with more digits than a spreadsheet keeps, and for a formula that failed.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        if value in _FORMULA_ERRORS:
            raise InputError.of("roster.formula_error", value=value)
        return value.replace("_x000D_", "\r")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, datetime | date | time | timedelta):
        raise InputError.of("roster.date_in_text", value=str(value).removesuffix(" 00:00:00"))
    return str(value)


def free_text(value: object, limit: int) -> str:
    """Return a name, address or layout: wide letters and digits made narrow, spaces collapsed, all else as written."""
    return _cleaned(cell_text(value), _FREE, limit)


def label_text(value: object, limit: int) -> str:
    """Return a label or number: everything full-width made narrow, dashes made one, without any space."""
    return _cleaned(cell_text(value), _LABEL, limit).replace(" ", "")


def code_text(value: object, limit: int) -> str:
    """Return a number that is copied exactly (phone, notice, identity): like a label, refused when digits are already lost."""
    text = _cleaned(cell_text(value), _LABEL, limit)
    if _SCIENTIFIC.fullmatch(text):
        raise InputError.of("roster.digits_lost", value=text)
    whole = _WHOLE_FLOAT.fullmatch(text)
    return whole.group(1) if whole else text


def is_nothing(text: str) -> bool:
    """Return whether the text only says that there is nothing (`-`, `无`, `N/A`)."""
    return text.translate(_DASHES) in _NOTHING


def folded(value: object) -> str:
    """Return the cell as a narrow, spaceless text for comparing with known words; never raises."""
    text = value if isinstance(value, str) else ""
    return text[:_LONGEST].translate(_LABEL).replace(" ", "")


def shown(value: object) -> str:
    """Return the cell as a message may quote it: one line, not long, nothing unprintable."""
    text = "".join(character if character.isprintable() else " " for character in str(value)[:60])
    return f"{text[:40]}…" if len(text) > 40 else text


def _number_text(value: float) -> str:
    if not math.isfinite(value) or abs(value) >= 10**_EXACT_DIGITS:
        raise InputError.of("roster.digits_lost", value=f"{value:.15g}" if isinstance(value, float) else str(value)[:40])
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _cleaned(text: str, table: dict[int, int | str | None], limit: int) -> str:
    if len(text) > _LONGEST:
        raise InputError.of("roster.too_long", limit=limit)
    text = re.sub(" {2,}", " ", text.translate(table)).strip(" ")
    if len(text) > limit:
        raise InputError.of("roster.too_long", limit=limit)
    for character in text:
        if _refused(character):
            raise InputError.of("roster.character", point=f"U+{ord(character):04X}")
    return "" if is_nothing(text) else text


def _refused(character: str) -> bool:
    # Category Cn is not refused: characters newer than this Python's tables are unassigned only to it.
    code = ord(character)
    return (
        unicodedata.category(character) in {"Cc", "Cs"}
        or code in _OVERRIDES
        or code == _REPLACEMENT
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )
