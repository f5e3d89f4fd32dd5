"""JSON from elsewhere: a value is what it must be, or it is refused with a ValueError."""

import json
import re
from collections.abc import Mapping
from typing import Any

LARGEST = 2**63 - 1
"""The largest number that a database keeps."""

_HEX = re.compile(r"[0-9a-f]*")

write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
"""One line of JSON."""


def read_object(content: bytes) -> dict[str, Any]:
    """Return the JSON object in `content`, in which no name may stand twice."""
    try:
        read = json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if type(read) is not dict:
        raise ValueError("no object")
    return read


def check_names(given: Mapping[str, object], expected: frozenset[str], *, more: bool = False) -> None:
    """Refuse other names than those expected; `more` lets names stand beside them."""
    if not (given.keys() >= expected if more else given.keys() == expected):
        raise ValueError("other names than expected")


def text(value: object) -> str:
    """Return a text that can be stored."""
    if type(value) is not str or "\0" in value:
        raise ValueError("no text")
    value.encode()
    return value


def number(value: object, least: int = 0, most: int = LARGEST) -> int:
    """Return a whole number within limits."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("no number within the limits")
    return value


def hexadecimal(value: object, length: int) -> str:
    """So many small hexadecimal digits."""
    if type(value) is not str or len(value) != length or _HEX.fullmatch(value) is None:
        raise ValueError("no digits of that length")
    return value


def several(value: object) -> list[Any]:
    """Return a list."""
    if type(value) is not list:
        raise ValueError("no list")
    return value


def mapping(value: object) -> dict[str, Any]:
    """Return an object."""
    if type(value) is not dict:
        raise ValueError("no object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(constant: str) -> float:
    raise ValueError(f"{constant} is no number")
