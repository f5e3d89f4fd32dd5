"""The ledger 台帐: every number of every book is used, void or blank, and its proof (C5–C7)."""

from collections import Counter
from dataclasses import dataclass

import peewee

from app.archive.connection import run
from app.archive.records import read_records
from app.archive.tables.certificates import CertificateBookTable
from app.archive.tables.control import LotTable
from app.procedure.case import CertificateBook
from app.procedure.certificates import BOOK_SIZE, CertificateState, Lot, skipped_numbers
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book on the ledger. The counts add up to the numbers of the book."""

    first: int
    last: int
    station: str  # the counter where it was opened; empty for a book still closed
    used: int
    void: int
    blank: int
    incident: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All books. `duplicates` are numbers that stand twice, `gaps` blank numbers passed over, `disordered` those first written
    after a higher number of their book; proved where there are none."""

    books: tuple[BookLine, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    disordered: tuple[int, ...] = ()

    @property
    def proved(self) -> bool:
        """Every number is accounted for, once and in order."""
        return (
            not self.duplicates
            and not self.gaps
            and not self.disordered
            and all(line.used + line.void + line.blank + line.incident == line.last - line.first + 1 for line in self.books)
        )


def read_ledger(database: peewee.Database) -> Ledger:
    """The ledger over all books of the archive."""
    lines: list[BookLine] = []
    gaps: list[int] = []
    rows = [(int(number), str(book), str(state)) for number, book, state in run(database, _NUMBERS)]
    by_book: dict[str, dict[int, str]] = {}
    for number, book_id, state in rows:
        by_book.setdefault(book_id, {})[number] = state
    for book in read_records(database, CertificateBookTable, CertificateBook, 'ORDER BY "first"'):
        states = by_book.get(book.id, {})
        counts = Counter(states.values())
        gaps += skipped_numbers(book.first, book.last, tuple(states))
        void, incident = counts[CertificateState.VOID], counts[CertificateState.INCIDENT]
        size = book.last - book.first + 1
        used = len(states) - void - incident
        lines.append(BookLine(book.first, book.last, book.counter, used, void, size - len(states), incident))
    opened = {line.first for line in lines}
    for lot in read_records(database, LotTable, Lot, 'ORDER BY "first"'):
        closed = (first for first in range(lot.first, lot.last + 1, BOOK_SIZE) if first not in opened)
        lines += [BookLine(first, first + BOOK_SIZE - 1, "", 0, 0, BOOK_SIZE, 0) for first in closed]
    lines.sort(key=lambda line: line.first)
    seen = Counter(number for number, _book, _state in rows)
    twice = tuple(number for number, times in seen.items() if times > 1)
    return Ledger(tuple(lines), twice, tuple(gaps), _disordered(database))


def _disordered(database: peewee.Database) -> tuple[int, ...]:
    """Numbers first written after a higher one of their book; by the journal's order, since a clock may go back."""
    highest: dict[str, int] = {}
    found = []
    for number, book in run(database, "SELECT number, book_id FROM certificate ORDER BY rowid"):
        if number < highest.get(book, 0):
            found.append(int(number))
        highest[book] = max(number, highest.get(book, 0))
    return tuple(sorted(found))


_NUMBERS = "SELECT number, book_id, state FROM certificate ORDER BY number"


def ledger_problems(database: peewee.Database) -> tuple[Reason, ...]:
    """What the proof finds wrong, for `verify`; nothing where it holds."""
    ledger = read_ledger(database)
    problems = [Reason.of("ledger.duplicate", number=f"{number:05d}") for number in ledger.duplicates]
    problems += [Reason.of("ledger.gap", number=f"{number:05d}") for number in ledger.gaps]
    problems += [Reason.of("ledger.disorder", number=f"{number:05d}") for number in ledger.disordered]
    strangers = run(
        database,
        "SELECT certificate.number FROM certificate LEFT JOIN certificate_book AS book ON book.id = certificate.book_id "
        'WHERE book.id IS NULL OR certificate.number NOT BETWEEN book."first" AND book."last"',
    )
    problems += [Reason.of("ledger.outside_books", number=f"{int(row[0]):05d}") for row in strangers]
    return tuple(problems)
