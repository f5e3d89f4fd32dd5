"""Receipts: how far an archive has each chain, which packages it saw, and what it lacks. They travel in packages."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import upsert
from app.archive.database.undecided import MISSING_SCANS
from app.archive.journal.chain import entry_at
from app.errors import InputError
from app.exchange.partners.chains import ChainOrigin, end_of
from app.exchange.partners.trust import Partner
from app.exchange.partners.visibility import visible_to

_MOST_SEEN = 200
_MOST_MISSING = 10_000
_HASH_DIGITS = 64
_PEER = upsert("peer", ("station",), ("epoch", "number", "received_at", "missing_blobs", "seen", "rejects"))
_ACKNOWLEDGED = upsert("acknowledged", ("station", "chain"), ("seq", "hash"))
_LACKING = f"""SELECT name FROM {MISSING_SCANS} AS missing WHERE chain IN (SELECT value FROM each_of(%s))
    ORDER BY name LIMIT %s"""  # noqa: S608 a constant
_SENDABLE = """SELECT value FROM each_of(%s) WHERE EXISTS (SELECT 1 FROM scan
    WHERE blob = value AND blob_key IS NOT NULL AND base_chain IN (SELECT value FROM each_of(%s)))"""


@dataclass(frozen=True, slots=True)
class PartnerReceipt:
    """What the other station says of itself.

    `vector`: chain → number and hash of the last entry applied there; `seen`: [epoch, number, status, reason] of packages that
    came from here; `missing_blobs`: names of scans that it lacks; `allotted`: [first, last] of numbers allotted to this station.
    """

    vector: Mapping[str, tuple[int, str]]
    seen: tuple[tuple[str, int, str, str], ...]
    missing_blobs: tuple[str, ...]
    allotted: tuple[tuple[int, int], ...]

    def as_json(self) -> dict[str, object]:
        """Return what is written into a manifest."""
        return {
            "vector": {chain: list(end) for chain, end in self.vector.items()},
            "seen": [list(each) for each in self.seen],
            "missing_blobs": list(self.missing_blobs),
            "allotted": [list(each) for each in self.allotted],
        }


def read_receipt(content: Mapping[str, Any]) -> PartnerReceipt:
    """Return the receipt of a manifest. Raises InputError for anything that no archive writes."""
    try:
        vector = {_text(chain): (_count(end[0]), _hash(end[1])) for chain, end in content["vector"].items()}
        seen = tuple((_text(each[0]), _count(each[1]), _text(each[2]), _text(each[3])) for each in content["seen"])
        allotted = tuple((_count(first), _count(last)) for first, last in content["allotted"])
        return PartnerReceipt(vector, seen, tuple(_hash(name) for name in content["missing_blobs"]), allotted)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise InputError.of("exchange.receipt_unreadable") from None


def receipt_for(database: peewee.Database, chains: Mapping[str, ChainOrigin], partner: Partner) -> PartnerReceipt:
    """Return what to tell a partner of this archive."""
    ends = {chain: end_of(database, chain) for chain, origin in chains.items() if visible_to(origin, partner)}
    seen = run(
        database,
        "SELECT epoch, number, status, reason FROM package_seen WHERE station = %s ORDER BY seen_at DESC, number DESC LIMIT %s",
        (partner.station, _MOST_SEEN),
    )
    missing = run(database, _LACKING, (_visible(chains, partner), _MOST_MISSING))
    allotted = run(database, "SELECT allotment.first, allotment.last FROM allotment WHERE station = %s", (partner.station,))
    return PartnerReceipt(
        vector={chain: (end.seq, end.hash.hex()) for chain, end in ends.items() if end.seq},
        seen=tuple((str(row[0]), int(row[1]), str(row[2]), str(row[3])) for row in seen),
        missing_blobs=tuple(str(row[0]) for row in missing),
        allotted=tuple((int(row[0]), int(row[1])) for row in allotted),
    )


def _visible(chains: Mapping[str, ChainOrigin], partner: Partner) -> str:
    return json.dumps([chain for chain, origin in chains.items() if visible_to(origin, partner)])


def sendable_scans(
    database: peewee.Database, chains: Mapping[str, ChainOrigin], partner: Partner, names: Iterable[str]
) -> tuple[str, ...]:
    """Return those of some scans that a partner may have, and of which anybody can still read something."""
    wanted = json.dumps(list(dict.fromkeys(names)))
    return tuple(str(row[0]) for row in run(database, _SENDABLE, (wanted, _visible(chains, partner))))


def take_receipt(database: peewee.Database, station: str, epoch: str, number: int, receipt: PartnerReceipt, now: str) -> None:
    """Note what a partner says in a package that was not seen before.

    Only an end that is the same here counts as arrived: one with another hash is of a chain that was continued twice. A receipt
    older than the one known was late, or comes from a copy of the partner's archive, which has less: it can only lower what
    counts as arrived, so that more is sent than needed rather than too little.
    """
    held = run(database, "SELECT epoch, number FROM peer WHERE station = %s", (station,)).fetchone()
    arrived = dict(_arrived(database, receipt))
    if held is not None and not _newer(database, str(held[0]), int(held[1]), epoch, number):
        for chain, seq in acknowledged(database, station).items():
            if arrived.get(chain, (0, ""))[0] < seq:
                _acknowledge(database, station, chain, arrived.get(chain))
        return
    run(database, "DELETE FROM acknowledged WHERE station = %s", (station,))
    for chain, end in arrived.items():
        _acknowledge(database, station, chain, end)
    run(
        database,
        _PEER,
        (
            *(station, epoch, number, now, json.dumps(receipt.missing_blobs), json.dumps(receipt.seen)),
            json.dumps([each for each in receipt.seen if each[3]]),
        ),
    )


def _arrived(database: peewee.Database, receipt: PartnerReceipt) -> Iterator[tuple[str, tuple[int, str]]]:
    for chain, (seq, digest) in receipt.vector.items():
        entry = entry_at(database, chain, seq)
        if entry is not None and entry.hash().hex() == digest:
            yield chain, (seq, digest)


def _acknowledge(database: peewee.Database, station: str, chain: str, end: tuple[int, str] | None) -> None:
    """Note that a partner has a chain up to an entry; without one that nothing is known of it."""
    if end is None:
        run(database, "DELETE FROM acknowledged WHERE station = %s AND chain = %s", (station, chain))
        return
    run(database, _ACKNOWLEDGED, (station, chain, *end))


def acknowledged(database: peewee.Database, station: str) -> dict[str, int]:
    """Return how far a partner has each chain, by its newest receipt."""
    return {row[0]: int(row[1]) for row in run(database, "SELECT chain, seq FROM acknowledged WHERE station = %s", (station,))}


def missing_blobs_of(database: peewee.Database, chains: Mapping[str, ChainOrigin], partner: Partner) -> tuple[str, ...]:
    """Scans that the partner said it lacks, of those that it may have."""
    found = run(database, "SELECT missing_blobs FROM peer WHERE station = %s", (partner.station,)).fetchone()
    return () if found is None else sendable_scans(database, chains, partner, json.loads(found[0]))


def _newer(database: peewee.Database, held_epoch: str, held_number: int, epoch: str, number: int) -> bool:
    """Return whether a receipt is newer than the one held: by its number within an epoch, by the order of epochs otherwise."""
    if epoch == held_epoch:
        return number > held_number
    earlier = held_epoch
    while earlier:
        found = run(database, "SELECT before_chain FROM chain WHERE id = %s", (earlier,)).fetchone()
        earlier = "" if found is None or found[0] is None else str(found[0])
        if earlier == epoch:
            return False
    return True


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("no text")
    return value


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError("no count")
    return value


def _hash(value: object) -> str:
    text = _text(value)
    if len(text) != _HASH_DIGITS or not set(text) <= set("0123456789abcdef"):
        raise ValueError("no hash")
    return text
