"""What changes for a case when it goes on by another declaration, which may be read where the old one cannot be."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.procedure.checking.declared import Declared, Row, when
from app.procedure.declaration.load import KINDS

_UNSEEN = frozenset({"trade", "power"})
"""Sections whose rows are choices, not asked for."""
_COUNTED = ("price", "count", "copies")
_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A row, or a setting, with its names as they were declared; those of a faulty one may be empty.

    `numbers`: how its price, count or value was and is, where that is what changed.
    """

    id: str
    zh: str = ""
    en: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """Rows of one section that are new, gone, or say something else."""

    section: str
    new: tuple[Named, ...] = ()
    gone: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()


def section_changes(before: str, after: str, held: Collection[str]) -> tuple[SectionChange, ...]:
    """Return what of two journaled texts differs for a case of which the conditions `held` hold; `before` may be faulty."""
    old, new = _declared(before), _declared(after)
    found = [_of_section(section, old, new, held) for section in KINDS if section not in _UNSEEN]
    found.append(_of_settings(old.settings, new.settings))
    return tuple(each for each in found if each.new or each.gone or each.changed)


def _declared(text: str) -> Declared:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        data = {}
    return Declared(data if isinstance(data, Mapping) else {})


def _of_section(section: str, old: Declared, new: Declared, held: Collection[str]) -> SectionChange:
    before, after = dict(_rows(section, old, held)), dict(_rows(section, new, held))
    return SectionChange(
        section,
        tuple(_named(row) for identifier, row in after.items() if identifier not in before),
        tuple(_named(row) for identifier, row in before.items() if identifier not in after),
        tuple(_named(row, before[identifier]) for identifier, row in after.items() if before.get(identifier, row) != row),
    )


def _named(row: Row, before: Row | None = None) -> Named:
    zh, en = (text if isinstance(text, str) else "" for text in (row.get("zh"), row.get("en")))
    numbers = next((_numbers(before.get(key), row[key]) for key in _COUNTED if key in row), "") if before is not None else ""
    return Named(str(row["id"]), zh, en, numbers)


def _numbers(before: object, after: object) -> str:
    """Return `2.80 → 3.20`; nothing for what is no number, or the same one."""
    both = [str(value) for value in (before, after) if isinstance(value, int | str) and not isinstance(value, bool)]
    return " → ".join(both) if len(set(both)) == 2 and all(map(_NUMBER.fullmatch, both)) else ""


def _rows(section: str, declared: Declared, held: Collection[str]) -> Iterator[tuple[str, Row]]:
    """Yield the rows that apply to the case, by their ids."""
    for _number, row in declared.rows(section):
        applies = all((name[1:] not in held) if name.startswith("!") else (name in held) for name in when(row))
        if isinstance(row.get("id"), str) and applies and row.get("enabled") is not False:
            yield row["id"], row


def _of_settings(before: Row, after: Row) -> SectionChange:
    changed = sorted(key for key in {*before, *after} if before.get(key) != after.get(key) and key != "wording")
    return SectionChange(
        "settings", changed=tuple(Named(key, numbers=_numbers(before.get(key), after.get(key))) for key in changed)
    )
