"""How wide a column must be."""

from datetime import date
from unicodedata import east_asian_width

from reports.spreadsheet.cells import Value


def text_width(value: Value) -> int:
    """Return width of the widest line in digits: a Chinese character takes two."""
    text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
    return max((sum(2 if east_asian_width(each) in "WF" else 1 for each in line) for line in text.splitlines()), default=0)
