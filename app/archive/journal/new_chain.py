"""Chains: every archive begins one, and a copy begins its own, so that no two archives ever write the same chain."""

import secrets
from dataclasses import dataclass

import peewee

from app.archive.database.about import set_about
from app.archive.folder.anchor import ChainHead
from app.archive.journal.applying import apply_changes
from app.archive.journal.chain import append
from app.archive.journal.entry import BEGIN, NOTHING_BEFORE, Change, EntryHead, Stored
from app.archive.journal.layout import Layout
from app.archive.journal.rows import TableRows
from app.archive.journal.writing import Act, make_entry


@dataclass(frozen=True, slots=True)
class Station:
    """Whose archive it is. The id is random and stays; `code` is a label, `role` is `counter` or `headquarters`."""

    id: str
    code: str
    site: str
    role: str
    public_key: str


MAIN = "chain"
"""The name under which the archive knows the chain that it writes for its own site."""


def chain_name(station: Station, site: str | None) -> str:
    """Return the name under which the archive knows the chain that it writes for a site; headquarters writes one for each."""
    return MAIN if site is None or site == station.site else f"{MAIN} {site}"


def begin_chain(
    database: peewee.Database, layout: Layout, station: Station, act: Act, moment: str, before: ChainHead | None, name: str = MAIN
) -> ChainHead:
    """Write the first entry of a new chain, which names site, station, and where the chain before ended. Gives its head.

    With a chain `before` the archive is a copy: what the layout wants changed then (books frozen) is part of that entry.
    """
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
    if before is not None and name == MAIN and layout.on_copy is not None:
        changes += layout.on_copy(database, station.id, moment)
    entry = make_entry(ChainHead(chain, 0, NOTHING_BEFORE), head, changes, [])
    append(database, entry)
    apply_changes(TableRows(database), head, changes)
    set_about(database, name, chain)
    return ChainHead(chain, 1, entry.hash())
