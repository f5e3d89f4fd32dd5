"""Books of pre-numbered certificates (C1, C2): which number comes next, never one twice."""

from collections.abc import Collection
from dataclasses import dataclass

BOOK_SIZE = 25


@dataclass(frozen=True, slots=True)
class Book:
    """A book 本: `size` numbers in a row from `first` on."""

    first: int
    size: int = BOOK_SIZE

    def __post_init__(self) -> None:
        if self.first < 1 or self.size < 1:
            raise ValueError("a book has at least one number, from 1 on")

    @property
    def last(self) -> int:
        """Its last number."""
        return self.first + self.size - 1

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last


def book_of(number: int, size: int = BOOK_SIZE) -> Book:
    """Return the book that `number` stands in, where books were printed from 00001 on without a break."""
    if number < 1:
        raise ValueError("certificates are numbered from 1 on")
    return Book((number - 1) // size * size + 1, size)


def next_number(book_first: int, book_last: int, used_numbers: Collection[int]) -> int | None:
    """Return the number to fill in next, nothing where the book is used up.

    `used_numbers` are all that are not blank any more: issued, assigned, void, incidents. Next is the one after the highest of
    them in this book. A number that was passed over is not gone back to, since then a later certificate would carry an earlier
    number; `skipped_numbers` names it for the ledger.
    """
    used = [number for number in used_numbers if book_first <= number <= book_last]
    following = max(used, default=book_first - 1) + 1
    return following if following <= book_last else None


def skipped_numbers(book_first: int, book_last: int, used_numbers: Collection[int]) -> tuple[int, ...]:
    """Return blank numbers before the next one: each is to be explained in the ledger (C6), since numbers are continuous (C7)."""
    following = next_number(book_first, book_last, used_numbers) or book_last + 1
    return tuple(number for number in range(book_first, following) if number not in used_numbers)
