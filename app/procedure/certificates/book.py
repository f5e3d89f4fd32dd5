"""Books of pre-numbered certificates (C1, C2): which number comes next, never one twice."""

from collections.abc import Collection

BOOK_SIZE = 25


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
