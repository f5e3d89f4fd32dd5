"""Packages written and packages seen: their numbers, so that one which never arrived is noticed."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import places
from app.exchange.package.header import Before
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class SentPackage:
    """A package that was written for a partner. `bytes` is 0 for one that was never finished."""

    epoch: str
    number: int
    station: str
    sha256: str
    file: str
    entries: int
    bytes: int
    sent_at: str


@dataclass(frozen=True, slots=True)
class SeenPackage:
    """A package that came from a partner, and what became of it."""

    station: str
    epoch: str
    number: int
    sha256: str
    before_number: int
    file: str
    status: str
    entries: int
    changed: int
    conflicts: int
    reason: str
    seen_at: str


def reserve_number(database: peewee.Database, epoch: str, station: str, now: str) -> int:
    """Return the next package number of an epoch, taken for a partner: numbers run on over all of them."""
    found = run(database, "SELECT max(number) FROM package_sent WHERE epoch = %s", (epoch,)).fetchone()
    number = 1 if found is None or found[0] is None else int(found[0]) + 1
    run(
        database,
        "INSERT INTO package_sent (epoch, number, station, sha256, file, entries, bytes, sent_at) "
        "VALUES (%s, %s, %s, '', '', 0, 0, %s)",
        (epoch, number, station, now),
    )
    return number


def note_sent(database: peewee.Database, sent: SentPackage) -> None:
    """A package is finished and stands where it was to stand."""
    run(
        database,
        "UPDATE package_sent SET sha256 = %s, file = %s, entries = %s, bytes = %s, sent_at = %s WHERE epoch = %s AND number = %s",
        (sent.sha256, sent.file, sent.entries, sent.bytes, sent.sent_at, sent.epoch, sent.number),
    )


def last_sent(database: peewee.Database, epoch: str, station: str) -> Before:
    """Return the last finished package of the epoch for a partner."""
    found = run(
        database,
        "SELECT number, sha256 FROM package_sent WHERE epoch = %s AND station = %s AND bytes > 0 ORDER BY number DESC LIMIT 1",
        (epoch, station),
    ).fetchone()
    return Before() if found is None else Before(int(found[0]), str(found[1]))


def packages_sent(database: peewee.Database, station: str) -> tuple[SentPackage, ...]:
    """Return what was written for a partner, the last first."""
    sql = (
        "SELECT epoch, number, station, sha256, file, entries, bytes, sent_at FROM package_sent "
        "WHERE station = %s AND bytes > 0 ORDER BY line DESC"
    )
    return tuple(SentPackage(*row) for row in run(database, sql, (station,)))


def note_seen(database: peewee.Database, seen: SeenPackage) -> None:
    """Note what became of a package; one that brought something keeps that when it comes again and brings nothing.

    What waited and is here without it now has been taken in.
    """
    names = [field.name for field in fields(SeenPackage)]
    largest = ", ".join(
        f"{name} = CASE WHEN excluded.{name} > package_seen.{name} THEN excluded.{name} ELSE package_seen.{name} END"
        for name in ("entries", "changed", "conflicts")
    )
    run(
        database,
        f"INSERT INTO package_seen ({', '.join(names)}) VALUES ({places(len(names))}) "  # noqa: S608 fixed names
        "ON CONFLICT (station, epoch, number, sha256) DO UPDATE SET status = CASE WHEN package_seen.status = 'waiting' "
        f"AND excluded.status = 'nothing_new' THEN 'imported' ELSE excluded.status END, {largest}, "
        "reason = excluded.reason, seen_at = excluded.seen_at "
        "WHERE excluded.entries > 0 OR package_seen.status IN ('refused', 'waiting', 'nothing_new')",
        astuple(seen),
    )


def is_seen(database: peewee.Database, station: str, sha256: str) -> bool:
    """Return whether the package was taken in before."""
    sql = "SELECT 1 FROM package_seen WHERE station = %s AND sha256 = %s AND status <> 'refused'"
    return run(database, sql, (station, sha256)).fetchone() is not None


def packages_seen(database: peewee.Database, station: str) -> tuple[SeenPackage, ...]:
    """Return what came from a partner, the last first."""
    sql = (
        "SELECT station, epoch, number, sha256, before_number, file, status, entries, changed, conflicts, reason, seen_at "
        "FROM package_seen WHERE station = %s ORDER BY seen_at DESC, number DESC"
    )
    return tuple(SeenPackage(*row) for row in run(database, sql, (station,)))


def numbers_missing(seen: Sequence[SeenPackage]) -> tuple[tuple[str, int], ...]:
    """Return epoch and number of packages that another names as the one before it, and that never came."""
    here = {(each.epoch, each.number) for each in seen if each.status != "refused"}
    named = {(each.epoch, each.before_number) for each in seen if each.before_number}
    return tuple(sorted(named - here))


def numbers_twice(seen: Sequence[SeenPackage]) -> tuple[tuple[str, int], ...]:
    """Return epoch and number that two different packages bear: the station was copied."""
    digests: dict[tuple[str, int], set[str]] = {}
    for each in seen:
        digests.setdefault((each.epoch, each.number), set()).add(each.sha256)
    return tuple(sorted(key for key, known in digests.items() if len(known) > 1))


def reason_text(reason: Reason) -> str:
    """Return a reason as it is kept."""
    return json.dumps([reason.code, reason.params], ensure_ascii=False, default=str)
