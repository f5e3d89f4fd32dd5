"""Roster files built for a test."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import InputError
from app.procedure.reason import Reason
from app.roster.reader import read_roster
from app.roster.rows import RosterReading, RosterRow

HEADINGS = ("楼栋", "单元", "房号", "建筑面积", "客户姓名", "联系电话", "通知书编号", "入住截止日期", "房屋类型")
Line = Sequence[object]


def line(**fields: object) -> Line:
    """A good line under `HEADINGS`, with `fields` in place of its own."""
    good = dict(zip(HEADINGS, ("3号楼", "2单元", "1501", 89.5, "陈䶮", "19000000001", "RZ-1", "2026-12-31", "住宅"), strict=True))
    assert fields.keys() <= good.keys()
    return tuple((good | fields).values())


def write_xlsx(path: Path, lines: Iterable[Line], merged: Iterable[str] = ()) -> Path:
    """A workbook of one sheet; texts beginning with `=` become formulas that were never calculated."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for one in lines:
        sheet.append(list(one))
    for cells in merged:
        sheet.merge_cells(cells)
    workbook.save(path)
    return path


def write_csv(path: Path, lines: Iterable[Line], encoding: str = "utf-8", separator: str = ",") -> Path:
    """A text file of rows."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(lines)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read_lines(folder: Path, *lines: Line, headings: Line = HEADINGS) -> RosterReading:
    """What a workbook of `headings` and `lines` reads as."""
    return read_roster(write_xlsx(folder / "roster.xlsx", [headings, *lines]))


def read_one(folder: Path, **fields: object) -> RosterRow:
    """The one row that a line with `fields` reads as."""
    reading = read_lines(folder, line(**fields))
    assert reading.rejected == ()
    (row,) = reading.rows
    return row


def rejection(folder: Path, **fields: object) -> tuple[str, str]:
    """The field and the reason code for which a line with `fields` is rejected."""
    reading = read_lines(folder, line(**fields))
    assert reading.rows == ()
    (rejected,) = reading.rejected
    assert rejected.row == 2
    return rejected.field, rejected.reason.code


def refusal(path: Path) -> Reason:
    """Why the whole file at `path` is refused; the reason names the file."""
    with pytest.raises(InputError) as caught:
        read_roster(path)
    assert ("file", path.name) in caught.value.reason.params
    return caught.value.reason
