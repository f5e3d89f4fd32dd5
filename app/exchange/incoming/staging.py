"""Entries that are kept as they came: staged ones wait for what is before them, forked ones for a person's decision."""

from collections.abc import Iterator

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import places
from app.archive.database.undecided import UNDECIDED_FORKS
from app.archive.journal.entry import Entry
from app.exchange.incoming.numbering import Placed

_COLUMNS = "previous, head, facts, facts_salt, personal, personal_salt, personal_hash"
_KEEP = "chain, seq, hash, previous, head, facts, facts_salt, personal, personal_salt, personal_hash, subject, seen_at"


def stage(database: peewee.Database, placed: Placed, subject: str | None, now: str) -> None:
    """Keep an entry that waits, unless it is kept already."""
    sql = f"INSERT INTO staged_entry ({_KEEP}) VALUES ({places(12)}) ON CONFLICT DO NOTHING"  # noqa: S608 a constant
    run(database, sql, (*_kept(placed), subject, now))


def keep_fork(database: peewee.Database, placed: Placed, subject: str | None, now: str, signer: str) -> bool:
    """Keep an entry of a chain that was continued twice; False where it is kept already."""
    sql = (
        f"INSERT INTO forked_entry ({_KEEP}, signer, decided_on, decision) "  # noqa: S608 a constant
        f"VALUES ({places(13)}, '', '') ON CONFLICT DO NOTHING"
    )
    return bool(run(database, sql, (*_kept(placed), subject, now, signer)).rowcount)


def staged_chains(database: peewee.Database) -> list[str]:
    """Return chains of which entries wait."""
    return [row[0] for row in run(database, "SELECT DISTINCT chain FROM staged_entry ORDER BY chain")]


def count_staged(database: peewee.Database, chain: str, first: int, last: int) -> int:
    """Return how many of these entries of a chain wait."""
    found = run(
        database, "SELECT count(DISTINCT seq) FROM staged_entry WHERE chain = %s AND seq BETWEEN %s AND %s", (chain, first, last)
    )
    row = found.fetchone()
    return 0 if row is None else int(row[0])


def staged_after(database: peewee.Database, chain: str, seq: int, previous: bytes) -> Placed | None:
    """Return the waiting entry that goes on where the chain ends here, or None."""
    sql = f"SELECT hash, {_COLUMNS} FROM staged_entry WHERE chain = %s AND seq = %s AND previous = %s"  # noqa: S608 a constant
    found = run(database, sql, (chain, seq + 1, previous.hex())).fetchone()
    return None if found is None else Placed(chain, seq + 1, bytes.fromhex(found[0]), _entry(found[1:]))


def staged_until(database: peewee.Database, chain: str, seq: int) -> Iterator[Placed]:
    """Waiting entries whose places are taken meanwhile."""
    sql = f"SELECT seq, hash, {_COLUMNS} FROM staged_entry WHERE chain = %s AND seq <= %s ORDER BY seq"  # noqa: S608 a constant
    for row in list(run(database, sql, (chain, seq))):
        yield Placed(chain, int(row[0]), bytes.fromhex(row[1]), _entry(row[2:]))


def forked_places(database: peewee.Database) -> list[tuple[str, int, str, str, str]]:
    """Chain, number, hash, when it was seen and who sent it, of every forked entry about which nobody decided yet."""
    sql = f"SELECT chain, seq, hash, seen_at, signer FROM {UNDECIDED_FORKS} AS fork ORDER BY chain, seq, hash"  # noqa: S608 a constant
    return [(row[0], int(row[1]), row[2], row[3], row[4]) for row in run(database, sql)]


def forked_entry(database: peewee.Database, chain: str, seq: int, digest: str) -> Placed:
    """Return a forked entry. Raises LookupError where there is none."""
    sql = f"SELECT {_COLUMNS} FROM forked_entry WHERE chain = %s AND seq = %s AND hash = %s"  # noqa: S608 a constant
    found = run(database, sql, (chain, seq, digest)).fetchone()
    if found is None:
        raise LookupError(digest)
    return Placed(chain, seq, bytes.fromhex(digest), _entry(found))


def unstage(database: peewee.Database, placed: Placed) -> None:
    """It waits no longer."""
    sql = "DELETE FROM staged_entry WHERE chain = %s AND seq = %s AND hash = %s"
    run(database, sql, (placed.chain, placed.seq, placed.hash.hex()))


def _kept(placed: Placed) -> tuple[object, ...]:
    entry = placed.entry
    parts = (entry.previous.hex(), entry.head.decode(), entry.facts.decode(), entry.facts_salt.hex())
    secret = None if entry.personal is None else entry.personal.decode()
    return (placed.chain, placed.seq, placed.hash.hex(), *parts, secret, _hex(entry.personal_salt), _hex(entry.personal_hash))


def _entry(row: tuple[str, str, str, str, str | None, str | None, str | None]) -> Entry:
    previous, head, facts, facts_salt, personal, personal_salt, personal_hash = row
    return Entry(
        bytes.fromhex(previous),
        head.encode(),
        facts.encode(),
        bytes.fromhex(facts_salt),
        None if personal is None else personal.encode(),
        None if personal_salt is None else bytes.fromhex(personal_salt),
        None if personal_hash is None else bytes.fromhex(personal_hash),
    )


def _hex(content: bytes | None) -> str | None:
    return None if content is None else content.hex()
