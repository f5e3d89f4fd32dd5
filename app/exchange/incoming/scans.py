"""Scans that come in a package: kept as they are, sealed, when the key that their row names opens them."""

from collections.abc import Iterable, Iterator, Sequence

import peewee

from app.archive.database.connection import run
from app.archive.folder.blobs import Blobs
from app.archive.journal.entry import Change

_NAMED = """SELECT blob, base_chain, base_seq FROM scan
    WHERE blob_key IS NOT NULL AND base_chain = %s AND base_seq > %s AND base_seq <= %s"""
_MISSING = "INSERT INTO blob_missing (name, chain, seq) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"


def note_lacking(database: peewee.Database, blobs: Blobs, changes: Iterable[Change], chain: str, seq: int) -> None:
    """Note which scans are not here of those that the changes of an entry add.

    When an entry of another branch comes, no row tells the keys of its scans, so that they are not kept.
    """
    for change in changes:
        name = change.columns.get("blob") if change.table == "scan" and change.columns.get("blob_key") else None
        if isinstance(name, str) and not blobs.holds(name):
            run(database, _MISSING, (name, chain, seq))


class ScansArriving:
    """Takes the scans of one package in; `undo` removes what it put there, for a transaction that is not kept."""

    def __init__(self, database: peewee.Database, blobs: Blobs) -> None:
        self._database = database
        self._blobs = blobs
        self._put: list[str] = []

    def take(self, scans: Iterable[tuple[str, Iterator[bytes]]]) -> int:
        """Keep the scans that rows name and that are whole; return how many are new."""
        for name, parts in scans:
            sealed = b"".join(parts)
            key = self._key_of(name)
            if key is not None and not self._blobs.holds(name) and self._blobs.put_sealed(name, key, sealed):
                self._put.append(name)
            if self._blobs.holds(name):
                run(self._database, "DELETE FROM blob_missing WHERE name = %s", (name,))
        return len(self._put)

    def note_missing(self, applied: Sequence[tuple[str, int, int]]) -> int:
        """Note which scans are not here of those that rows name which the entries applied wrote; return how many.

        `applied` is what `Receiver.applied` gives: the entries may have come with this package or have waited since another,
        whose scans could not be kept then, since no row told their keys.
        """
        count = 0
        for chain, before, last in applied:
            for row in list(run(self._database, _NAMED, (chain, before, last))):
                if not self._blobs.holds(row[0]):
                    count += run(self._database, _MISSING, row).rowcount
        return count

    @property
    def count(self) -> int:
        """How many scans are new."""
        return len(self._put)

    def undo(self) -> None:
        """Remove what was put there."""
        for name in self._put:
            self._blobs.destroy(name)
        self._put.clear()

    def _key_of(self, name: str) -> str | None:
        found = run(self._database, "SELECT blob_key FROM scan WHERE blob = %s AND blob_key IS NOT NULL", (name,)).fetchone()
        return None if found is None else str(found[0])
