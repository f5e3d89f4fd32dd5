"""Which column means what: headings in Chinese and English, found among title rows."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.roster.grid import Grid, GridRow
from app.roster.text import folded, shown
from app.roster.vocabulary import vocabulary

ROWS_SEARCHED = 20

_NEEDED = {"building": "楼栋 (building)", "room": "房号 (room)", "area": "建筑面积 (area)"}

_NET_AREA = re.compile(r"套内|公摊|使用|net|usable")
_BRACKETS = re.compile(r"[(\[【{〔][^)\]】}〕]*[)\]】}〕]")
_UNIT = re.compile(r"(?<=[^\W\d_])(㎡|m2|m²|平方米|平米)$")
_PUNCTUATION = re.compile(r"[^\w㎡²]|_")


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading row of a sheet: `columns` maps a field to its place in the row, from 0."""

    row: int
    columns: dict[str, int]
    headings: tuple[str, ...]
    ignored: tuple[str, ...]
    parking_only: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed columns that the sheet lacks, each as the two headings that would be understood."""
        needed = ("room",) if self.parking_only else ("building", "room", "area")
        return tuple(_NEEDED[field] for field in needed if field not in self.columns)

    def repeats(self, row: GridRow) -> bool:
        """Return whether `row` is this heading again, as on the next printed page."""
        places = self.columns.values()
        written = [place for place in places if place < len(row.cells) and row.cells[place] is not None]
        return len(written) > 1 and all(_heading(row.cells[place]) == self.headings[place] for place in written)


def find_header(grid: Grid) -> HeadingRow | None:
    """Return the row, among the first twenty, whose cells name the most fields; None when no row names two."""
    headers = [_header(row) for row in grid.rows[:ROWS_SEARCHED]]
    best = max(headers, key=_score, default=None)
    return best if best is not None and len(best.columns) >= 2 else None


def best_header(grids: Iterable[Grid]) -> HeadingRow | None:
    """Return the most telling header among several grids."""
    headers = [header for grid in grids if (header := find_header(grid)) is not None]
    return max(headers, key=_score, default=None)


def _score(header: HeadingRow) -> tuple[int, int]:
    return len(header.columns), -len(header.missing)


def _header(row: GridRow) -> HeadingRow:
    words = vocabulary()
    headings = tuple(_heading(cell) for cell in row.cells)
    columns: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field, rank = words.headings.get(heading, ("", 0))
        if field and rank < ranks.get(field, rank + 1):
            columns[field], ranks[field] = place, rank
    return HeadingRow(
        row=row.number,
        columns=columns,
        headings=headings,
        ignored=_ignored(row.cells, columns.values()),
        parking_only="room" in columns and "kind" not in columns and headings[columns["room"]] in words.space_headings,
    )


def _ignored(cells: Sequence[object], used: Iterable[int]) -> tuple[str, ...]:
    taken = set(used)
    return tuple(shown(cell).strip() for place, cell in enumerate(cells) if place not in taken and folded(cell))


def _heading(cell: object) -> str:
    text = folded(cell).lower()
    if _NET_AREA.search(text):
        return text
    text = _PUNCTUATION.sub("", _BRACKETS.sub("", text) or text)
    return _UNIT.sub("", text)
