"""A workbook as a zip of its parts, each written once and never read again."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports.spreadsheet.looks import CellLook, Looks
from reports.spreadsheet.parts import DECLARATION, DefinedName, Properties, parts
from reports.spreadsheet.sheet import WorkbookSheet

LONGEST_NAME = 31  # characters of a sheet's name
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_OLDEST = 1980  # the first year that a zip knows


class Workbook:
    """A workbook on its way into a stream that can seek; whole once its block has ended."""

    def __init__(self, stream: IO[bytes], properties: Properties) -> None:
        self._looks = Looks()
        self._properties = properties
        self._zip = ZipFile(stream, "w", ZIP_DEFLATED)
        self._names: list[str] = []
        self._defined: list[DefinedName] = []

    def look(self, look: CellLook) -> int:
        """By what number cells name the look."""
        return self._looks.number(look)

    @contextmanager
    def sheet(self, name: str, widths: Sequence[float], *, table: bool = False) -> Iterator[WorkbookSheet]:
        """The next sheet, with the widths of its columns in digits; its rows are appended within the block.

        The first row of a `table` stays in sight, is printed on every page, and filters.
        """
        place = len(self._names)
        self._names.append(_sheet_name(name, self._names))
        with self._zip.open(self._entry(f"xl/worksheets/sheet{place + 1}.xml"), "w") as stream:
            stream.write(DECLARATION.encode())
            sheet = WorkbookSheet(stream, self._looks, widths, table=table, first=place == 0)
            yield sheet
            sheet.finish()
        if table:
            self._defined.append(DefinedName(place, "_FilterDatabase", sheet.area, hidden=True))
            self._defined.append(DefinedName(place, "Print_Titles", "$1:$1"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Write the parts that say what the sheets are; what has failed is only let go."""
        try:
            if kind is None:
                self._finish()
            else:
                with suppress(OSError):
                    self._zip.close()
        finally:
            self._zip.fp = None  # else it would try once more when it is let go, into a stream that is closed

    def _finish(self) -> None:
        for name, content in parts(self._names, self._defined, self._looks.part(), self._properties).items():
            self._zip.writestr(self._entry(name), f"{DECLARATION}{content}")
        self._zip.close()

    def _entry(self, name: str) -> ZipInfo:
        year, *rest = self._properties.moment.timetuple()[:6]
        info = ZipInfo(name, (max(year, _OLDEST), rest[0], rest[1], rest[2], rest[3], rest[4]))
        info.compress_type = ZIP_DEFLATED
        return info


def _sheet_name(text: str, taken: Sequence[str]) -> str:
    """Return a name that Excel takes, and no other sheet has: upper and lower case are the same to it."""
    plain = _FORBIDDEN.sub(" ", text).strip("' ") or "1"
    held = {name.lower() for name in taken}
    name, number = plain[:LONGEST_NAME], 1
    while name.lower() in held:
        number += 1
        name = f"{plain[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    return name
