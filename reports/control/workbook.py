"""Papers of control as a workbook (.xlsx): the facts on its first sheet, each table on a sheet of its own.

What people typed stays text, whatever it begins with: no cell is ever a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.desk.control_papers import ControlFrame
from app.texts import Translator
from reports.control.layout import Content, ControlPaper, ControlTable, Fact, Facts, Statement

A4 = 9  # as the format numbers sizes of paper
LONGEST_NAME = 31  # characters of a sheet's name
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NARROWEST, WIDEST = 8, 48  # widths in digits
_THIN = Side(style="thin", color="B0B0B0")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_SHADE = PatternFill("solid", fgColor="F0F0F0")


def workbook(papers: Sequence[ControlPaper], frame: ControlFrame, translator: Translator) -> bytes:
    """The papers in one workbook."""
    book = Workbook(write_only=True)
    book.properties.creator = frame.operator
    book.properties.title = papers[0].title if papers else ""
    names: set[str] = set()
    for index, paper in enumerate(papers, 1):
        beginning = f"{index} " if len(papers) > 1 else ""
        _add_facts(book, paper, frame, _sheet_name(f"{beginning}{paper.title}", names), translator)
        for table in paper.parts:
            if isinstance(table, ControlTable):
                _add_table(book, table, _sheet_name(f"{beginning}{table.heading or translator('Details')}", names))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(text: str, taken: set[str]) -> str:
    """A name that Excel takes, and no other sheet has: upper and lower case are the same to it."""
    plain = _FORBIDDEN.sub(" ", text).strip("' ") or "1"
    name, number = plain[:LONGEST_NAME], 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.lower())
    return name


def _add_facts(book: Workbook, paper: ControlPaper, frame: ControlFrame, name: str, translator: Translator) -> None:
    _ = translator
    sheet = book.create_sheet(name)
    printed = (
        Fact(_("Form code"), f"{paper.code} · {paper.version}"),
        Fact(_("Printed by"), frame.operator),
        Fact(_("Printed on"), frame.made_on),
    )
    groups = [
        Facts((Fact(_("Project"), frame.project),)),
        *(part for part in paper.parts if isinstance(part, Facts)),
        Facts(printed),
    ]
    _set_widths(sheet, ([fact.label, fact.content] for group in groups for fact in group.facts))
    sheet.append([_cell(sheet, paper.title, bold=True, framed=False)])
    for group in groups:
        if group.heading:
            sheet.append([_cell(sheet, group.heading, bold=True, framed=False)])
        for fact in group.facts:
            sheet.append([_cell(sheet, fact.label, shaded=True), _cell(sheet, fact.content)])
    for part in paper.parts:
        if isinstance(part, Statement):
            sheet.append([_cell(sheet, part.text, bold=part.bold, framed=False)])


def _add_table(book: Workbook, table: ControlTable, name: str) -> None:
    """The heading stays in sight, comes again on each printed page, and filters."""
    sheet = book.create_sheet(name)
    headings = [column.heading for column in table.columns]
    _set_widths(sheet, [headings, *table.rows])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(table.rows) + 1}"
    sheet.append([_cell(sheet, heading, bold=True, shaded=True) for heading in headings])
    for row in table.rows:
        sheet.append([_cell(sheet, content) for content in row])


def _cell(sheet: Any, content: Content, *, bold: bool = False, shaded: bool = False, framed: bool = True) -> Cell:  # noqa: ANN401 a write-only sheet has no stable type
    value = _NOT_IN_XML.sub("\ufffd", content) if isinstance(content, str) else content
    cell = WriteOnlyCell(sheet, datetime(value.year, value.month, value.day) if isinstance(value, date) else value)  # noqa: DTZ001 a day in a cell has no zone
    if isinstance(value, str):
        cell.data_type = "s"
        # Without the quote, a text that is edited and left as it was would turn into a formula.
        cell.quotePrefix = value.startswith(_LIKE_FORMULAS)
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    if framed:
        cell.border = _GRID
        cell.alignment = _CENTRED if shaded or not isinstance(value, str) else _WRAPPED
    if bold:
        cell.font = Font(bold=True)
    if shaded:
        cell.fill = _SHADE
    return cell


def _set_widths(sheet: Any, rows: Iterable[Sequence[Content]]) -> None:  # noqa: ANN401 as above
    """Each column as wide as its widest line, within bounds."""
    widths: dict[int, int] = {}
    for row in rows:
        for index, content in enumerate(row, 1):
            widths[index] = max(widths.get(index, 0), _width(content))
    for index, width in widths.items():
        sheet.column_dimensions[get_column_letter(index)].width = min(WIDEST, max(NARROWEST, width + 2))


def _width(content: Content) -> int:
    """Width in digits: a Chinese character takes two."""
    text = content.isoformat() if isinstance(content, date) else "" if content is None else str(content)
    return max((sum(2 if east_asian_width(each) in "WF" else 1 for each in line) for line in text.splitlines()), default=0)
