"""Chains: every archive begins one, and a copy begins its own, so that no two archives ever write the same chain."""

import secrets
from dataclasses import dataclass

import peewee

from app.archive.anchor import Head
from app.archive.applying import apply_changes
from app.archive.chain import append
from app.archive.entry import BEGIN, NOTHING_BEFORE, Change, EntryHead, Stored
from app.archive.layout import Layout
from app.archive.rows import TableRows
from app.archive.schema import set_about
from app.archive.writing import Act, make_entry


@dataclass(frozen=True, slots=True)
class Station:
    """Whose archive it is. The id is random and stays; `code` is a label, `role` is `counter` or `headquarters`."""

    id: str
    code: str
    site: str
    role: str
    public_key: str


def begin_chain(database: peewee.Database, layout: Layout, station: Station, act: Act, moment: str, before: Head | None) -> Head:
    """Write the first entry of a new chain, which names site, station, and where the chain before ended. Gives its head."""
    chain = secrets.token_hex(16)
    columns: dict[str, Stored] = {
        "site": station.site,
        "station": station.id,
        "code": station.code,
        "role": station.role,
        "public_key": station.public_key,
    }
    if before is not None:
        columns |= {"before_chain": before.chain, "before_seq": before.seq, "before_hash": before.hash.hex()}
    head = EntryHead(chain, 1, layout.schema, moment, act.operator, act.counter, BEGIN, None, None)
    changes = [Change("chain", chain, None, columns)]
    entry = make_entry(Head(chain, 0, NOTHING_BEFORE), head, changes, [])
    append(database, entry)
    apply_changes(TableRows(database), head, changes)
    set_about(database, "chain", chain)
    return Head(chain, 1, entry.hash())
