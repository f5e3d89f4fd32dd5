"""What the ledger finds over all sites: numbers claimed twice, not allotted, out of order, or two for a home (C1, C3, C6, C7)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import peewee

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.database.undecided import UNDECIDED_CHANGES, UNDECIDED_FORKS
from app.archive.journal.chain import entry_at
from app.archive.journal.entry import NOTHING_BEFORE, Base, Change, Entry
from app.archive.journal.first_entry import first_entry
from app.archive.journal.mandate import HEADQUARTERS
from app.archive.journal.new_chain import MAIN
from app.desk.certificates.certified_twice import certified_twice
from app.desk.origins import OriginStation, Writer, chain_origins, writer_of
from app.procedure.certificates import FOUND_BY_LEDGER, IncidentKind
from app.procedure.certificates.allotment import Span, said, without


@dataclass(frozen=True, slots=True)
class Finding:
    """An incident that the ledger finds by itself. `claims` are those who wrote it (up to `last`), the first one first.

    It is settled by a decision on the rows, or where a manager explains it.
    """

    kind: IncidentKind
    number: int
    last: int
    claims: tuple[Writer, ...]
    explained: bool = False

    @property
    def where(self) -> str:
        """The sites and stations that wrote the number, the first one first."""
        return ", ".join(dict.fromkeys(f"{claim.origin.site} {claim.origin.code}" for claim in self.claims))

    @property
    def what(self) -> str:
        """What an explanation is about: where one more station claims the number later, it says nothing of that."""
        return f"{said([(self.number, self.last)])} {self.where}"


def findings(database: peewee.Database) -> tuple[Finding, ...]:
    """Return all that are not decided, the explained ones marked, in the order of the numbers."""
    explained = {(str(kind), str(what)) for kind, what in run(database, _EXPLAINED, FOUND_BY_LEDGER)}
    found = [*_claimed_twice(database), *_not_allotted(database), *_out_of_order(database)]
    found += [Finding(IncidentKind.IN_FORCE_TWICE, number, number, claims) for number, claims in certified_twice(database)]
    found.sort(key=lambda each: (each.number, each.last, each.kind))
    return tuple(replace(each, explained=(each.kind.value, each.what) in explained) for each in found)


_EXPLAINED = "SELECT kind, what FROM incident WHERE explained_on IS NOT NULL AND kind IN (%s, %s, %s, %s)"


# ---- claimed twice -----------------------------------------------------------------------------------------------------------

_NUMBERED = ("certificate", "certificate_book", "lot")
_UNDECIDED = f"""SELECT chain, seq, place, row_table FROM {UNDECIDED_CHANGES} AS change
    WHERE row_table IN {_NUMBERED} ORDER BY line"""  # noqa: S608 a constant


def _claimed_twice(database: peewee.Database) -> Iterator[Finding]:
    """Yield a row that another one kept out of its table: a second station wrote the number, opened the book or got the lot.

    So did the other branch of a chain that was continued twice: its papers are out, whatever becomes of its entries.
    """
    rivals: dict[Span, list[Writer]] = {}
    holders: dict[Span, Writer] = {}
    for chain, seq, place, table in list(run(database, _UNDECIDED)):
        entry = Base(str(chain), int(seq))
        change = _change(database, entry, int(place))
        if change is None or change.base is not None:
            continue  # both know the row and changed it: that is for a person to decide, and no number is used twice by it
        span = _span(change)
        rivals.setdefault(span, []).append(writer_of(database, entry))
        holder = _holder(database, table, span)
        if holder is not None:
            holders.setdefault(span, holder)
    for table, span, writer in _claimed_in_forks(database):
        holder = _holder(database, table, span)
        if holder is not None:
            rivals.setdefault(span, []).append(writer)
            holders.setdefault(span, holder)
    for span, claims in rivals.items():
        first = [holders[span]] if span in holders else []
        yield Finding(IncidentKind.CLAIMED_TWICE, *span, (*first, *claims))


_FORKED = f"""SELECT head, facts, station, code, site FROM {UNDECIDED_FORKS} AS fork JOIN chain ON chain.id = fork.chain
    ORDER BY fork.chain, fork.seq"""  # noqa: S608 a constant


def _claimed_in_forks(database: peewee.Database) -> Iterator[tuple[str, Span, Writer]]:
    for head_text, facts, *station in list(run(database, _FORKED)):
        entry = Entry(NOTHING_BEFORE, str(head_text).encode(), str(facts).encode(), b"", None, None, None)
        head = entry.read_head()
        writer = Writer(OriginStation(*map(str, station)), head.counter, head.operator, head.time, 0)
        try:
            changes = entry.changes(head.chain)
            claims = [(each.table, _span(each)) for each in changes if each.base is None and each.table in _NUMBERED]
        except ValueError:
            continue  # a forked entry was never applied, so nobody read it before
        for table, span in claims:
            yield table, span, writer


def _change(database: peewee.Database, entry: Base, place: int) -> Change | None:
    held = entry_at(database, *entry)
    changes = [] if held is None else held.changes(entry.chain)
    return changes[place] if place < len(changes) else None


def _span(change: Change) -> Span:
    columns = change.columns
    first, last = ("number", "number") if change.table == "certificate" else ("first", "last")
    return int(columns.get(first) or 0), int(columns.get(last) or 0)


def _holder(database: peewee.Database, table: str, span: Span) -> Writer | None:
    """Return who wrote the row that holds the numbers now."""
    column = "number" if table == "certificate" else '"first"'
    sql = f"SELECT id, base_chain, base_seq FROM {table} WHERE {column} = %s"  # noqa: S608 fixed names
    held = run(database, sql, (span[0],)).fetchone()
    if held is None:
        return None
    return writer_of(database, first_entry(database, table, str(held[0]), Base(str(held[1]), int(held[2]))))


# ---- not allotted ------------------------------------------------------------------------------------------------------------

_ROLE = "SELECT role FROM chain WHERE id = %s"
_HELD = """SELECT id, base_chain, base_seq, "first", "last" FROM {table} ORDER BY "first" """


def _not_allotted(database: peewee.Database) -> Iterator[Finding]:
    """Yield lots and opened books of a site beyond the numbers that headquarters allotted to it; only headquarters knows them
    all."""
    if scalar(database, _ROLE, (about(database, MAIN) or "",)) != HEADQUARTERS:
        return
    allotted: dict[str, list[Span]] = {}
    for first, last, site in run(database, 'SELECT "first", "last", site_id FROM allotment'):
        allotted.setdefault(str(site), []).append((int(first), int(last)))
    origins, told = chain_origins(database), dict[str, list[Span]]()
    for table in ("lot", "certificate_book"):
        for row, chain, seq, first, last in list(run(database, _HELD.format(table=table))):
            site = natural_id("site", origins[chain].site)
            for span in without([(first, last)], (*allotted.get(site, ()), *told.get(site, ()))):
                told.setdefault(site, []).append(span)
                writer = writer_of(database, first_entry(database, table, str(row), Base(str(chain), int(seq))))
                yield Finding(IncidentKind.NOT_ALLOTTED, *span, (writer,))


# ---- out of order ------------------------------------------------------------------------------------------------------------


def _out_of_order(database: peewee.Database) -> Iterator[Finding]:
    """Yield numbers first written after a higher one of their book, by the order of the entries: a clock may go back.

    Rows lie in the order of their entries, by which the few suspects are found fast; what counts is where the entries stand.
    """
    for book in _suspected_books(database):
        written = []
        for row, number, chain, seq in list(run(database, _OF_BOOK, (book,))):
            writer = writer_of(database, first_entry(database, "certificate", str(row), Base(str(chain), int(seq))))
            written.append((writer.position, int(number), writer))
        highest = 0
        for _position, number, writer in sorted(written, key=lambda each: each[:2]):
            if number < highest:
                yield Finding(IncidentKind.DISORDERED, number, number, (writer,))
            highest = max(number, highest)


_OF_BOOK = "SELECT id, number, base_chain, base_seq FROM certificate WHERE book_id = %s"


def _suspected_books(database: peewee.Database) -> Collection[str]:
    highest: dict[str, int] = {}
    suspected: dict[str, None] = {}
    for number, book in run(database, "SELECT number, book_id FROM certificate ORDER BY line"):
        if number < highest.get(book, 0):
            suspected[book] = None
        highest[book] = max(number, highest.get(book, 0))
    return suspected
