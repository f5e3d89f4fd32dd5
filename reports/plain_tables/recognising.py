"""Whether a file is a plain copy that was written before, so that a newer one may take its place."""

import csv
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from app.texts import load_translator
from app.texts.translator import LANGUAGES
from reports.plain_tables.book import category_of
from reports.plain_tables.column import TableForm
from reports.plain_tables.separated import guarded
from reports.spreadsheet.parts import PROPERTIES

_ENOUGH = 65_536  # bytes of a file's beginning, or of its properties
_TOLD_BY = 3  # headings


def is_earlier_table(file: Path, table: TableForm) -> bool:
    """A workbook says so itself; a .csv begins with the first headings of that copy, in either language. Raises OSError."""
    with file.open("rb") as stream:
        beginning = stream.read(_ENOUGH)
    return _says_so(file, table) if beginning.startswith(b"PK") else _begins_so(beginning, table)


def _says_so(file: Path, table: TableForm) -> bool:
    try:
        with ZipFile(file) as parts, parts.open(PROPERTIES) as properties:
            return category_of(table).encode() in properties.read(_ENOUGH)
    except (BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        return False


def _begins_so(beginning: bytes, table: TableForm) -> bool:
    lines = beginning.decode("utf-8-sig", "replace").splitlines()
    found = next(csv.reader(lines[:1]), [])[:_TOLD_BY]
    first = table.columns[:_TOLD_BY]
    return any(found == [guarded(load_translator(each)(column.heading)) for column in first] for each in LANGUAGES)
