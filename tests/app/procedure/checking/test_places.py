"""The line of each value of a TOML file, however it is written: a writer that notes its lines is compared with the reader."""

import tomllib
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.procedure.checking.places import places_of
from tests.app.procedure.checking.mutations import FILES, shipped

Path = tuple[str | int, ...]
WORDS = ("zh", "en", "needs", "卫生间", "a.b", 'say "x"', "it's", "key-1", "1234", "#no", "[x]", "")
TEXTS = (
    '"papers"',
    '"a # [b] \\" \\\\"',
    "'c:\\x'",
    "''",
    '""',
    '"""one\ntwo "" \\""""',
    "'''one\n''two'''",
    '"""a"""""',
    '"𠮷 = 3"',
)
PLAIN = ("3", "-1_000", "2.80", "true", "1979-05-27 07:32:00", "inf", "0x1F", "[]", "{}")
GAPS = ("", " ", "\n", " # [not] a = table\n", "\n\n  # x\n\t")


@dataclass
class Writer:
    """Writes a file by chance, and notes on which line it is with each value."""

    random: Random
    text: str = ""
    lines: dict[Path, int] = field(default_factory=dict)

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def put(self, text: str) -> None:
        self.text += text

    def key(self, word: str) -> str:
        """The word as a key: bare where it can be, or in either kind of quotes."""
        bare = word.isascii() and word.replace("-", "").isalnum()
        if bare and self.random.random() < 0.6:
            return word
        escaped = word.replace("\\", "\\\\").replace('"', '\\"')
        return f"'{word}'" if "'" not in word and self.random.random() < 0.5 else f'"{escaped}"'

    def pairs(self, table: Path, *, inline: bool = False) -> None:
        words = self.random.sample(WORDS, self.random.randrange(4))
        for number, word in enumerate(words):
            if inline and number:
                self.put(", ")
            path: Path = (*table, word)
            self.note(path)
            self.put(self.key(word))
            if self.random.random() < 0.3:
                path = (*path, "deep")
                self.note(path)
                self.put(self.random.choice([".deep", " . deep", '."deep"']))
            self.put(self.random.choice([" = ", "=", "\t=  "]))
            self.value(path, inline=inline)
            if not inline:
                self.put(self.random.choice(["\n", " # more = [\n", "\n\n"]))

    def value(self, path: Path, *, inline: bool = False, depth: int = 0) -> None:
        kind = self.random.random()
        if kind < 0.4:
            self.put(self.random.choice([text for text in TEXTS if not (inline and "\n" in text)]))
        elif kind < 0.6 or depth > 2:
            self.put(self.random.choice(PLAIN))
        elif kind < 0.9:
            self.listed(path, inline=inline, depth=depth)
        else:
            self.put("{ ")
            self.pairs(path, inline=True)
            self.put(" }")

    def listed(self, path: Path, *, inline: bool, depth: int) -> None:
        gaps = GAPS[:2] if inline else GAPS
        self.put("[" + self.random.choice(gaps))
        count = self.random.randrange(4)
        for number in range(count):
            self.note((*path, number))
            self.value((*path, number), inline=inline, depth=depth + 1)
            more = number + 1 < count or self.random.random() < 0.3
            self.put(self.random.choice(gaps) + ("," if more else "") + self.random.choice(gaps))
        self.put("]")

    def file(self) -> None:
        """Keys of no table, then tables and lists of tables, some of them in others."""
        self.put(self.random.choice(GAPS[2:]))
        self.pairs(())
        for name in self.random.sample(["step", "fee", "ü", "x y"], self.random.randrange(4)):
            if self.random.random() < 0.4:
                self.note((name,))
                self.put(f"[{self.key(name)}]\n")
                self.pairs((name,))
                continue
            for number in range(self.random.randrange(1, 4)):
                self.note((name,))
                self.note((name, number))
                self.put(self.random.choice(["[[{}]]\n", "[[ {} ]] # x\n"]).format(self.key(name)))
                self.pairs((name, number))
                if self.random.random() < 0.3:
                    self.note((name, number, "inner"))
                    self.put(f"[{self.key(name)}.inner]\n")
                    self.pairs((name, number, "inner"))


def paths(value: Any, path: Path = ()) -> set[Path]:  # noqa: ANN401 what a TOML file holds
    """The way to everything that was read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {path}.union(*(paths(each, (*path, part)) for part, each in inner))


@given(st.integers(0, 2**32))
def test_each_value_is_found_on_the_line_where_it_was_written(seed: int) -> None:
    writer = Writer(Random(seed))
    writer.file()
    assert paths(tomllib.loads(writer.text)) - {()} == set(writer.lines), writer.text
    assert places_of(writer.text) == writer.lines, writer.text


def test_every_value_that_ships_has_its_line() -> None:
    for name in FILES:
        text = shipped(name)
        places = places_of(text)
        assert set(places) == paths(tomllib.loads(text)) - {()}
        lines = text.split("\n")
        assert all(str(path[-1]) in lines[line - 1] for path, line in places.items() if isinstance(path[-1], str))


def test_an_empty_file_has_no_places() -> None:
    assert places_of("") == places_of("\n# nothing\n") == {}
