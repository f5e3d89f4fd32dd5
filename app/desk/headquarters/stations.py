"""Headquarters' view of its stations: last package, gaps, what waits, what is to be decided, what is not yet acknowledged.

A counter reads the same of those whom it let in. What is told is what this archive knows: a package on its way is not here yet.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import peewee

from app.archive.database.connection import one_moment, run
from app.archive.database.undecided import MISSING_SCANS, UNDECIDED_CHANGES, UNDECIDED_FORKS
from app.desk.desk import Desk
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True)
class LastPackage:
    """The package that came last from a station: its number, when (ISO text), what became of it, and why it was refused."""

    number: int
    seen_at: str
    status: str
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class StationState:
    """What is known of one station.

    `missing` are numbers of packages that never came, `twice` those that came in two versions (a copied archive), each with its
    epoch. `waiting` entries are here and not applied, `forked` ones wait for a decision, as do `conflicts` rows. While none wait,
    later packages brought all that was in missing ones: each begins behind what was acknowledged.
    `unacknowledged` entries of here have not arrived there by its last receipt.
    """

    station: str
    code: str
    site: str
    role: str
    is_shut_out: bool
    last: LastPackage | None
    missing: tuple[tuple[str, int], ...] = ()
    twice: tuple[tuple[str, int], ...] = ()
    waiting: int = 0
    forked: int = 0
    conflicts: int = 0
    scans_missing: int = 0
    unacknowledged: int = 0


def stations(desk: Desk) -> tuple[StationState, ...]:
    """Return every station that this archive let in, by site and label; those that were shut out too, since their entries are
    here."""
    database = desk.database
    with one_moment(database):
        counts = _Counts.read(database)
        rows = list(run(database, _LET_IN, (desk.archive.station.id,)))
        return tuple(_state(database, counts, *map(str, row[:4]), is_shut_out=row[4] is not None) for row in rows)


def unsynchronised(desk: Desk) -> int | None:
    """Return entries of this station that its headquarters has not acknowledged yet: 未同步 n.

    None where no headquarters was let in, and at headquarters itself: there is nobody to acknowledge.
    """
    found = run(desk.database, _OWN_UNACKNOWLEDGED, (desk.archive.station.id,) * 2)
    counts = [int(row[0]) for row in found]
    return max(counts) if counts else None


_LET_IN = """SELECT admission.station, code, site, role, revoked_on FROM admission WHERE by_station = %s ORDER BY site, code"""
_END = "(SELECT coalesce(max(seq), 0) FROM entry WHERE entry.chain = chain.id)"
_OWN_UNACKNOWLEDGED = f"""SELECT (SELECT coalesce(sum({_END} - coalesce(
        (SELECT seq FROM acknowledged WHERE acknowledged.station = admission.station AND chain = chain.id), 0)), 0)
    FROM chain WHERE chain.station = %s) FROM admission
    WHERE by_station = %s AND role = 'headquarters' AND revoked_on IS NULL"""  # noqa: S608 a constant
_UNACKNOWLEDGED = f"""SELECT coalesce(sum({_END} - coalesce(acknowledged.seq, 0)), 0) FROM chain
    LEFT JOIN acknowledged ON acknowledged.station = %s AND acknowledged.chain = chain.id
    WHERE chain.station <> %s AND ('headquarters' IN (chain.role, %s) OR chain.site = %s)"""  # noqa: S608 a constant


def _state(
    database: peewee.Database, counts: "_Counts", station: str, code: str, site: str, role: str, *, is_shut_out: bool
) -> StationState:
    unacknowledged = run(database, _UNACKNOWLEDGED, (station, station, role, site)).fetchone()
    return StationState(
        station=station,
        code=code,
        site=site,
        role=role,
        is_shut_out=is_shut_out,
        last=_last(database, station),
        missing=_numbers(database, _MISSING, station),
        twice=_numbers(database, _TWICE, station),
        waiting=counts.waiting.get(station, 0),
        forked=counts.forked.get(station, 0),
        conflicts=counts.conflicts.get(station, 0),
        scans_missing=counts.scans_missing.get(station, 0),
        unacknowledged=0 if is_shut_out or unacknowledged is None else int(unacknowledged[0]),
    )


# A package names the one before it to the same addressee: so one that never came is known by the next.
_MISSING = """SELECT DISTINCT epoch, before_number FROM package_seen AS later WHERE station = %s AND before_number > 0
    AND NOT EXISTS (SELECT 1 FROM package_seen AS here WHERE here.station = later.station AND here.epoch = later.epoch
        AND here.number = later.before_number AND here.status <> 'refused') ORDER BY epoch, before_number"""
_TWICE = """SELECT epoch, number FROM package_seen WHERE station = %s
    GROUP BY epoch, number HAVING count(DISTINCT sha256) > 1 ORDER BY epoch, number"""
_LAST = """SELECT number, seen_at, status, reason FROM package_seen WHERE station = %s
    ORDER BY seen_at DESC, number DESC LIMIT 1"""


def _numbers(database: peewee.Database, sql: str, station: str) -> tuple[tuple[str, int], ...]:
    return tuple((str(epoch), int(number)) for epoch, number in run(database, sql, (station,)))


def _last(database: peewee.Database, station: str) -> LastPackage | None:
    found = run(database, _LAST, (station,)).fetchone()
    if found is None:
        return None
    number, seen_at, status, reason = found
    return LastPackage(int(number), str(seen_at), str(status), _reason(str(reason)))


def _reason(text: str) -> Reason | None:
    if not text:
        return None
    code, params = json.loads(text)
    return Reason(str(code), tuple((str(name), str(value)) for name, value in params))


@dataclass(frozen=True, slots=True)
class _Counts:
    """By the station whose chain it is: what waits here, and for whom."""

    waiting: Mapping[str, int]
    forked: Mapping[str, int]
    conflicts: Mapping[str, int]
    scans_missing: Mapping[str, int]

    @classmethod
    def read(cls, database: peewee.Database) -> "_Counts":
        return cls(*(_by_station(run(database, sql)) for sql in (_WAITING, _FORKED, _CONFLICTS, _SCANS)))


def _by_station(rows: Iterable[tuple[object, ...]]) -> dict[str, int]:
    return {str(station): int(str(count)) for station, count in rows}


_WAITING = "SELECT station, count(*) FROM staged_entry JOIN chain ON chain.id = staged_entry.chain GROUP BY station"
_FORKED = f"""SELECT station, count(*) FROM {UNDECIDED_FORKS} AS fork JOIN chain ON chain.id = fork.chain
    GROUP BY station"""  # noqa: S608 a constant
_CONFLICTS = f"""SELECT station, count(DISTINCT row_table || ' ' || row_id) FROM {UNDECIDED_CHANGES} AS change
    JOIN chain ON chain.id = change.chain GROUP BY station"""  # noqa: S608 a constant
_SCANS = f"""SELECT station, count(*) FROM {MISSING_SCANS} AS missing JOIN chain ON chain.id = missing.chain
    GROUP BY station"""  # noqa: S608 a constant


@dataclass(frozen=True, slots=True)
class Attention:
    """All that waits in this archive, over all stations: `strangers` are entries of chains that begin with none that is here."""

    waiting: int
    strangers: int
    forked: int
    conflicts: int
    scans_missing: int


def attention(desk: Desk) -> Attention:
    """Return what waits, in total; rows that two stations wrote differently count once."""
    found = run(desk.database, _ATTENTION).fetchone()
    return Attention(*(0, 0, 0, 0, 0) if found is None else map(int, found))


_ATTENTION = f"""SELECT (SELECT count(*) FROM staged_entry),
    (SELECT count(*) FROM staged_entry WHERE chain NOT IN (SELECT id FROM chain)),
    (SELECT count(*) FROM {UNDECIDED_FORKS} AS fork),
    (SELECT count(DISTINCT row_table || ' ' || row_id) FROM {UNDECIDED_CHANGES} AS change),
    (SELECT count(*) FROM {MISSING_SCANS} AS missing)"""  # noqa: S608 a constant
