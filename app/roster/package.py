"""A look into an .xlsx before it is opened: is it safe to read, and what the row reader does not tell.

An .xlsx is a zip of XML. Sizes are checked by what the zip claims (`zipfile` reads no more than that), then each part streams
through expat, counting, so that nothing large is ever held. On the way merged ranges are collected, which the row reader
skips, and formulas that the program that wrote them never calculated.
"""

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from app.errors import InputError
from app.procedure.reason import Reason
from app.roster.grid import MAX_ROWS

MAX_UNPACKED = 200 * 1024 * 1024
_MAX_PARTS = 10_000
_MAX_ELEMENTS = {"worksheet": 12_000_000, "sst": 2_000_000}
_MAX_ELEMENTS_ELSEWHERE = 300_000
_MAX_ROW_ELEMENTS = 100_000
_MAX_CELLS = 2_000_000
_MAX_MERGES = 200_000
_MAX_DEPTH = 100
_MAX_SHEET_ROWS = 3 * MAX_ROWS  # blank rows that were once formatted are harmless, up to a point
_MAX_TAG = 256 * 1024
_CHUNK = 1 << 16
_ENCRYPTED = 1
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Place = tuple[int, int]


@dataclass(slots=True)
class SheetMarks:
    """Of one sheet: the ranges merged, by their first cell (row, column) with the last one, and formulas without a value."""

    merges: dict[Place, Place] = field(default_factory=dict)
    formulas: dict[Place, str] = field(default_factory=dict)


def inspect_package(stream: IO[bytes], file: str) -> dict[str, SheetMarks]:
    """Return the marks of every sheet, by its part's name. Raises InputError for what would be dangerous or endless to read."""
    with zipfile.ZipFile(stream) as package:
        members = package.infolist()
        if len(members) > _MAX_PARTS:
            raise InputError.of("roster.overfull", file=file)
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise InputError.of("roster.too_large", file=file, limit=MAX_UNPACKED >> 20)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise InputError.of("roster.password", file=file)
        marks: dict[str, SheetMarks] = {}
        for member in members:
            with package.open(member) as part:
                scan = _PartScan(file)
                scan.read(part)
                marks[member.filename] = scan.marks
        return marks


def place_of(reference: str) -> Place | None:
    """Return row and column, from 1, of a reference such as `B12`."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


class _PartScan:
    """One pass over one part. Parts that are not XML end at once; what is malformed the row reader reports."""

    def __init__(self, file: str) -> None:
        self.marks = SheetMarks()
        self._file = file
        self._root = ""
        self._depth = self._elements = self._row_elements = self._rows = self._cells = 0
        self._row = self._column = 0
        self._text: list[str] | None = None
        self._formula = ""
        self._valued = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype

    def read(self, part: IO[bytes]) -> None:
        """Read the part to its end, or to where it is no XML."""
        fed = 0
        try:
            while chunk := part.read(_CHUNK):
                self._parser.Parse(chunk, False)
                fed += len(chunk)
                # Older expat reads an unfinished tag anew with every chunk: a tag of many megabytes would take hours.
                if fed - max(self._parser.CurrentByteIndex, 0) > _MAX_TAG:
                    raise self._refuse()
        except expat.ExpatError:
            return

    def _refuse(self) -> InputError:
        return InputError(Reason.of("roster.overfull", file=self._file))

    def _doctype(self, *_declaration: object) -> None:
        raise InputError.of("roster.damaged", file=self._file)

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        self._root = self._root or name
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH or self._elements > _MAX_ELEMENTS.get(self._root, _MAX_ELEMENTS_ELSEWHERE):
            raise self._refuse()
        if self._root == "worksheet":
            self._start_of_sheet(name, attributes)

    def _start_of_sheet(self, name: str, attributes: dict[str, str]) -> None:
        self._row_elements += 1
        if self._row_elements > _MAX_ROW_ELEMENTS:
            raise self._refuse()
        if name == "row":
            self._row_elements = 0
            self._rows += 1
            if self._rows > _MAX_SHEET_ROWS:
                raise self._refuse()
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() and len(given) < 8 else self._row + 1
            self._column = 0
        elif name == "c":
            self._cell(attributes.get("r"))
        elif name in {"f", "v"}:
            self._text = []
            self._parser.CharacterDataHandler = self._text.append
        elif name == "is":
            self._value()
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _cell(self, reference: str | None) -> None:
        self._cells += 1
        if self._cells > _MAX_CELLS:
            raise self._refuse()
        place = place_of(reference) if reference else None
        self._row, self._column = place or (self._row, self._column + 1)
        self._formula, self._valued = "", False

    def _value(self) -> None:
        self._valued = True
        if self._row > MAX_ROWS:
            raise InputError.of("roster.too_many_rows", file=self._file, limit=MAX_ROWS)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last)
        self._row_elements = 0
        if start and end:
            self.marks.merges[start] = end
        if len(self.marks.merges) > _MAX_MERGES:
            raise self._refuse()

    def _end(self, qualified: str) -> None:
        self._depth -= 1
        if self._root != "worksheet":
            return
        name = qualified.rpartition(" ")[2]
        if name in {"f", "v"} and self._text is not None:
            text, self._text = "".join(self._text), None
            self._parser.CharacterDataHandler = None
            if name == "f":
                self._formula = text
            elif text:
                self._value()
        elif name == "c" and self._formula and not self._valued:
            self.marks.formulas[self._row, self._column] = f"={self._formula}"
