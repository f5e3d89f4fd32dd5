"""The ledger 台帐: every number of every book is used, void or blank, and its proof (C5–C7). At headquarters over all sites."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import peewee

from app.archive.database.connection import run
from app.archive.database.records import read_records
from app.archive.journal.entry import Base
from app.archive.journal.first_entry import first_entry
from app.archive.tables.certificates import CertificateBookTable
from app.desk.certificates.findings import Finding, findings
from app.desk.certificates.known_lots import lots
from app.desk.origins import NOBODY, OriginStation, chain_origins
from app.procedure.case import CertificateBook
from app.procedure.certificates import BOOK_SIZE, CertificateState, IncidentKind, format_number, skipped_numbers
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class BookLine:
    """One book on the ledger, with its site and its station's label. The counts add up to the numbers of the book."""

    first: int
    last: int
    station: str  # the counter where it was opened; empty for a book still closed
    used: int
    void: int
    blank: int
    incident: int
    site: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class StationLine:
    """All books of one station together."""

    site: str
    code: str
    books: int
    used: int
    void: int
    blank: int
    incident: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """All books. `duplicates` are numbers that stand twice, `gaps` blank numbers passed over, `disordered` those first written
    after a higher number of their book and not explained; `findings` are the incidents that the ledger finds, the explained ones
    among them. Proved where there is none of these but what is explained."""

    books: tuple[BookLine, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    disordered: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Those that wait for a decision or an explanation."""
        return tuple(finding for finding in self.findings if not finding.explained)

    @property
    def stations(self) -> tuple[StationLine, ...]:
        """The sums by site and station, in the order of their names."""
        by_station: dict[tuple[str, str], list[BookLine]] = defaultdict(list)
        for line in self.books:
            by_station[line.site, line.code].append(line)
        return tuple(StationLine(*key, len(lines), *_sums(lines)) for key, lines in sorted(by_station.items()))

    @property
    def proved(self) -> bool:
        """Every number is accounted for, once and in order."""
        return (
            not self.duplicates
            and not self.gaps
            and not self.open_findings
            and all(line.used + line.void + line.blank + line.incident == line.last - line.first + 1 for line in self.books)
        )


def _sums(lines: Iterable[BookLine]) -> tuple[int, int, int, int]:
    counts = [(line.used, line.void, line.blank, line.incident) for line in lines]
    used, void, blank, incident = (sum(column) for column in zip(*counts, strict=True))
    return used, void, blank, incident


def read_ledger(database: peewee.Database) -> Ledger:
    """Return the ledger over all books of the archive."""
    rows = [(int(number), str(book), str(state)) for number, book, state in run(database, _NUMBERS)]
    by_book: dict[str, dict[int, str]] = defaultdict(dict)
    for number, book_id, state in rows:
        by_book[book_id][number] = state
    books = read_records(database, CertificateBookTable, CertificateBook, 'ORDER BY "first"')
    places = _places(database, "certificate_book")
    lines = [_line(book, by_book.get(book.id, {}), places.get(book.id, NOBODY)) for book in books]
    gaps = [number for book in books for number in skipped_numbers(book.first, book.last, tuple(by_book.get(book.id, ())))]
    lines += _closed(database, {book.first for book in books})
    lines.sort(key=lambda line: line.first)
    found = findings(database)
    seen = Counter(number for number, _book, _state in rows)
    twice = {number for number, times in seen.items() if times > 1} | set(_open(found, IncidentKind.CLAIMED_TWICE))
    return Ledger(tuple(lines), tuple(sorted(twice)), tuple(gaps), _open(found, IncidentKind.DISORDERED), found)


def _open(found: Iterable[Finding], kind: IncidentKind) -> tuple[int, ...]:
    """Return the single numbers that wait for a decision or an explanation."""
    waiting = {each.number for each in found if each.kind is kind and each.number == each.last and not each.explained}
    return tuple(sorted(waiting))


def _line(book: CertificateBook, states: Mapping[int, str], place: OriginStation) -> BookLine:
    counts = Counter(states.values())
    void, incident = counts[CertificateState.VOID], counts[CertificateState.INCIDENT]
    blank = book.last - book.first + 1 - len(states)
    used = len(states) - void - incident
    return BookLine(book.first, book.last, book.counter, used, void, blank, incident, place.site, place.code)


def _closed(database: peewee.Database, opened: set[int]) -> list[BookLine]:
    """Return the books of all lots that are not opened yet."""
    places = _places(database, "lot")
    lines = []
    for lot in lots(database):
        place = places.get(lot.id, NOBODY)
        closed = (first for first in range(lot.first, lot.last + 1, BOOK_SIZE) if first not in opened)
        lines += [BookLine(first, first + BOOK_SIZE - 1, "", 0, 0, BOOK_SIZE, 0, place.site, place.code) for first in closed]
    return lines


def _places(database: peewee.Database, table: str) -> dict[str, OriginStation]:
    """Return row → the station that first wrote it."""
    counters, found = chain_origins(database, "counter"), {}
    for row, chain, seq in list(run(database, f"SELECT id, base_chain, base_seq FROM {table}")):  # noqa: S608 fixed names
        place = counters.get(chain)
        if place is None:  # headquarters wrote it last
            place = counters.get(first_entry(database, table, row, Base(chain, seq)).chain, NOBODY)
        found[row] = place
    return found


_NUMBERS = "SELECT number, book_id, state FROM certificate ORDER BY number"


def ledger_problems(database: peewee.Database) -> tuple[Reason, ...]:
    """Return what the proof finds wrong, for `verify`; nothing where it holds."""
    ledger = read_ledger(database)
    told = {each.number for each in ledger.open_findings if each.kind is IncidentKind.CLAIMED_TWICE}
    problems = [Reason.of("ledger.duplicate", number=f"{number:05d}") for number in ledger.duplicates if number not in told]
    problems += [Reason.of("ledger.gap", number=f"{number:05d}") for number in ledger.gaps]
    problems += [finding_reason(finding) for finding in ledger.open_findings]
    strangers = run(
        database,
        "SELECT certificate.number FROM certificate LEFT JOIN certificate_book AS book ON book.id = certificate.book_id "
        'WHERE book.id IS NULL OR certificate.number NOT BETWEEN book."first" AND book."last"',
    )
    problems += [Reason.of("ledger.outside_books", number=f"{int(row[0]):05d}") for row in strangers]
    return tuple(problems)


def told_findings(ledger: Ledger) -> tuple[Reason, ...]:
    """In words, what a list of numbers does not say: which were claimed twice or not allotted, and where."""
    return tuple(finding_reason(each) for each in ledger.open_findings if each.kind is not IncidentKind.DISORDERED)


def finding_reason(finding: Finding) -> Reason:
    """Return a finding in words: which number, and who wrote it where."""
    first, last = format_number(finding.number), format_number(finding.last)
    where = finding.where
    if finding.kind is IncidentKind.DISORDERED:
        return Reason.of("ledger.disorder", number=first)
    if finding.kind is IncidentKind.IN_FORCE_TWICE:
        return Reason.of("ledger.in_force_twice", number=first, where=where)
    if finding.kind is IncidentKind.NOT_ALLOTTED:
        return Reason.of("ledger.not_allotted", first=first, last=last, where=where)
    if first == last:
        return Reason.of("ledger.claimed_twice", number=first, where=where)
    return Reason.of("ledger.book_claimed_twice", first=first, last=last, where=where)
