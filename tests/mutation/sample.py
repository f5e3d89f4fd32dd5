"""Draw a sample by a seed."""

import random
from collections.abc import Sequence
from itertools import islice
from typing import Protocol, TypeVar


class Candidate(Protocol):
    """What may be drawn: a place in a file."""

    @property
    def path(self) -> str:
        """The file."""

    @property
    def index(self) -> int:
        """The how manieth of the file."""

    def changes_the_program(self) -> bool:
        """Tell whether it counts; asked of those alone that the seed names, since it takes long."""


C = TypeVar("C", bound=Candidate)


def draw(candidates: Sequence[C], seed: int, size: int) -> list[C]:
    """Return so many that change the program, each as likely as any other, in the order of the text; all if there are no more."""
    shuffled = random.Random(seed).sample(candidates, len(candidates))
    changing = (each for each in shuffled if each.changes_the_program())
    return sorted(islice(changing, size), key=lambda each: (each.path, each.index))
