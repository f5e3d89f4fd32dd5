"""Plain copies for other systems: cases, fees, meters and certificates, read from first to last, a record a line."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.archive.database.connection import one_moment, scalar
from app.desk.authority import Authority, acting_manager
from app.desk.desk import Desk
from app.desk.plain_tables.lines import Line
from app.desk.plain_tables.queries import QUERIES, read_lines
from app.errors import InputError


class PlainTable(StrEnum):
    """What there are copies of; the value is the name of the file."""

    CASES = "cases"
    FEES = "fees"
    METERS = "meters"
    CERTIFICATES = "certificates"


class TableFormat(StrEnum):
    """How a copy is written; the value is the end of the file's name."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """Which copies are asked for, and where they go.

    `personal` ones hold identity numbers, telephones and all else that is personal whole: a manager makes them, or who has a
    manager's word.
    """

    folder: Path
    format: TableFormat = TableFormat.XLSX
    what: tuple[PlainTable, ...] = tuple(PlainTable)
    personal: bool = False
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A copy that was written, and how many records it holds."""

    what: PlainTable
    file: Path
    rows: int


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column in the words of one language."""

    heading: str
    meaning: str
    written_as: str


@dataclass(frozen=True, slots=True)
class DescribedTable:
    """What a plain table holds, in the words of one language."""

    what: PlainTable
    title: str
    columns: tuple[DescribedColumn, ...]


class TableProgress(Protocol):
    """Told now and then how many records of how many are written; what it raises ends the writing and leaves nothing behind."""

    def __call__(self, done: int, total: int, /) -> None:
        """Say it, or raise."""
        ...


def require_allowed(desk: Desk, order: TableOrder) -> None:
    """Refuse what must not be copied there.

    Raises InputError for a folder within the archive, which holds nothing in the clear, and RefusedError where `personal` copies
    are asked for and no manager answers for it.
    """
    if order.folder.resolve().is_relative_to(desk.archive.folder.resolve()):
        raise InputError.of("copies.inside_archive", folder=order.folder)
    if order.personal:
        acting_manager(desk, order.authority)


def at_one_moment(desk: Desk) -> AbstractContextManager[None]:
    """Within it, all copies are of the same moment, whatever others write meanwhile."""
    return one_moment(desk.database)


def count_of(desk: Desk, what: PlainTable) -> int:
    """Return how many records there are."""
    return int(str(scalar(desk.database, f"SELECT count(*) FROM {QUERIES[what.value].table}")))  # noqa: S608 a constant


def lines_of(desk: Desk, what: PlainTable, *, personal: bool) -> Iterator[Line]:
    """Yield the records in the order in which they were first recorded, certificates by number; none is kept in memory.

    Not `personal`: of each value only that is told which its column declares; identity numbers and telephones are masked, also
    where a longer text holds one, and addresses are left out, as is whatever nothing is declared of.
    """
    return read_lines(desk, what.value, personal=personal)
