"""Homes with two certificates in force: two counters, or one before and after a restore, did not know of each other (C1, C7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import peewee

from app.archive.database.connection import run
from app.archive.journal.entry import Base
from app.archive.journal.first_entry import first_entry
from app.desk.origins import Writer, writer_of


@dataclass(frozen=True, slots=True)
class _Issued:
    number: int
    row: str
    entry: Base
    case: str
    case_entry: Base
    opened_on: str
    ended_on: str | None


def certified_twice(database: peewee.Database) -> Iterator[tuple[int, tuple[Writer, ...]]]:
    """Yield each number that is in force beside a lower one of the same home, and who wrote the two, the lower first.

    A home that changed hands has two of them as well, one after the other; these are none. By number, so that every archive
    finds the same.
    """
    for _home, rows in groupby(list(run(database, _IN_FORCE)), key=lambda row: row[:2]):
        held = [_Issued(int(row[2]), str(row[3]), Base(*row[4:6]), str(row[6]), Base(*row[7:9]), *row[9:]) for row in rows]
        for lower, higher in pairwise(held):
            if _at_once(database, lower, higher):
                yield higher.number, (_writer(database, lower), _writer(database, higher))


_IN_FORCE = """SELECT unit_id, tenure, certificate.number, certificate.id, certificate.base_chain, certificate.base_seq,
        handover.id, handover.base_chain, handover.base_seq, opened_on, ended_on
    FROM certificate JOIN handover ON handover.id = certificate.case_id
    WHERE state = 'issued' AND (unit_id, tenure) IN (
        SELECT unit_id, tenure FROM certificate JOIN handover ON handover.id = certificate.case_id
        WHERE state = 'issued' GROUP BY unit_id, tenure HAVING count(*) > 1)
    ORDER BY unit_id, tenure, certificate.number"""


def _at_once(database: peewee.Database, one: _Issued, other: _Issued) -> bool:
    """Of one case, or of two that ran at the same time; within one chain that never is, so on one day they followed."""
    if one.case == other.case:
        return True
    first, second = sorted((one, other), key=lambda each: each.opened_on)
    if first.ended_on is not None and first.ended_on < second.opened_on:
        return False
    return _begun(database, one).chain != _begun(database, other).chain


def _begun(database: peewee.Database, issued: _Issued) -> Base:
    return first_entry(database, "handover", issued.case, issued.case_entry)


def _writer(database: peewee.Database, issued: _Issued) -> Writer:
    return writer_of(database, first_entry(database, "certificate", issued.row, issued.entry))
