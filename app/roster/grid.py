"""A sheet as rows of raw cells, whatever kind of file it came from."""

from dataclasses import dataclass
from datetime import datetime

from app.roster.values import WINDOWS_EPOCH

MAX_ROWS = 100_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: `cells` with merged values filled down, `own` how many cells the row itself holds, `banner` a merged title."""

    number: int
    cells: tuple[object, ...]
    own: int
    banner: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet named `name`; serial day numbers in it count from `epoch`."""

    name: str
    rows: tuple[GridRow, ...]
    epoch: datetime = WINDOWS_EPOCH


def plain_row(number: int, cells: tuple[object, ...]) -> GridRow:
    """Return a row of a file that knows no merged cells."""
    return GridRow(number, cells, sum(1 for cell in cells if is_written(cell)))


def is_written(cell: object) -> bool:
    """Return whether the cell holds anything but blanks."""
    return cell is not None and not (isinstance(cell, str) and not cell.strip())
