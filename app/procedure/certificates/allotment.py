"""Numbers that the company allots (C1, C6): over all sites they run on from 00001, and none is ever given twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.procedure.certificates.book import BOOK_SIZE
from app.procedure.certificates.number import LARGEST_NUMBER, format_number
from app.procedure.reason import Reason

Span = tuple[int, int]
"""First and last number, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """Numbers of the company for one station of a site; without an application where it had them before there was one."""

    id: str
    first: int
    last: int
    site_id: str
    station: str
    application_id: str | None
    allotted_on: date
    allotted_by: str


def next_first(taken: Iterable[Span]) -> int:
    """Return the first number of the book behind everything that was ever given out (C1)."""
    last = max((last for _first, last in taken), default=0)
    return -(-last // BOOK_SIZE) * BOOK_SIZE + 1


def allotment_problem(first: int, last: int, taken: Iterable[Span]) -> Reason | None:
    """Return why these numbers cannot be allotted: no whole books, no numbers, or not behind all that are given out already
    (C1)."""
    if not 1 <= first <= last <= LARGEST_NUMBER:
        return Reason.of("certificates.lot_numbers", largest=LARGEST_NUMBER)
    if (first - 1) % BOOK_SIZE or last % BOOK_SIZE:
        return Reason.of("certificates.lot_not_whole_books", first=format_number(first), last=format_number(last))
    following = next_first(taken)
    if first < following:
        return Reason.of("headquarters.given_out", first=format_number(first), following=format_number(following))
    return None


def overlapping(span: Span, others: Iterable[Span]) -> Span | None:
    """Return the first of the others that shares a number with the span."""
    return next((other for other in others if other[0] <= span[1] and span[0] <= other[1]), None)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same numbers in as few spans as can be, in order."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the numbers of the spans that are in none of the others."""
    left: list[Span] = []
    gone = merged(taken)
    for first, last in merged(spans):
        at = first
        for gone_first, gone_last in gone:
            if gone_last < at or gone_first > last:
                continue
            if gone_first > at:
                left.append((at, gone_first - 1))
            at = gone_last + 1
        if at <= last:
            left.append((at, last))
    return tuple(left)


def lot_problem(first: int, last: int, awaited: Iterable[Span]) -> Reason | None:
    """Return why these are not the books that the station is to receive next, of those allotted to it and not received yet."""
    spans = merged(awaited)
    if not spans:
        return Reason("headquarters.none_allotted")
    if spans[0][0] == first and last <= spans[0][1]:
        return None
    return Reason.of("headquarters.not_allotted", first=format_number(first), last=format_number(last), allotted=said(spans))


def said(spans: Iterable[Span]) -> str:
    """Return spans as they are written: `00001–00050, 00101–00125`."""
    return ", ".join(f"{format_number(first)}–{format_number(last)}" for first, last in spans)
