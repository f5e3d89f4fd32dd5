"""Values of columns that came from elsewhere: what no field of this program reads is refused before it stands in a table.

The tables refuse values of the wrong type by themselves; here it is about texts and numbers that must name something.
"""

from collections.abc import Callable, Mapping
from typing import Any

import peewee

from app.archive.journal.entry import Stored
from app.archive.journal.layout import Layout, shape

_MOST_SEEN = 4_000
_PLAIN = (peewee.TextField, peewee.IntegerField, peewee.BooleanField)
"""Fields that give whatever their table takes."""


class ReadableValues:
    """Remembers which values could be read: days, verdicts and kinds come again with each row."""

    def __init__(self, layout: Layout) -> None:
        self._told: dict[str, tuple[tuple[str, set[Stored], Callable[[Any], object]], ...]] = {
            (form := shape(model)).table: tuple(
                (field.column_name, {None}, field.python_value) for field in form.fields if not isinstance(field, _PLAIN)
            )
            for model in layout.all_journaled
        }

    def unreadable(self, table: str, columns: Mapping[str, Stored]) -> str | None:
        """Return the first column whose value its field cannot read, None where all can be."""
        for name, seen, read in self._told[table]:
            if name in columns and (value := columns[name]) not in seen:
                try:
                    read(value)
                except (ValueError, TypeError, AttributeError, RecursionError):
                    return name
                if len(seen) >= _MOST_SEEN:
                    seen.clear()
                seen.add(value)
        return None
