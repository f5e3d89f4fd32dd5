"""The scans that rows name, and whether the file of each is there and whole: what `verify` tells and a backup copies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.folder.blobs import Blobs
from app.archive.journal.entry import DECIDE, Entry
from app.archive.tables.exchange import ScanTable
from app.errors import ArchiveError
from app.procedure.reason import Reason

_SCANS = """SELECT coalesce(handover.number, scan.case_id), unit.building, unit.entrance, unit.room,
        scan.paper, scan.size, scan.blob, scan.blob_key, EXISTS (SELECT 1 FROM blob_missing WHERE name = scan.blob)
    FROM scan LEFT JOIN handover ON handover.id = scan.case_id LEFT JOIN unit ON unit.id = handover.unit_id
    WHERE scan.blob_key IS NOT NULL ORDER BY handover.number, scan.id"""
_OF_STATION = """SELECT entry.chain, previous, stored_bytes(head), facts, facts_salt, personal, personal_salt, personal_hash
    FROM entry JOIN chain ON chain.id = entry.chain WHERE chain.station = %s AND contains(facts, %s)"""
_SCAN = b'"scan"'
_MISSING = "archive.blob_missing"


@dataclass(frozen=True, slots=True)
class NamedScan:
    """A scan whose key is still there: case (number and unit) and paper, its file, and how large it was when it was taken.

    `awaited`: an import noted that the file is still to come. `named_here`: this station named it, so that the name is a hash
    which can be computed again; of another station's only the key can tell, which authenticates content and name together.
    """

    case: str
    paper: str
    size: int
    blob: str
    key: str
    awaited: bool
    named_here: bool

    def sealed(self, blobs: Blobs) -> bytes:
        """Return its file as it lies in `blobs`. Raises ArchiveError, naming case and paper, where it is missing or not whole."""
        try:
            return blobs.sealed(self.blob, self.key, named_here=self.named_here)
        except ArchiveError as error:
            code = "archive.scan_missing" if error.reason.code == _MISSING else "archive.scan_damaged"
            raise ArchiveError(self.told(code)) from error

    def is_to_come(self, blobs: Blobs) -> bool:
        """Return whether the file is missing only because another station still has to send it."""
        return self.awaited and not blobs.holds(self.blob)

    def told(self, code: str, **more: object) -> Reason:
        """Return a reason that names case, paper and file."""
        return Reason.of(code, case=self.case, paper=f"paper:{self.paper}", file=f"blobs/{self.blob[:2]}/{self.blob}", **more)


def named_scans(archive: Archive) -> tuple[NamedScan, ...]:
    """Return every scan that a row names, removed ones among them, but for those whose key was destroyed with the personal data:
    nobody misses their files, and nothing can be said of those that are there.
    """
    if ScanTable not in archive.settings.layout.journaled:
        return ()
    here = _named_here(archive.database, archive.station.id)
    return tuple(
        NamedScan(" ".join(filter(None, household)), str(paper), int(size), str(blob), str(key), bool(awaited), blob in here)
        for *household, paper, size, blob, key, awaited in run(archive.database, _SCANS)
    )


def scan_problems(blobs: Blobs, scans: Sequence[NamedScan], step: Callable[[int], None]) -> Iterator[Reason]:
    """Read the file of each scan, one at a time; `step` is told how many are read."""
    for number, scan in enumerate(scans, 1):
        try:
            if not scan.is_to_come(blobs):
                scan.sealed(blobs)
        except ArchiveError as error:
            yield error.reason
        step(number)


def _named_here(database: peewee.Database, station: str) -> frozenset[str]:
    """Return the files that entries of this station added. By a decision it may also have written the row of another's scan."""
    names: set[str] = set()
    for chain, *parts in run(database, _OF_STATION, (station, _SCAN)):
        entry = Entry._make(parts)
        try:
            changes = [] if entry.read_head().verb == DECIDE else entry.changes(chain)
        except ValueError:
            continue  # a damaged entry is told where entries are checked, and must not keep scans from a backup
        names.update(str(change.columns["blob"]) for change in changes if change.table == "scan" and "blob" in change.columns)
    return frozenset(names)
