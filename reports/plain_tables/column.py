"""A column of a plain copy: its heading, what it means, how its values are written, and where they come from."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from app.desk.plain_tables.order import PlainTable
from app.texts import N_, Translator
from reports.spreadsheet.cells import Value


class ValueKind(Enum):
    """How a column's values are written: in words, as a format of .xlsx, the places of a number in .csv, the width in digits."""

    TEXT = (N_("text"), "@", None, 14)
    NUMBER_TEXT = (N_("text of digits and letters"), "@", None, 20)
    WORD = (N_("a word of a fixed list"), "@", None, 12)
    DAY = (N_("date, YYYY-MM-DD"), "yyyy-mm-dd", None, 12)
    WHOLE = (N_("whole number"), "0", 0, 8)
    YUAN = (N_("number in yuan, 2 places"), "0.00", 2, 12)
    PRICE = (N_("number in yuan, 4 places"), "0.0000", 4, 12)
    AREA = (N_("number in m², 2 places"), "0.00", 2, 10)
    READING = (N_("number, 3 places"), "0.000", 3, 12)
    QUANTITY = (N_("number, 6 places"), "0.000000", 6, 12)

    def __init__(self, words: str, number_format: str, places: int | None, width: int) -> None:
        self.words = words
        self.number_format = number_format
        self.places = places
        self.width = width


@dataclass(frozen=True, slots=True)
class Words:
    """The language of a copy."""

    translate: Translator
    language: str

    def named(self, names: Any, value: Any) -> str:  # noqa: ANN401 a table of names of any enumeration, and its member
        """Return the word for a value; nothing for none."""
        return "" if value is None else self.translate(names[value])

    def yes_or_no(self, *, value: bool) -> str:
        """Return a word for whether something is so."""
        return self.translate(N_("Yes") if value else N_("No"))


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column. `heading` and `meaning` are English texts to be translated; `value` takes a record of the copy."""

    heading: str
    meaning: str
    kind: ValueKind
    value: Callable[[Any, Words], Value]


@dataclass(frozen=True, slots=True)
class TableForm:
    """A copy: what of, what its sheet is called, and its columns."""

    what: PlainTable
    title: str
    columns: tuple[PlainColumn, ...]


def written(value: Value, kind: ValueKind) -> str:
    """Return a value as plain text: days as ISO 8601, numbers with a point and all places of their kind."""
    if value is None:
        return ""
    if isinstance(value, int | Decimal) and kind.places is not None:
        return f"{value:.{kind.places}f}"
    return value if isinstance(value, str) else f"{value}"
