"""Where a row came from: the station that first wrote it, whoever changed it since."""

from dataclasses import dataclass
from typing import Literal

import peewee

from app.archive.database.about import about
from app.archive.database.connection import run, scalar
from app.archive.journal.entry import Base
from app.archive.journal.first_entry import first_entry
from app.archive.journal.new_chain import MAIN


@dataclass(frozen=True, slots=True)
class OriginStation:
    """A station by its random id, its label and its site."""

    station: str
    code: str
    site: str


NOBODY = OriginStation("", "", "")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote an entry: at which station and counter, the operator's id, when (ISO text with offset), and its place here."""

    origin: OriginStation
    counter: str
    operator: str
    time: str
    position: int


def own_station(database: peewee.Database) -> str:
    """Return the id of the station whose archive this is."""
    return str(scalar(database, "SELECT station FROM chain WHERE id = %s", (about(database, MAIN) or "",)) or "")


def chain_origins(database: peewee.Database, role: str | None = None) -> dict[str, OriginStation]:
    """Return whose each chain (of that role) is, by its id; one that headquarters writes for a site bears that site."""
    rows = run(database, "SELECT id, station, code, site FROM chain WHERE role = coalesce(%s, role) ORDER BY line", (role,))
    return {row[0]: OriginStation(str(row[1]), str(row[2]), str(row[3])) for row in rows}


def own_rows(
    database: peewee.Database, table: Literal["lot", "certificate_book"], where: str = "", values: tuple[object, ...] = ()
) -> frozenset[str]:
    """Return the ids of rows that this station was the first to write, whoever changed them since.

    `where` is SQL behind the table's name; it never holds what a person typed.
    """
    own, chains = own_station(database), chain_origins(database)
    rows = list(run(database, f"SELECT id, base_chain, base_seq FROM {table} {where}", values))  # noqa: S608 fixed names
    return frozenset(
        row
        for row, chain, seq in rows
        if chains.get(chain, NOBODY).station == own
        or chains.get(first_entry(database, table, row, Base(chain, seq)).chain, NOBODY).station == own
    )


def writer_of(database: peewee.Database, entry: Base) -> Writer:
    """Return who wrote an entry of this archive; nobody where it is not here."""
    found = run(database, _WRITER, entry).fetchone()
    if found is None:
        return Writer(NOBODY, "", "", "", 0)
    station, code, site, counter, operator, time, position = found
    return Writer(OriginStation(str(station), str(code), str(site)), str(counter), str(operator), str(time), int(position))


_WRITER = """SELECT chain.station, chain.code, chain.site, entry.counter, entry.operator, entry.time, position
    FROM entry JOIN chain ON chain.id = entry.chain WHERE entry.chain = %s AND entry.seq = %s"""
