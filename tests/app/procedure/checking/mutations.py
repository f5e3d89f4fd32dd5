"""One thing put wrong in a file of the declaration that ships, as a manager's hand does it."""

import re
from collections.abc import Callable
from importlib.resources import files
from random import Random

FILES = ("archive", "fees", "forms", "inspection", "items", "papers", "settings", "signing", "steps")
_TEXT = re.compile(r'"[^"\n]*"')
_ROW = re.compile(r"^\[\[.*?(?=^\[\[|\Z)", re.MULTILINE | re.DOTALL)
_LISTED = re.compile(r'"[^"\n]*", |, "[^"\n]*"(?=\])')


def shipped(name: str) -> str:
    """The text of one of the files."""
    return (files("resources") / "procedure" / f"{name}.toml").read_text("utf-8")


def _misspelt(word: str, random: Random) -> str:
    place = random.randrange(len(word))
    return random.choice(
        [word[:place] + word[place + 1 :], word[:place] + "x" + word[place:], word[:place] + word[place] + word[place:], ""]
    )


def _settled(text: str, random: Random) -> list[int]:
    """The lines that give a key a value, in the order of a random hand."""
    numbers = [number for number, line in enumerate(text.split("\n")) if " = " in line and not line.startswith("#")]
    random.shuffle(numbers)
    return numbers


def _with_line(text: str, number: int, line: str) -> str:
    lines = text.split("\n")
    lines[number] = line
    return "\n".join(lines)


def rename_a_key(text: str, random: Random) -> str:
    """`needs` becomes `nees`."""
    number = _settled(text, random)[0]
    key, _equals, value = text.split("\n")[number].partition(" = ")
    return _with_line(text, number, f"{_misspelt(key, random) or 'x'} = {value}")


def misspell_a_value(text: str, random: Random) -> str:
    """Some text in quotes."""
    for number in _settled(text, random):
        line = text.split("\n")[number]
        found = list(_TEXT.finditer(line))
        if found:
            word = random.choice(found)
            wrong = _misspelt(word[0][1:-1], random) if len(word[0]) > 2 else "x"
            return _with_line(text, number, f'{line[: word.start()]}"{wrong}"{line[word.end() :]}')
    return text


def swap_two_values(text: str, random: Random) -> str:
    """One text in quotes in the place of another one."""
    found = list(_TEXT.finditer(text))
    here, there = random.choice(found), random.choice(found)
    return text[: here.start()] + there[0] + text[here.end() :]


def another_type(text: str, random: Random) -> str:
    """A number for a text, a text for a list."""
    number = _settled(text, random)[0]
    key = text.split("\n")[number].partition(" = ")[0]
    value = random.choice(['"x"', "3", "0", "-1", "1000000", "2.5", "true", "[]", '["x"]', "[1]", "{ x = 1 }", "1979-05-27"])
    return _with_line(text, number, f"{key} = {value}")


def drop_a_key(text: str, random: Random) -> str:
    """One line of a row."""
    return _with_line(text, _settled(text, random)[0], "")


def drop_from_a_list(text: str, random: Random) -> str:
    """One of several."""
    found = list(_LISTED.finditer(text))
    if not found:
        return text
    word = random.choice(found)
    return text[: word.start()] + text[word.end() :]


def _rows(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _ROW.finditer(text)]


def drop_a_row(text: str, random: Random) -> str:
    """A whole step, paper, fee …"""
    rows = _rows(text)
    if not rows:
        return text
    begin, end = random.choice(rows)
    return text[:begin] + text[end:]


def move_a_row(text: str, random: Random) -> str:
    """It comes first, or last."""
    rows = _rows(text)
    if not rows:
        return text
    begin, end = random.choice(rows)
    rest, row = text[:begin] + text[end:], text[begin:end].rstrip("\n") + "\n\n"
    first = _ROW.search(rest)
    if first is None or random.random() < 0.5:
        return rest.rstrip("\n") + "\n\n" + row
    return rest[: first.start()] + row + rest[first.start() :]


def repeat_a_row(text: str, random: Random) -> str:
    """It stands there twice."""
    rows = _rows(text)
    if not rows:
        return text
    begin, end = random.choice(rows)
    return text.rstrip("\n") + "\n\n" + text[begin:end]


MUTATIONS: tuple[Callable[[str, Random], str], ...] = (
    rename_a_key,
    misspell_a_value,
    misspell_a_value,
    swap_two_values,
    another_type,
    drop_a_key,
    drop_from_a_list,
    drop_a_row,
    move_a_row,
    repeat_a_row,
)


def mutated(random: Random) -> tuple[str, str]:
    """The name of a file of the declaration, and its text with one thing put wrong."""
    name = random.choice(FILES)
    return name, random.choice(MUTATIONS)(shipped(name), random)
