"""A plain copy as .csv: UTF-8 with a mark, commas, CRLF (RFC 4180).

A text that a spreadsheet would take for a formula gets an apostrophe before it; so does one that has apostrophes before such a
beginning already, so that taking one away always gives back the text. Numbers and days are left as they are.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from reports.plain_tables.column import TableForm, Words, written

_LIKE_A_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # programs of East Asia take the wide signs for the narrow ones


def write_separated(stream: IO[bytes], table: TableForm, lines: Iterator[Any], words: Words) -> None:
    """The headings in one row, then a record a row."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    columns = [(column.value, column.kind) for column in table.columns]
    try:
        rows = csv.writer(text)
        rows.writerow(guarded(words.translate(column.heading)) for column in table.columns)
        for line in lines:
            values = [(value(line, words), kind) for value, kind in columns]
            rows.writerow([guarded(each) if isinstance(each, str) else written(each, kind) for each, kind in values])
        text.flush()
    finally:
        with suppress(OSError):
            text.detach()


def guarded(text: str) -> str:
    """Return the text as it stands in the file, where no program takes it for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text
