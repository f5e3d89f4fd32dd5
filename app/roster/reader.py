"""A roster file becomes checked rows and reasons; whoever called decides what to write."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.errors import InputError
from app.procedure.case.unit import UnitKind
from app.procedure.reason import Reason
from app.roster.columns import HeadingRow, best_header, find_header
from app.roster.grid import Grid, GridRow, is_written
from app.roster.keys import unit_key
from app.roster.record import RecordReader
from app.roster.rows import RejectedRow, RosterReading, RosterRow
from app.roster.separated import separated_grid
from app.roster.spreadsheet import spreadsheet_grids
from app.roster.text import folded
from app.roster.vocabulary import vocabulary

MAX_FILE = 50 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_TEXT_ENDINGS = frozenset((".csv", ".tsv", ".txt"))
_SHEET_ENDINGS = frozenset((".xlsx", ".xlsm", ".xltx"))

_NOTE = re.compile(r"(?P<word>[^:.(0-9]{1,10})(?:[:.(].*)?", re.DOTALL)
_PAGE = re.compile(r"第[0-9]+页.*")


def read_roster(path: Path, *, today: date | None = None) -> RosterReading:
    """Read the .xlsx or .csv at `path`: units, and the client and notice of each.

    Bad rows are rejected one by one, each with its row number and reason. Raises InputError naming the file when nothing of it
    can be used: not a roster, damaged, too large, protected, or without the columns that are needed.
    """
    file = path.name
    grids = _grids(_content(path, file), path.suffix.lower(), file)
    grid, header = _chosen(grids, file)
    reader = RecordReader(header, grid.epoch, today)
    read = [reader.read(row) for row in _unit_rows(grid, header)]
    if not read:
        raise InputError.of("roster.no_rows", file=file)
    sound = (record for record in read if isinstance(record, RosterRow))
    rows, rejected = _without_doubt(list(sound))
    rejected += [record for record in read if isinstance(record, RejectedRow)]
    return RosterReading(rows, tuple(sorted(rejected, key=lambda one: one.row)), header.ignored, len(read))


def _content(path: Path, file: str) -> bytes:
    try:
        if not path.exists():
            raise InputError.of("roster.no_file", file=file)
        if not path.is_file():
            raise InputError.of("roster.unreadable", file=file)
        if path.stat().st_size > MAX_FILE:
            raise InputError.of("roster.too_large", file=file, limit=MAX_FILE >> 20)
        return path.read_bytes()
    except (OSError, ValueError):  # ValueError: a path with a zero byte in it
        raise InputError.of("roster.unreadable", file=file) from None


def _grids(content: bytes, ending: str, file: str) -> tuple[Grid, ...]:
    """Return the sheets, by what the file is rather than by what it is called."""
    if not content.strip():
        raise InputError.of("roster.empty", file=file)
    if content.startswith(_ZIP):
        return spreadsheet_grids(content, file)
    if content.startswith(_OLE):
        raise InputError.of("roster.password" if _ENCRYPTED_PACKAGE in content else "roster.old_format", file=file)
    if ending in _TEXT_ENDINGS:
        return (separated_grid(content, file),)
    raise InputError.of("roster.damaged" if ending in _SHEET_ENDINGS else "roster.unknown_format", file=file)


def _chosen(grids: tuple[Grid, ...], file: str) -> tuple[Grid, HeadingRow]:
    """Return the one sheet that is a roster. Two would each hold units: reading one would lose the other's."""
    found = [(grid, header) for grid in grids if (header := find_header(grid)) is not None]
    whole = [(grid, header) for grid, header in found if not header.missing and any(_unit_rows(grid, header))]
    if len(whole) > 1:
        raise InputError.of("roster.several_sheets", file=file, sheets="、".join(grid.name for grid, _ in whole))
    if whole:
        return whole[0]
    best = best_header(grids)
    if best is None:
        raise InputError.of("roster.no_header", file=file)
    if best.missing:
        raise InputError.of("roster.missing_columns", file=file, row=best.row, columns="、".join(best.missing))
    raise InputError.of("roster.no_rows", file=file)


def _unit_rows(grid: Grid, header: HeadingRow) -> Iterator[GridRow]:
    """Yield the rows below the heading that are meant as units: no blank ones, repeated headings, totals, titles or footnotes."""
    for row in grid.rows:
        if row.number > header.row and row.own and not (row.banner or header.repeats(row) or _is_remark(row, header)):
            yield row


def _is_remark(row: GridRow, header: HeadingRow) -> bool:
    """Return whether the row is a total, or has no room and begins like a footnote (`制表人：王丽`)."""
    words = vocabulary().words
    first = folded(next((cell for cell in row.cells if is_written(cell)), None)).lower()
    place = header.columns.get("room", -1)
    room = row.cells[place] if 0 <= place < len(row.cells) else None
    note = _NOTE.fullmatch(first)
    if (note and note["word"] in words["total"]) or folded(room).lower() in words["total"]:
        return True
    if is_written(room):
        return False
    return _PAGE.fullmatch(first) is not None or (note is not None and note["word"].removesuffix("人") in words["footnote"])


def _without_doubt(records: list[RosterRow]) -> tuple[tuple[RosterRow, ...], list[RejectedRow]]:
    """Return the rows that name their unit certainly and first, and the others."""
    with_entrances = {record.building for record in records if record.kind is UnitKind.HOME and record.entrance}
    rows: dict[str, RosterRow] = {}
    rejected: list[RejectedRow] = []
    for record in records:
        if record.kind is UnitKind.HOME and not record.entrance and record.building in with_entrances:
            rejected.append(RejectedRow(record.row, "entrance", Reason.of("roster.missing_entrance")))
            continue
        key = unit_key(record.kind, record.building, record.entrance, record.room)
        first = rows.setdefault(key, record)
        if first is not record:
            rejected.append(RejectedRow(record.row, "room", Reason.of("roster.duplicate", row=first.row)))
    return tuple(rows.values()), rejected
