"""Whom this archive trusts: those that it let in itself, and the counters that its headquarters let in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import peewee

from app.archive.database.connection import run
from app.archive.folder.exchange_key import recovery_recipient
from app.archive.journal.mandate import COUNTER, HEADQUARTERS

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Partner:
    """Another archive with its public keys. Revoked, it gets nothing and nothing is taken from it.

    `station` is its id, `code` its label; `recovery` is a second recipient of what is sent to headquarters, "" for none.
    """

    station: str
    code: str
    site: str
    role: str
    public_key: bytes
    recipient: str
    recovery: str
    revoked: bool


class _Admission(NamedTuple):
    by_station: str
    station: str
    code: str
    site: str
    role: str
    public_key: str
    recipient: str
    recovery: str
    revoked_on: str | None


# An admission counts only as the station that admits wrote it last: whoever else may write rows of its site cannot change it.
_ADMISSIONS = """SELECT by_station, admission.station, admission.code, admission.site, admission.role, admission.public_key,
    recipient, recovery, revoked_on
    FROM admission JOIN chain ON chain.id = admission.base_chain AND chain.station = by_station ORDER BY admission.line"""
_OWN = "SELECT site, role FROM chain WHERE station = %s AND role IN (%s, %s) LIMIT 1"


def partners(database: peewee.Database, own_station_id: str) -> tuple[Partner, ...]:
    """Return everyone known here, the revoked among them: first whom this archive let in or revoked, then whom the company
    let in.

    Whom the company revoked is revoked here too, whoever let them in. The archive itself is never among them.
    """
    found = own_partners(database, own_station_id)
    for station, partner in partners_of_company(database, own_station_id).items():
        held = found.setdefault(station, partner)
        if partner.revoked and not held.revoked:
            found[station] = replace(held, revoked=True)
    return tuple(found.values())


def own_partners(database: peewee.Database, own_station_id: str) -> dict[str, Partner]:
    """Return whom this archive let in or revoked itself, by id of their stations."""
    return _partners(each for each in _admissions(database) if each.by_station == own_station_id != each.station)


def partners_of_company(database: peewee.Database, own_station_id: str) -> dict[str, Partner]:
    """Return counters that the headquarters that this archive let in let in or revoked; to a counter only those of its own
    site."""
    let_in = own_partners(database, own_station_id).values()
    company = {partner.station for partner in let_in if partner.role == HEADQUARTERS and not partner.revoked}
    site = _site_of_counter(database, own_station_id)
    return _partners(
        each
        for each in _admissions(database)
        if each.by_station in company and each.role == COUNTER and site in {None, each.site} and each.station != own_station_id
    )


def recovery_recipients(database: peewee.Database, own_station_id: str) -> tuple[str, ...]:
    """Return the recipients of the company's recovery keys, for whom all that is sent is encrypted too: of the headquarters
    that this archive let in, and of its own where it is one. A counter has none to name.
    """
    company = (each for each in partners(database, own_station_id) if each.role == HEADQUARTERS and not each.revoked)
    known = (recovery_recipient(database), *(each.recovery for each in company))
    return tuple(dict.fromkeys(recipient for recipient in known if recipient))


def _admissions(database: peewee.Database) -> Iterator[_Admission]:
    return (_Admission(*row) for row in run(database, _ADMISSIONS))


def _partners(admissions: Iterable[_Admission]) -> dict[str, Partner]:
    """By station: as the first says, revoked where any says so; without those whose key is none."""
    found: dict[str, Partner] = {}
    for each in admissions:
        key = _key(each.public_key)
        if key is not None:
            partner = Partner(*each[1:5], key, each.recipient, each.recovery, each.revoked_on is not None)
            held = found.setdefault(each.station, partner)
            if partner.revoked and not held.revoked:
                found[each.station] = replace(held, revoked=True)
    return found


def _key(digits: str) -> bytes | None:
    try:
        key = bytes.fromhex(digits)
    except ValueError:
        return None
    return key if len(key) == _KEY_BYTES else None


def _site_of_counter(database: peewee.Database, station: str) -> str | None:
    """Return the site of a counter; None for headquarters."""
    row = run(database, _OWN, (station, COUNTER, HEADQUARTERS)).fetchone()
    return None if row is None or row[1] == HEADQUARTERS else str(row[0])
