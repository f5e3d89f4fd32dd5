"""`verify`: the pages, the chains, the anchor, every table rebuilt from the journal and compared, and the file of each scan."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import DATABASE_ERRORS, database_trouble, one_moment, run, scalar
from app.archive.database.engine import engine_of
from app.archive.folder.anchor import ChainHead
from app.archive.journal.chain import entries_in_order, entry_at, rows_between, rows_of
from app.archive.journal.chaincheck import ChainCheck
from app.archive.journal.entry import BEGIN, Base
from app.archive.journal.rebuild import Replay, Step, differences
from app.archive.opening import anchor_problem
from app.archive.scan_files import NamedScan, named_scans, scan_problems
from app.archive.tables.machinery import Chain
from app.archive.tables.partners import TwinTable
from app.procedure.reason import Reason

DeriveCheck = Callable[[peewee.Database], Iterable[Reason]]
Progress = Callable[[int, int], None]

_BATCH = 256
_CHAINS = """SELECT chain, count(*), min(seq), max(seq), min(position - seq), max(position - seq)
    FROM entry GROUP BY chain ORDER BY min(position)"""
_MOST = 100
_DAMAGE: tuple[type[Exception], ...] = (*DATABASE_ERRORS, ValueError, TypeError, LookupError)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was found. `entries` is how many entries the journal has; only the first hundred problems and notices are kept.

    Notices (a clock that went back, scans still to come) are worth knowing and nothing wrong with the archive.
    """

    entries: int
    problems: tuple[Reason, ...]
    notices: tuple[Reason, ...] = ()


def verify(archive: Archive, derive_check: DeriveCheck | None = None, progress: Progress | None = None) -> VerifyReport:
    """Check the archive as it is at this moment; others may go on writing.

    `derive_check` compares the derived tables; `progress` is told entries done and all entries, first of the chain, then of
    the rebuilding, then scans (so that it runs to twice the number of entries and the number of scans).

    Each scan whose key was not destroyed must be there, open under its key, and bear the hash of its content as its name; one
    that another station still has to send is no problem. Scans are read behind that moment, one at a time: it may take minutes.
    """
    database = archive.database
    replay = Replay(archive.settings.layout, recorded_twins(archive))
    noted = archive.anchor.read()
    told = progress or (lambda _done, _all: None)
    with one_moment(database):
        problems = list(_until_damage(page_problems(database)))
        total = 0 if problems else int(str(scalar(database, "SELECT count(*) FROM entry")))
        scans = _scans_until_damage(archive)
        steps = 2 * total + len(scans)
        checks = _content_problems(archive, noted, replay, derive_check, lambda done: told(done, steps), total)
        problems += islice(_until_damage(checks), _MOST)
    problems += islice(scan_problems(archive.blobs, scans, lambda done: told(2 * total + done, steps)), _MOST)
    notices = [*_still_to_come(archive, scans), *replay.went_back]
    return VerifyReport(total, tuple(problems[:_MOST]), tuple(notices[:_MOST]))


def _scans_until_damage(archive: Archive) -> tuple[NamedScan, ...]:
    """Return the scans; none where damage, which is told anyway, hides them."""
    try:
        return named_scans(archive)
    except _DAMAGE:
        return ()


def _still_to_come(archive: Archive, scans: tuple[NamedScan, ...]) -> Iterator[Reason]:
    count = sum(scan.is_to_come(archive.blobs) for scan in scans)
    if count:
        yield Reason.of("archive.scans_to_come", count=count)


def recorded_twins(archive: Archive) -> Callable[[str, str, Base], bool] | None:
    """Return whether an entry was found to be the twin of what stood in a row when it came; None where no such list is kept."""
    if TwinTable not in archive.settings.layout.local:
        return None
    database = archive.database
    sql = "SELECT 1 FROM twin WHERE row_table = %s AND row_id = %s AND chain = %s AND seq = %s"
    return lambda table, row, entry: run(database, sql, (table, row, *entry)).fetchone() is not None


def _content_problems(
    archive: Archive, noted: ChainHead | None, replay: Replay, derive_check: DeriveCheck | None, step: Step, total: int
) -> Iterator[Reason]:
    database = archive.database
    yield from chain_problems(database, step)
    yield from filter(None, [anchor_problem(database, noted)])
    replay.apply_all(entries_in_order(database), lambda done: step(total + done))
    yield from (Reason.of("archive.chain_waits", chain=chain) for chain in sorted(replay.waiting))
    yield from differences(database, archive.settings.layout, replay.rows)
    yield from derive_check(database) if derive_check else ()
    step(2 * total)


def _until_damage(problems: Iterator[Reason]) -> Iterator[Reason]:
    """Yield the problems; behind damage nothing more can be read, so it is the last."""
    try:
        yield from problems
    except _DAMAGE as error:
        told = database_trouble(error)
        yield told.reason if told is not None else Reason.of("archive.damaged", detail=error)


def page_problems(database: peewee.Database) -> Iterator[Reason]:
    """Yield what the engine finds wrong with what it stored, and rows that refer to none."""
    engine = engine_of(database)
    for detail in engine.damage():
        yield Reason.of("archive.page_damaged", detail=detail)
    for table in engine.broken_references():
        yield Reason.of("archive.reference_broken", table=table)


def chain_problems(database: peewee.Database, step: Step | None = None) -> Iterator[Reason]:
    """Yield entries that are missing, changed or out of order, by the hashes of every chain."""
    done = 0
    chains = list(run(database, _CHAINS))
    for chain, count, first, last, shift, other_shift in chains:
        if first != 1 or last != count:
            yield Reason.of("archive.entries_missing", chain=chain, count=last - count)
        # Read in the order of the table where that is the order of the chain: it saves a look into the index for each.
        rows = rows_of(database, chain) if shift != other_shift else rows_between(database, first + shift, last + shift)
        check = ChainCheck()
        while batch := rows.fetchmany(_BATCH):
            check.read(batch)
            done += len(batch)
            if step is not None:
                step(done)
        yield from (Reason.of("archive.entry_changed", chain=chain, seq=number) for number in check.changed)
        yield from (Reason.of("archive.personal_changed", chain=chain, seq=number) for number in check.personal_changed)
    yield from _first_entries(database, [chain for chain, *_rest in chains])


def _other_branches(database: peewee.Database) -> frozenset[str]:
    """Return the hashes of entries of branches that were not taken; none in an archive without such a list."""
    if not engine_of(database).has_table("forked_entry"):
        return frozenset()
    return frozenset(str(row[0]) for row in run(database, "SELECT hash FROM forked_entry"))


def _first_entries(database: peewee.Database, chains: list[str]) -> Iterator[Reason]:
    """Yield chains whose first entry does not name them, or names another end of the chain before than there is.

    Where that chain was continued twice, both branches are ends of it: the one that was not taken is kept beside it.
    """
    for chain in chains:
        begun = entry_at(database, chain, 1)
        if begun is not None and begun.read_head().verb != BEGIN:
            yield Reason.of("archive.chain_unnamed", chain=chain)
    kept = _other_branches(database)
    named = Chain.select(Chain.id, Chain.before_chain, Chain.before_seq, Chain.before_hash)
    for chain, before, seq, digest in named.where(Chain.before_chain.is_null(False)).tuples().execute(database):
        entry = entry_at(database, before, seq)
        if entry is not None and entry.hash().hex() != digest and digest not in kept:
            yield Reason.of("archive.chain_before_differs", chain=chain, seq=seq)
