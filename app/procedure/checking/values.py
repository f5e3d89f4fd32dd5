"""What a single value of a declaration must be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from app.procedure.checking.fault import Fault, Path, fault, slight
from app.procedure.declaration.rows import Original
from app.procedure.fees import FeeBasis, FeeRule, Season, rule_fault
from app.procedure.text_limits import checked_text

LONGEST_TEXT = 200
LONGEST_ID = 64
_ID = re.compile(r"[^\s:/]+")
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)
_SEASON = ("season_from", "season_to")
_SHOWN = frozenset({"zh", "en", "unit", "code", "version"})
"""Texts that are printed, and so are never empty."""


def nearest(value: str, known: Iterable[str]) -> str:
    """Return the known name that is most like the one that was written, else all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 only a fault needs it

    names = sorted(known)
    return ", ".join(get_close_matches(value, names, n=1) or names)


def has_text(value: object) -> bool:
    """Return whether something stands there."""
    return isinstance(value, str) and bool(value.strip())


def check_text(path: Path, value: object) -> Iterator[Fault]:
    """Check a text: one that can be printed, an id that can be named, a day of the year."""
    key = str(path[-1])
    if not isinstance(value, str):
        yield fault(path, "procedure.no_text")
    elif key == "id":
        if len(value) > LONGEST_ID or not _ID.fullmatch(value) or not value.isprintable():
            yield slight(path, "procedure.id_unusable", value=value[:LONGEST_ID], most=LONGEST_ID)
    elif key in _SEASON:
        if value and not _is_day(value):
            yield fault(path, "procedure.day_unusable", value=value)
    elif key in _SHOWN and not value.strip():
        yield slight(path, "procedure.text_missing" if key in ("zh", "en") else "procedure.text_empty", value=key)
    elif not _is_printable(value):
        yield slight(path, "procedure.text_unusable", most=LONGEST_TEXT)


def _is_printable(text: str) -> bool:
    """Return whether it can be shown and printed as it stands, in one line."""
    if len(text) <= LONGEST_TEXT and text.isprintable():
        return text.strip() == text
    return text.strip() == text and checked_text(text, field="", limit=LONGEST_TEXT).reason is None


def _is_day(text: str) -> bool:
    found = _MONTH_DAY.fullmatch(text)
    day = (int(found[1]), int(found[2])) if found is not None else (0, 0)
    return Season(day, day).is_usable()


def check_texts(path: Path, value: object) -> Iterator[Fault]:
    """Check a list of texts, each of which may stand once."""
    if not isinstance(value, list):
        yield fault(path, "procedure.no_list")
        return
    seen: set[str] = set()
    for number, text in enumerate(value):
        if not isinstance(text, str):
            yield fault((*path, number), "procedure.no_text")
        elif text in seen:
            yield slight((*path, number), "procedure.twice", value=text)
        else:
            seen.add(text)


def check_flag(path: Path, value: object) -> Iterator[Fault]:
    """Check that it is yes or no."""
    if not isinstance(value, bool):
        yield fault(path, "procedure.no_flag")


def check_number(path: Path, value: object, least: int, most: int) -> Iterator[Fault]:
    """Check that it is a whole number within its range; `true` is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        yield fault(path, "procedure.no_number", least=least, most=most)
    elif not least <= value <= most:
        yield slight(path, "procedure.no_number", least=least, most=most)


def check_price(path: Path, value: object) -> Iterator[Fault]:
    """Check that it is yuan as text, since a number with a point is kept inexactly (2.80 would be charged as 2.7999…)."""
    if isinstance(value, float):
        yield fault(path, "procedure.price_no_text", value=value)
        return
    try:
        price = Decimal(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        price = Decimal("NaN")
    if not price.is_finite() or rule_fault(FeeRule(id="", kind=FeeBasis.FIXED, price=price)) is not None:
        yield fault(path, "procedure.price_unusable")


def one_of(path: Path, value: object, known: Sequence[str]) -> Iterator[Fault]:
    """Check that it is one of the texts that the program knows."""
    if value not in known:
        yield fault(path, "procedure.value_unknown", value=value, known=", ".join(known))


def check_original(path: Path, value: object) -> Iterator[Fault]:
    """Check what is said of the original of a paper."""
    yield from one_of(path, value, [each.value for each in Original])


def check_items(path: Path, value: object) -> Iterator[Fault]:
    """Check the items of a part: each an id of its own and its name in both languages."""
    if not isinstance(value, list):
        yield fault(path, "procedure.no_list")
        return
    if not value:
        yield slight(path, "procedure.no_items")
    seen: set[str] = set()
    for number, item in enumerate(value):
        here = (*path, number)
        if not isinstance(item, list) or len(item) != 3 or not all(isinstance(text, str) for text in item):
            yield fault(here, "procedure.no_item")
            continue
        yield from check_text((*here, "id"), item[0])
        yield from (each for key, text in zip(("zh", "en"), item[1:], strict=True) for each in check_text((*here, key), text))
        if item[0] in seen:
            yield fault(here, "procedure.twice", value=item[0])
        seen.add(item[0])
