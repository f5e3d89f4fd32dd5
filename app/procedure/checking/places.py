"""On which line of a TOML text each value stands: the reader of the standard library does not say.

Only for texts that it has read without complaint; what it would refuse is not looked for here.
"""

import re
import tomllib
from bisect import bisect_right

from app.procedure.checking.fault import Path

_GAP = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_BLANKS = re.compile(r"[ \t]*")
_KEY = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotes may stand before the three that end it
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN = re.compile(r"[^,\]}\n#]*")


def places_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every table, key, row and element of a list. Lines end with a line feed."""
    return _Scanner(text).places


class _Scanner:
    """Goes once through the text and notes where each value begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._rows: dict[Path, int] = {}
        self.places: dict[Path, int] = {}
        self._read()

    def _read(self) -> None:
        table: Path = ()
        self._skip(_GAP)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_GAP)

    def _header(self) -> Path:
        """Read the head of a table, or of a row of a list of tables, and return the way to it."""
        line, row = self._line(), self._text.startswith("[[", self._at)
        self._at += 2 if row else 1
        keys = self._keys()
        self._at += 2 if row else 1
        path: Path = ()
        for number, key in enumerate(keys, start=1):
            path = (*path, key)
            self.places.setdefault(path, line)
            if row and number == len(keys):
                self._rows[path] = self._rows.get(path, 0) + 1
            if path in self._rows:
                path = (*path, self._rows[path] - 1)
        self.places.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self.places.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_BLANKS)
        self._value(path)

    def _keys(self) -> tuple[str, ...]:
        """Read a dotted key and return its parts."""
        keys: list[str] = []
        while True:
            self._skip(_BLANKS)
            keys.append(self._key())
            self._skip(_BLANKS)
            if not self._text.startswith(".", self._at):
                return tuple(keys)
            self._at += 1

    def _key(self) -> str:
        written = self._take(_KEY)
        if written[:1] == '"':
            return next(iter(tomllib.loads(f"{written} = 0")))
        return written[1:-1] if written[:1] == "'" else written

    def _value(self, path: Path) -> None:
        begins = self._text[self._at : self._at + 1]
        if begins in ('"', "'"):
            self._take(_STRING)
        elif begins == "[":
            self._list(path)
        elif begins == "{":
            self._inline_table(path)
        else:
            self._take(_PLAIN)

    def _list(self, path: Path) -> None:
        self._at += 1
        self._skip(_GAP)
        number = 0
        while not self._text.startswith("]", self._at):
            self.places[(*path, number)] = self._line()
            self._value((*path, number))
            self._after_one()
            number += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        self._skip(_GAP)
        while not self._text.startswith("}", self._at):
            self._pair(path)
            self._after_one()
        self._at += 1

    def _after_one(self) -> None:
        """Pass over the comma after an element, where there is one."""
        self._skip(_GAP)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_GAP)

    def _line(self) -> int:
        return bisect_right(self._breaks, self._at - 1) + 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found is not None else self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(f"no TOML at line {self._line()}")
        self._at = found.end()
        return found[0]
