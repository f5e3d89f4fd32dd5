"""A site's TOML file read and checked whole, with the line of each fault in it (P15)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.procedure.checking.columns import DECLARED_BY, SECTIONS, column_faults
from app.procedure.checking.declared import Declared
from app.procedure.checking.fault import Fault, Path, fault, key_of
from app.procedure.checking.places import places_of
from app.procedure.checking.whole import faults_of
from app.procedure.declaration import Procedure, parse_procedure
from app.procedure.declaration.load import canonical_text, laid_over
from app.procedure.reason import Reason

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_SHAPES = frozenset({"procedure.section_no_table", "procedure.section_no_rows"})


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault with its line in the file, its key, and its sentence, which begins with both."""

    line: int
    key: str
    reason: Reason


def read_declaration(content: bytes, file: str) -> Procedure | tuple[PlacedFault, ...]:
    """Return the procedure that ships with what the file says otherwise, or all that is wrong with the file, in its order."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return (_placed(file, content.count(b"\n", 0, error.start) + 1, "", fault((), "procedure.no_utf8").reason),)
    try:
        overrides = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return (_no_toml(file, text, error),)
    data, faults = _checked(overrides)
    if not faults:
        return parse_procedure(canonical_text(data))
    places = places_of(text)
    placed = [_placed(file, _line(each, places), key_of(each.path, data), each.reason) for each in faults]
    return tuple(sorted(dict.fromkeys(placed), key=lambda each: each.line))


def _checked(overrides: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[Fault, ...]]:
    """Return what is declared in all, and its faults. For a section of the wrong shape the one that ships is checked."""
    wrong = [each for each in column_faults(Declared({"settings": {}, **overrides})) if each.reason.code in _SHAPES]
    if DECLARED_BY in overrides:
        wrong.append(fault((DECLARED_BY,), "procedure.section_unknown", value=DECLARED_BY, known=", ".join(SECTIONS)))
    misshapen = {each.path[0] for each in wrong if len(each.path) == 1}
    data = laid_over({section: value for section, value in overrides.items() if section not in misshapen})
    return data, (*wrong, *(each for each in faults_of(data) if each not in wrong))


def _line(found: Fault, places: Mapping[Path, int]) -> int:
    """Return the line of the fault, or of the section in the file that it comes from."""
    for length in range(len(found.path), 0, -1):
        if found.path[:length] in places:
            break
    else:
        return places.get((found.also,), 1)
    here = found.path[:length]
    if here == ("settings",) and len(found.path) > 1 and (found.also,) in places:
        return places[(found.also,)]  # the setting itself is the one that ships
    return places[here]


def _no_toml(file: str, text: str, error: Exception) -> PlacedFault:
    """Tell of a text that is no TOML. Where its reader names no line, it was a single value that it could not take."""
    detail = str(error)
    named = _LINE.search(detail)
    if named is not None:
        return _placed(file, int(named[1]), "", fault((), "procedure.no_toml", detail=_LINE.sub("", detail).strip()).reason)
    if "at end of document" in detail:
        return _placed(file, text.count("\n") + 1, "", fault((), "procedure.no_toml", detail=detail).reason)
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines, start=1) if not _is_read(line)), 1)
    return _placed(file, number, "", fault((), "procedure.no_toml", detail=type(error).__name__).reason)


def _is_read(line: str) -> bool:
    """Return whether the reader takes a line by itself, or only complains of how it is written."""
    try:
        tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return True
    except (ValueError, RecursionError):
        return False
    return True


def _placed(file: str, line: int, key: str, reason: Reason) -> PlacedFault:
    at = f"{file}:{line}: {key}" if key else f"{file}:{line}"
    place = (("at", at), ("file", file), ("line", str(line)), ("key", key))
    return PlacedFault(line, key, Reason(reason.code, (*place, *reason.params)))
