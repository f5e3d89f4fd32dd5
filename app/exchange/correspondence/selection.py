"""What goes into a package: of each chain all that the partner's receipts have not acknowledged, in the order of applying."""

import heapq
import json
from collections.abc import Iterator, Mapping

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.journal.chain import entry_at
from app.archive.journal.entry import NOTHING_BEFORE
from app.exchange.correspondence.receipts import acknowledged
from app.exchange.correspondence.seals import last_seal, make_seal
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.manifest import Segment
from app.exchange.partners.chains import ChainEnd, ChainOrigin, end_of
from app.exchange.partners.trust import Partner
from app.exchange.partners.visibility import visible_to

_ENTRIES = """SELECT position, stored_bytes(head), facts, facts_salt, personal, personal_salt, personal_hash FROM entry
    WHERE chain = %s AND seq BETWEEN %s AND %s ORDER BY seq"""
_SCAN = b'"scan"'


def segments_for(archive: Archive, chains: Mapping[str, ChainOrigin], partner: Partner) -> tuple[Segment, ...]:
    """Return one segment for each chain of which the partner lacks something, sealed by the station whose chain it is."""
    known = acknowledged(archive.database, partner.station)
    made = (_segment(archive, origin, known.get(chain, 0)) for chain, origin in chains.items() if visible_to(origin, partner))
    return tuple(segment for segment in made if segment is not None)


def _segment(archive: Archive, origin: ChainOrigin, known: int) -> Segment | None:
    chain, database = origin.chain, archive.database
    end = end_of(database, chain)
    if end.seq <= known:
        return None
    if origin.station == archive.station.id:
        sealed: tuple[ChainEnd, str] | None = (end, make_seal(archive, chain, end))
    else:
        sealed = last_seal(database, chain, end)
    if sealed is None or sealed[0].seq <= known:
        return None
    before = entry_at(database, chain, known) if known else None
    return Segment(
        chain=chain,
        first=known + 1,
        last=sealed[0].seq,
        before=(NOTHING_BEFORE if before is None else before.hash()).hex(),
        after=sealed[0].hash.hex(),
        seal=sealed[1],
    )


def entries_of(database: peewee.Database, segments: tuple[Segment, ...]) -> Iterator[WireEntry]:
    """Yield the entries of the segments, in the order in which they were applied here: what rests on another comes behind it."""
    streams = (_stream(database, index, segment) for index, segment in enumerate(segments))
    return (entry for _position, entry in heapq.merge(*streams, key=_position))


def _position(placed: tuple[int, WireEntry]) -> int:
    return placed[0]


def _stream(database: peewee.Database, index: int, segment: Segment) -> Iterator[tuple[int, WireEntry]]:
    for position, *parts in run(database, _ENTRIES, (segment.chain, segment.first, segment.last)):
        yield position, WireEntry(index, *parts)


def scans_named(database: peewee.Database, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """Return the scans that entries of the segments add, by name; their files go along."""
    sql = "SELECT facts FROM entry WHERE chain = %s AND seq BETWEEN %s AND %s AND contains(facts, %s) ORDER BY seq"
    names: dict[str, None] = {}
    for segment in segments:
        for (facts,) in run(database, sql, (segment.chain, segment.first, segment.last, _SCAN)):
            for table, _identifier, _base, columns in json.loads(facts):
                if table == "scan" and columns.get("blob"):
                    names[str(columns["blob"])] = None
    return tuple(names)
