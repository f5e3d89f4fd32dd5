"""Spreadsheets (.xlsx): values as last calculated, merged cells filled down, dangerous files refused."""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.errors import InputError
from app.roster.grid import MAX_COLUMNS, MAX_ROWS, Grid, GridRow, is_written
from app.roster.package import SheetMarks, inspect_package

_BANNER_WIDTH = 3
# What openpyxl and the libraries below it are known to raise for a damaged file; it has no error of its own for that.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, InvalidFileException, EOFError, OSError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError, OverflowError, AssertionError),
)


def spreadsheet_grids(content: bytes, file: str) -> tuple[Grid, ...]:
    """Return the visible sheets of the .xlsx in `content`. Raises InputError naming `file` when it cannot be read safely."""
    try:
        marks = inspect_package(BytesIO(content), file)
        # openpyxl warns of decoration that it drops; none of it is data, and nobody at a counter could act on it.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_grids(content, marks))
    except _UNREADABLE:
        raise InputError.of("roster.damaged", file=file) from None


def _grids(content: bytes, marks: dict[str, SheetMarks]) -> Iterator[Grid]:
    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        sheets: list[Any] = workbook.worksheets  # read-only sheets, which the stubs do not know to be iterable
        for sheet in sheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # what a file claims of its size, rows would be padded to
            part = sheet._worksheet_path  # nothing public names a sheet's part
            rows = sheet.iter_rows(min_row=1, max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
            yield Grid(sheet.title, tuple(_filled(rows, marks.get(part, SheetMarks()))), workbook.epoch)
    finally:
        workbook.close()


def _filled(rows: Iterable[tuple[object, ...]], marks: SheetMarks) -> Iterator[GridRow]:
    """Yield the rows, each merged value repeated down its range, so that every unit of a building names it."""
    merges = _by_row(marks)
    formulas = _formulas_by_row(marks)
    open_ranges: dict[int, tuple[int, object]] = {}
    for number, values in enumerate(rows, start=1):
        cells = list(values)
        for column, text in formulas.get(number, ()):
            if column <= len(cells):
                cells[column - 1] = text
        own = sum(1 for cell in cells if is_written(cell))
        wide = False
        for column, last_row, last_column in merges.get(number, ()):
            if column <= len(cells):
                open_ranges[column] = last_row, cells[column - 1]
                wide = wide or (is_written(cells[column - 1]) and last_column - column >= _BANNER_WIDTH - 1)
        for column, (last_row, value) in open_ranges.items():
            if number <= last_row and column <= len(cells) and not is_written(cells[column - 1]):
                cells[column - 1] = value
        while cells and cells[-1] is None:
            cells.pop()
        yield GridRow(number, tuple(cells), own, banner=wide and own == 1)


def _by_row(marks: SheetMarks) -> dict[int, list[tuple[int, int, int]]]:
    starts: dict[int, list[tuple[int, int, int]]] = {}
    for (row, column), (last_row, last_column) in marks.merges.items():
        starts.setdefault(row, []).append((column, last_row, last_column))
    return starts


def _formulas_by_row(marks: SheetMarks) -> dict[int, list[tuple[int, str]]]:
    formulas: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in marks.formulas.items():
        formulas.setdefault(row, []).append((column, text))
    return formulas
