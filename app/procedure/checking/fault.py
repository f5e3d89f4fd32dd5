"""One thing that is wrong in a declaration: where, what, and whether a case can go on in spite of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.procedure.reason import Reason

Path = tuple[str | int, ...]
"""The way to a value: its section, the number of its row (from 0), its key, and so on."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at `path`. `also` is another section that the fault comes from, where it does not come from there alone.

    One that is `slight` refuses a new declaration, but a case that pins it from before goes on: nothing of it fails or is stuck.
    """

    path: Path
    reason: Reason
    also: str = ""
    slight: bool = False

    def at(self, place: str) -> Reason:
        """Return the reason with the place that its sentence begins with."""
        return Reason(self.reason.code, (("at", place), *self.reason.params))


def fault(path: Path, code: str, *, also: str = "", **values: object) -> Fault:
    """Return a fault for which a case that pins the declaration cannot go on."""
    return Fault(path, Reason.of(code, **values), also)


def slight(path: Path, code: str, *, also: str = "", **values: object) -> Fault:
    """Return a fault that a case that pins the declaration can live with."""
    return Fault(path, Reason.of(code, **values), also, slight=True)


def key_of(path: Path, data: Mapping[str, Any]) -> str:
    """Return the place in words of the file: `step.documents.needs`, with `step[2]` for a row that has no id."""
    here: object = data
    words = ""
    for part in path:
        here = _inside(here, part)
        if isinstance(part, str):
            words += f".{part}" if words else part
            continue
        identifier = here.get("id") if isinstance(here, Mapping) else None
        words += f".{identifier}" if isinstance(identifier, str) and identifier else f"[{part + 1}]"
    return words


def _inside(here: object, part: str | int) -> object:
    if isinstance(here, Mapping):
        return here.get(part)
    if isinstance(here, list) and isinstance(part, int) and part < len(here):
        return here[part]
    return None
