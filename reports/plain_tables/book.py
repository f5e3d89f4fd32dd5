"""A plain copy as .xlsx: the records on the first sheet, on the last one what each column means."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import IO, Any

from app.texts import N_
from reports.plain_tables.column import PlainColumn, TableForm, Words
from reports.spreadsheet.looks import CellLook
from reports.spreadsheet.parts import Properties
from reports.spreadsheet.sheet import WorkbookSheet
from reports.spreadsheet.widths import text_width
from reports.spreadsheet.workbook import Workbook

AUTHOR = "Ruzhu"
_MEANINGS = (N_("Column"), N_("Meaning"), N_("Written as"))
_WIDTHS = (28, 64, 32)


def category_of(table: TableForm) -> str:
    """By what a workbook says that it is a copy of that kind."""
    return f"ruzhu plain copy: {table.what.value}"


def write_book(stream: IO[bytes], table: TableForm, lines: Iterator[Any], words: Words, moment: datetime) -> None:
    """The whole workbook; records that one sheet does not hold go on on another."""
    title = words.translate(table.title)
    with Workbook(stream, Properties(title=title, author=AUTHOR, moment=moment, category=category_of(table))) as book:
        heading = book.look(CellLook(bold=True, shaded=True))
        _add_records(book, table, lines, heading, words)
        _add_meanings(book, table.columns, heading, words)


def _add_records(book: Workbook, table: TableForm, lines: Iterator[Any], heading: int, words: Words) -> None:
    headings = [words.translate(column.heading) for column in table.columns]
    widths = [max(column.kind.width, text_width(each) + 4) for column, each in zip(table.columns, headings, strict=True)]
    columns = [(column.value, book.look(CellLook(format=column.kind.number_format))) for column in table.columns]
    with ExitStack() as sheets:

        def begin() -> WorkbookSheet:
            sheets.close()
            sheet = sheets.enter_context(book.sheet(words.translate(table.title), widths, table=True))
            sheet.append([(each, heading) for each in headings])
            return sheet

        sheet = begin()
        for line in lines:
            if sheet.is_full:
                sheet = begin()
            sheet.append([(value(line, words), look) for value, look in columns])


def _add_meanings(book: Workbook, columns: tuple[PlainColumn, ...], heading: int, words: Words) -> None:
    _ = words.translate
    with book.sheet(_(N_("Columns")), _WIDTHS, table=True) as sheet:
        sheet.append([(_(each), heading) for each in _MEANINGS])
        for column in columns:
            sheet.append([(_(text), 0) for text in (column.heading, column.meaning, column.kind.words)])
