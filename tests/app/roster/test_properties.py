"""Any text in any cell reads as a row or as a reason, and good rows are read back as they were written."""

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from app.errors import InputError
from app.roster.reader import read_roster
from app.roster.text import free_text
from app.roster.vocabulary import vocabulary
from app.texts.roster import REASONS
from tests.app.roster.files import HEADINGS, write_csv, write_xlsx

CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["合计", "车位", "3号楼", "=1+1", "=", "#REF!", "12/31/2026", "张 三", "㎡", "1e5", "九九", "第", "\ud800"]),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.booleans(),
    st.none(),
)
LINES = st.lists(st.lists(CELLS, max_size=len(HEADINGS) + 2), max_size=6)


def _storable(cell: object) -> object:
    """The cell without what no spreadsheet file can hold."""
    if isinstance(cell, str):
        return ILLEGAL_CHARACTERS_RE.sub("", cell).encode("utf-8", "ignore").decode().replace("\ufffe", "").replace("\uffff", "")
    return cell


def _check(path: Path) -> None:
    reading, code = None, ""
    try:
        reading = read_roster(path, today=date(2026, 11, 1))
    except InputError as error:
        code = error.reason.code
    if reading is None:
        assert code in REASONS
        return
    assert reading.total == len(reading.rows) + len(reading.rejected)
    assert all(one.reason.code in REASONS for one in reading.rejected)
    numbers = [row.row for row in reading.rows] + [one.row for one in reading.rejected]
    assert len(set(numbers)) == len(numbers)


@given(LINES)
@settings(deadline=None)
def test_any_cells_of_a_spreadsheet_read_as_rows_or_reasons(lines: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _check(write_xlsx(Path(folder, "a.xlsx"), [HEADINGS, *([_storable(cell) for cell in one] for one in lines)]))


@given(LINES)
@settings(deadline=None)
def test_any_cells_of_a_text_file_read_as_rows_or_reasons(lines: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _check(write_csv(Path(folder, "a.csv"), [HEADINGS, *([_storable(cell) for cell in one] for one in lines)]))


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_read_as_rows_or_one_reason(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.csv", "a.xlsx"):
            Path(folder, name).write_bytes(content)
            _check(Path(folder, name))


def _is_plain(name: str) -> bool:
    """Whether the reader keeps this name exactly: nothing to fold, join or refuse, and no word for an unsold unit."""
    if name.lower() in vocabulary().words["unsold"]:
        return False
    try:
        return free_text(name, 100) == name != ""
    except InputError:
        return False


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs"]), min_size=1, max_size=20).filter(_is_plain)
SOUND = st.lists(
    st.tuples(
        st.integers(1, 40),
        st.integers(1, 4),
        st.integers(101, 3310),
        st.decimals("1", "9999.99", places=2),
        NAMES,
        st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one[:3],
)


@given(SOUND, st.sampled_from([".xlsx", "utf-8-sig", "utf-16", "gb18030"]))
@settings(deadline=None)
def test_good_rows_are_read_back_as_written(lines: list[tuple[int, int, int, Decimal, str, date]], form: str) -> None:
    written = [
        (f"{building}#", entrance, room, area, name, None, "", day, "住宅") for building, entrance, room, area, name, day in lines
    ]
    with tempfile.TemporaryDirectory() as folder:
        if form == ".xlsx":
            path = write_xlsx(Path(folder, "a.xlsx"), [HEADINGS, *written])
        else:
            path = write_csv(Path(folder, "a.csv"), [HEADINGS, *written], form)
        reading = read_roster(path)
    assert reading.rejected == ()
    assert [(row.building, row.entrance, row.room, row.area, row.client_name, row.last_day) for row in reading.rows] == [
        (f"{building}号楼", f"{entrance}单元", str(room), area, name, day) for building, entrance, room, area, name, day in lines
    ]
