"""How this archive stands with each partner: what went there and what came, what is acknowledged, and what is missing."""

import json
from dataclasses import dataclass

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run, scalar
from app.exchange.correspondence.packages import (
    SeenPackage,
    SentPackage,
    numbers_missing,
    numbers_twice,
    packages_seen,
    packages_sent,
)
from app.exchange.correspondence.receipts import acknowledged, missing_blobs_of
from app.exchange.partners.chains import ChainOrigin, end_of, known_chains
from app.exchange.partners.trust import Partner, partners
from app.exchange.partners.visibility import visible_to

_WAITING = "SELECT count(*) FROM staged_entry JOIN chain ON chain.id = staged_entry.chain WHERE chain.station = %s"


@dataclass(frozen=True, slots=True)
class PartnerState:
    """`sent` and `seen` are the last packages each way. `unacknowledged` counts entries that the partner may have and did not
    acknowledge; `missing` and `twice` are (epoch, number) of its packages that never came, or came in two versions. `waiting`
    counts its entries that are here and wait for others: while there are none, later packages brought all that lost ones held.

    `refused` are (number, reason as it is kept) of packages from here that the partner refused, and `scans_missing` counts scans
    that it lacks, both by its newest receipt, which came at `receipt_at` ("" for none yet).
    """

    partner: Partner
    sent: SentPackage | None
    seen: SeenPackage | None
    unacknowledged: int
    waiting: int
    missing: tuple[tuple[str, int], ...]
    twice: tuple[tuple[str, int], ...]
    refused: tuple[tuple[int, str], ...]
    scans_missing: int
    receipt_at: str


def standings(archive: Archive) -> tuple[PartnerState, ...]:
    """Return everyone who was let in, those shut out last."""
    database = archive.database
    chains = known_chains(database)
    ends = {chain: end_of(database, chain).seq for chain in chains}
    known = sorted(partners(database, archive.station.id), key=lambda each: (each.revoked, each.role != "headquarters"))
    return tuple(_standing(database, chains, ends, each) for each in known)


def _standing(database: peewee.Database, chains: dict[str, ChainOrigin], ends: dict[str, int], partner: Partner) -> PartnerState:
    seen = packages_seen(database, partner.station)
    held = acknowledged(database, partner.station)
    visible = (chain for chain, origin in chains.items() if visible_to(origin, partner) and origin.station != partner.station)
    peer = run(database, "SELECT received_at, rejects FROM peer WHERE station = %s", (partner.station,)).fetchone()
    return PartnerState(
        partner=partner,
        sent=next(iter(packages_sent(database, partner.station)), None),
        seen=next(iter(seen), None),
        unacknowledged=sum(max(0, ends[chain] - held.get(chain, 0)) for chain in visible),
        waiting=int(str(scalar(database, _WAITING, (partner.station,)))),
        missing=numbers_missing(seen),
        twice=numbers_twice(seen),
        refused=() if peer is None else tuple((int(each[1]), str(each[3])) for each in json.loads(peer[1])),
        scans_missing=len(missing_blobs_of(database, chains, partner)),
        receipt_at="" if peer is None else str(peer[0]),
    )
