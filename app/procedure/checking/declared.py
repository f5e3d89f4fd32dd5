"""A declaration as it was read, before anything is made of it: whatever stands there, asking it never fails."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.procedure.conditions import ALTERNATIVES

Row = Mapping[str, Any]
SETTINGS = "settings"


class Declared:
    """Sections, rows and texts of a declaration; what has the wrong shape is passed over, since its own check tells it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    @property
    def settings(self) -> Row:
        """Return the settings."""
        found = self.data.get(SETTINGS)
        return found if isinstance(found, Mapping) else {}

    def rows(self, section: str) -> Iterator[tuple[int, Row]]:
        """Yield the rows of a section, each with its number."""
        found = self.data.get(section)
        if isinstance(found, list):
            yield from ((number, row) for number, row in enumerate(found) if isinstance(row, Mapping))

    def ids(self, section: str) -> tuple[str, ...]:
        """Return the ids of a section's rows, in order."""
        return tuple(row["id"] for _number, row in self.rows(section) if isinstance(row.get("id"), str))

    def step(self, identifier: str) -> Row | None:
        """Return the first step of that id."""
        return next((row for _number, row in self.rows("step") if row.get("id") == identifier), None)


def texts(row: Row, key: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a list in a row, each with its number."""
    found = row.get(key)
    if isinstance(found, list):
        yield from ((number, text) for number, text in enumerate(found) if isinstance(text, str))


def when(row: Row) -> frozenset[str]:
    """Return the conditions that a row names."""
    return frozenset(text for _number, text in texts(row, "when"))


def excludes_itself(names: frozenset[str]) -> bool:
    """Return whether no case can ever meet all these conditions."""
    if any(f"!{name}" in names for name in names):
        return True
    return any(len(names & group) > 1 for group in ALTERNATIVES)
