"""The words by which a roster is understood, as `resources/roster/vocabulary.toml` lists them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`headings`: heading → field and rank (0 best); `space_headings` those that number parking spaces; `words`: sets by name."""

    headings: dict[str, tuple[str, int]]
    space_headings: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships."""
    with (files("resources") / "roster" / "vocabulary.toml").open("rb") as stream:
        data = tomllib.load(stream)
    headings = data["headings"]
    spaces = headings.pop("space")
    headings["room"] += spaces  # a parking space's number stands where a home's room stands, unless both are there
    return Vocabulary(
        {heading: (field, rank) for field, names in headings.items() for rank, heading in enumerate(names)},
        frozenset(spaces),
        {name: frozenset(words) for name, words in data["words"].items()},
    )
