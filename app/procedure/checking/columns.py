"""Each key of each row by itself: known, there, of the right type and within its range."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from functools import cache
from itertools import chain

from app.procedure.checking.declared import SETTINGS, Declared, Row
from app.procedure.checking.fault import Fault, Path, fault, slight
from app.procedure.checking.values import (
    check_flag,
    check_items,
    check_number,
    check_original,
    check_price,
    check_text,
    check_texts,
    has_text,
    nearest,
    one_of,
)
from app.procedure.declaration.load import KINDS
from app.procedure.declaration.rows import Item, Original, SiteSettings
from app.procedure.fees import FeeBasis

SECTIONS = (*KINDS, SETTINGS)
WORDING = "wording"
DECLARED_BY = "declared"
"""Beside the sections in a text that was declared more than once: by whom, and how often."""

_CHECKS: Mapping[object, Callable[[Path, object], Iterator[Fault]]] = {
    str: check_text,
    bool: check_flag,
    tuple[str, ...]: check_texts,
    tuple[Item, ...]: check_items,
    Decimal: check_price,
    Original: check_original,
}
_RANGES: Mapping[tuple[str, str], tuple[int, int]] = {
    ("paper", "copies"): (0, 99),
    ("fee", "months"): (0, 600),
    ("item", "count"): (0, 9999),
    ("archive_kind", "source"): (0, 16),
    (SETTINGS, "waterproof_hours"): (1, 240),
    (SETTINGS, "waterproof_depth"): (1, 1000),
    (SETTINGS, "certificate_days"): (0, 365),
    (SETTINGS, "repair_days"): (1, 365),
    (SETTINGS, "reserve_percent"): (0, 100),
}
_ONE_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    (SETTINGS, "fee_start"): ("notice", "actual"),
    (SETTINGS, "certificate_paper"): ("plain", "prenumbered"),
    ("archive_kind", "form"): ("original", "copy"),
}
"""Texts of which the program knows a few: for another one it does what it does for the first."""


def column_faults(declared: Declared) -> Iterator[Fault]:
    """Tell everything that is wrong with a section, a key or a value by itself."""
    for section, value in declared.data.items():
        if section == SETTINGS:
            if not isinstance(value, Mapping):
                yield fault((section,), "procedure.section_no_table", value=section)
        elif section not in KINDS:
            if section != DECLARED_BY:
                yield slight((section,), "procedure.section_unknown", value=section, known=nearest(section, SECTIONS))
        elif not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            yield fault((section,), "procedure.section_no_rows", value=section)
    yield from _settings_faults(declared)
    yield from chain.from_iterable(
        _row_faults(section, (section, number), row) for section in KINDS for number, row in declared.rows(section)
    )


def _settings_faults(declared: Declared) -> Iterator[Fault]:
    if SETTINGS not in declared.data:
        yield fault((SETTINGS,), "procedure.key_missing", value=SETTINGS)
    wording = declared.settings.get(WORDING, {})
    if not isinstance(wording, Mapping):
        yield slight((SETTINGS, WORDING), "procedure.section_no_table", value=f"{SETTINGS}.{WORDING}")
    else:  # no paper reads a wording of the site yet, so one that stands here would be lost
        yield from (slight((SETTINGS, WORDING, key), "procedure.wording_unread", value=key) for key in wording)
    settings = {key: value for key, value in declared.settings.items() if key != WORDING}
    yield from _key_faults(SETTINGS, (SETTINGS,), settings, SiteSettings)


def _row_faults(section: str, path: Path, row: Row) -> Iterator[Fault]:
    yield from _key_faults(section, path, row, KINDS[section])
    yield from _pair_faults(path, row)
    if section == "fee":
        yield from _fee_faults(path, row)
    if section == "part" and "items" not in row:
        yield slight(path, "procedure.no_items")


def _key_faults(section: str, path: Path, row: Row, kind: type) -> Iterator[Fault]:
    columns = _columns(kind)
    for key, value in row.items():
        if key not in columns:
            yield fault((*path, key), "procedure.key_unknown", value=key, known=nearest(key, columns))
        else:
            yield from _value_faults(section, (*path, key), value, columns[key].type)
    for key, column in columns.items():
        if key not in row and column.default is MISSING:
            code = "procedure.text_missing" if key in ("zh", "en") else "procedure.key_missing"
            yield fault(path, code, value=key)


@cache
def _columns(kind: type) -> Mapping[str, "Field[object]"]:
    return {column.name: column for column in fields(kind)}


def _value_faults(section: str, path: Path, value: object, kind: object) -> Iterator[Fault]:
    named = (section, str(path[-1]))
    if kind is int:
        yield from check_number(path, value, *_RANGES[named])
    elif named == ("fee", "kind"):
        yield from one_of(path, value, [each.value for each in FeeBasis])
    elif named in _ONE_OF and isinstance(value, str) and value not in _ONE_OF[named]:
        yield slight(path, "procedure.value_unknown", value=value, known=", ".join(_ONE_OF[named]))
    else:
        yield from _CHECKS[kind](path, value)


def _pair_faults(path: Path, row: Row) -> Iterator[Fault]:
    """Tell what is said in one language only: the papers of the other one would have a hole."""
    for stem in {key[:-3] for key in row if key.endswith(("_zh", "_en"))}:
        here = [language for language in ("zh", "en") if has_text(row.get(f"{stem}_{language}"))]
        if len(here) == 1:
            missing = f"{stem}_{'en' if here == ['zh'] else 'zh'}"
            yield slight((*path, f"{stem}_{here[0]}"), "procedure.text_missing", value=missing)


def _fee_faults(path: Path, row: Row) -> Iterator[Fault]:
    """Tell what the kind of a fee needs and is missing, and what it never reads."""
    known = {each.value: each for each in FeeBasis}
    kind = known.get(row["kind"]) if isinstance(row.get("kind"), str) else None
    if kind is None:
        return
    yield from _of_kind(path, row, kind, ["months"], needed=kind.needs_months)
    yield from _of_kind(path, row, kind, ["season_from", "season_to"], needed=kind is FeeBasis.AREA_SEASON)


def _of_kind(path: Path, row: Row, kind: FeeBasis, keys: Iterable[str], *, needed: bool) -> Iterator[Fault]:
    for key in keys:
        if needed and (key not in row or row[key] in (0, "")):
            yield fault(path, "procedure.key_missing", value=key)
        elif not needed and row.get(key):
            yield slight((*path, key), "procedure.key_unread", value=key, kind=kind.value)
