"""Chains that were continued twice: what the other branch holds, and what a person decides about it.

It happens where a disk was copied together with the mark that tells copies. The branch that came first stays; the other is
kept as it came, until its entries are adopted (done once more, on top of what is here) or dismissed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.journal.entry import DECIDE, Change, EntryHead
from app.archive.journal.layout import shape
from app.archive.journal.mandate import OF_ONE_STATION
from app.archive.journal.rows import TableRows
from app.archive.journal.writing import Act, Writing
from app.archive.tables.exchange import DecisionTable
from app.errors import InputError
from app.exchange.decisions.adopted_rows import columns_standing_here, require_case_here
from app.exchange.decisions.conflicts import undecided_of
from app.exchange.incoming.entry_reading import read_changes, read_head
from app.exchange.incoming.numbering import Placed
from app.exchange.incoming.scans import note_lacking
from app.exchange.incoming.staging import forked_entry, forked_places
from app.exchange.partners.chains import known_chains, known_ends

ENTRY = "entry"
"""What a decision about a forked entry names as its table; the row is the entry's hash."""

ADOPTED = "adopted"
DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class ForkedEntry:
    """One entry of the other branch: what it did, when it was seen, and who sent it (a station's id).

    `changes` of an entry of a newer program cannot be read yet, and are none.
    """

    chain: str
    seq: int
    hash: str
    station: str
    site: str
    seen_at: str
    signer: str
    head: EntryHead
    changes: tuple[Change, ...]


def count_forks(database: peewee.Database) -> int:
    """Return how many entries of other branches wait for a decision."""
    return len(forked_places(database))


def open_forks(archive: Archive, most: int = 500) -> tuple[ForkedEntry, ...]:
    """Return entries of other branches that wait for a decision, chain by chain in their order; at most so many."""
    chains = known_chains(archive.database)
    found = []
    for chain, seq, digest, seen_at, signer in forked_places(archive.database)[:most]:
        placed = forked_entry(archive.database, chain, seq, digest)
        head, changes = _read(archive, placed)
        origin = chains.get(chain)
        station, site = ("", "") if origin is None else (origin.code, origin.site)
        found.append(ForkedEntry(chain, seq, digest, station, site, seen_at, signer, head, tuple(changes)))
    return tuple(found)


def _read(archive: Archive, placed: Placed) -> tuple[EntryHead, list[Change]]:
    head = read_head(placed.entry, placed.chain, placed.seq)
    layout = archive.settings.layout
    if head.schema > layout.schema:
        return head, []
    return head, layout.up_to_date(read_changes(placed.entry, head), head.schema)


def dismiss(archive: Archive, act: Act, entries: Sequence[ForkedEntry], *, decided_by: str, today: date) -> None:
    """Say that nothing of these entries counts; they are kept, and listed no more. Raises InputError for a decided one."""
    with archive.journal.writing(_deciding(act), _site_of(archive, entries)) as writing:
        for entry in entries:
            _require_undecided(writing.database, entry)
            _note(writing, entry, DISMISSED, decided_by, today)


def adopt(archive: Archive, act: Act, entries: Sequence[ForkedEntry], *, decided_by: str, today: date) -> None:
    """Do once more what these entries did, in their order, on top of what is here: one transaction an entry.

    Raises InputError for an entry whose row cannot stand here (a certificate whose number is given out, a row of a household that
    was not adopted) or waits for a decision of its own, and for one of a newer program, which nobody can read here yet, or that
    was decided since the list was shown; those before it are done. Where one writes what another station alone decides, none is.
    """
    _require_no_affair_of_another(archive, entries)
    for entry in entries:
        if entry.head.schema > archive.settings.layout.schema:
            raise InputError.of("exchange.newer_entry", seq=entry.seq, station=entry.station)
        try:
            with archive.journal.writing(_deciding(act, entry.head.case), _site_of(archive, entries)) as writing:
                _require_undecided(writing.database, entry)
                _require_settled(writing.database, entry)
                for change in entry.changes:
                    _do_again(archive, writing, change, entry, decided_by, today)
                note_lacking(writing.database, archive.blobs, entry.changes, entry.chain, entry.seq)
                _note(writing, entry, ADOPTED, decided_by, today)
        except peewee.IntegrityError as error:
            raise InputError.of("exchange.cannot_stand") from error


def _require_undecided(database: peewee.Database, entry: ForkedEntry) -> None:
    """Done once more on top of a decision, an entry would undo what was written since."""
    sql = "SELECT 1 FROM decision WHERE row_table = %s AND row_id = %s"
    if run(database, sql, (ENTRY, entry.hash)).fetchone() is not None:
        raise InputError.of("exchange.changed_meanwhile")


def _require_no_affair_of_another(archive: Archive, entries: Sequence[ForkedEntry]) -> None:
    """Whom a station lets in and who works there is written by that station alone; every archive refuses it from another."""
    chains = known_chains(archive.database)
    for entry in entries:
        if any(change.table in OF_ONE_STATION for change in entry.changes):
            origin = chains.get(entry.chain)
            if origin is None or origin.station != archive.station.id:
                raise InputError.of("exchange.fork_of_station", seq=entry.seq, station=entry.station, site=entry.site)


def _require_settled(database: peewee.Database, entry: ForkedEntry) -> None:
    """To adopt an entry settles all that came about its rows: nothing that nobody looked at may be among it."""
    if any(undecided_of(database, change.table, change.id) for change in entry.changes):
        raise InputError.of("exchange.decide_first", seq=entry.seq, station=entry.station)


def _do_again(archive: Archive, writing: Writing, change: Change, entry: ForkedEntry, decided_by: str, today: date) -> None:
    """One change on the row as it stands here; what is known here of the row is settled by it."""
    form = next(form for model in archive.settings.layout.all_journaled if (form := shape(model)).table == change.table)
    require_case_here(writing.database, change, entry.seq, entry.station)
    current = TableRows(writing.database).read(change.table, change.id, form.columns)
    if change.base is None:
        change = change._replace(columns=dict(columns_standing_here(writing.database, change, entry.hash[:3].upper())))
    case = change.columns.get("case_id") or (current or {}).get("case_id") or entry.head.case
    writing.decide(change.table, change.id, {**(current or {}), **change.columns}, None if case is None else str(case))
    for base in known_ends(writing.database, {entry.site}) if current is not None else ():
        writing.insert(
            DecisionTable,
            case_id=entry.head.case,
            row_table=change.table,
            row_id=change.id,
            chain=base.chain,
            seq=base.seq,
            choice=ADOPTED,
            decided_on=today,
            decided_by=decided_by,
        )


def _note(writing: Writing, entry: ForkedEntry, choice: str, decided_by: str, today: date) -> None:
    writing.insert(
        DecisionTable,
        case_id=entry.head.case,
        row_table=ENTRY,
        row_id=entry.hash,
        chain=entry.chain,
        seq=entry.seq,
        choice=choice,
        decided_on=today,
        decided_by=decided_by,
    )


def _deciding(act: Act, case: str | None = None) -> Act:
    return Act(DECIDE, act.operator, act.counter, case or act.case)


def _site_of(archive: Archive, entries: Sequence[ForkedEntry]) -> str | None:
    sites = {entry.site for entry in entries if entry.site}
    if archive.station.role == "counter" or not sites:
        return None
    if len(sites) > 1:
        raise InputError.of("exchange.several_sites")
    return sites.pop()
