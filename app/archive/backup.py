"""Backups: the database as it is at one moment, the key slots, and scans, once for all backups together, checked each time."""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import peewee

from app.archive.archive import USUAL, Archive, ArchiveSettings
from app.archive.database.about import about
from app.archive.database.connection import explained, one_moment
from app.archive.database.engine import engine_of
from app.archive.folder.anchor import Anchor
from app.archive.folder.blobs import Blobs
from app.archive.folder.files import furnished, write_whole
from app.archive.folder.keyring import ArchiveKey
from app.archive.folder.keyslots import KEYS
from app.archive.journal.chain import head_of, last_position
from app.archive.journal.writing import Clock
from app.archive.opening import DATABASE, connect, require_free, unlock
from app.archive.scan_files import NamedScan, named_scans
from app.errors import ArchiveError
from app.procedure.reason import Reason

Progress = Callable[[int, int], None]

_BLOBS = "blobs"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: its folder, the scans of the archive that are not whole, and how many copies of scans were damaged
    and were replaced, which says something of the disk that backups lie on.
    """

    folder: Path
    problems: tuple[Reason, ...]
    replaced: int


def back_up(archive: Archive, to: Path, clock: Clock, progress: Progress | None = None) -> Backup:
    """Copy the archive as it is now into a new folder below `to`; others may go on writing meanwhile.

    Scans go to `to/blobs`, each once however many backups there are. Each that a row names is read here and there: a copy that is
    damaged is replaced, and a scan that is not whole here never takes the place of a copy. `progress` is told bytes done and all
    bytes; what it raises cancels the backup and leaves no folder. Raises ArchiveError where nothing can be written.
    """
    told = progress or (lambda _done, _all: None)
    code = "".join(letter if letter.isalnum() else "_" for letter in archive.station.code)
    name = f"{code}-{clock():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    with furnished(to / name) as making, explained():
        with one_moment(archive.database):
            scans = named_scans(archive)
            behind = sum(scan.size for scan in scans)
            key = archive.key.derived("pages")
            engine_of(archive.database).copy_to(making / DATABASE, key, lambda done, whole: told(done, whole + behind))
        write_whole(making / KEYS, (archive.folder / KEYS).read_bytes())
        copies = _Copies(archive.blobs, Blobs(to / _BLOBS, archive.key))
        copies.bring_all(scans, (making / DATABASE).stat().st_size, told)
    return Backup(to / name, tuple(copies.problems), copies.replaced)


def restore(backup: Path, folder: Path, *, operator: str | None, password: str, settings: ArchiveSettings = USUAL) -> None:
    """Put a backup where an archive is to be. The first verb that writes there begins a new chain.

    Raises ArchiveError where there is an archive already, for what is no backup, and for a wrong password.
    """
    require_free(folder)
    if not (backup / DATABASE).is_file() or not (backup / KEYS).is_file():
        raise ArchiveError.of("archive.backup_foreign", folder=backup)
    with furnished(folder) as making:
        for name in (DATABASE, KEYS):
            write_whole(making / name, (backup / name).read_bytes())
        key = _begin_again(making, operator, password)
        source, scans = Blobs(backup.parent / _BLOBS, key), Blobs(making / _BLOBS, key)
        for blob in source.names():
            scans.keep(blob, source.path(blob).read_bytes())
        settings.mark(folder).forget()


def _begin_again(folder: Path, operator: str | None, password: str) -> ArchiveKey:
    """Anchor the restored state as it is: what came after it is known to be gone."""
    key, _keys, _slot = unlock(folder, operator, password)
    database = connect(folder, key, reading=False, busy_seconds=5)
    try:
        Anchor(folder, key).start(last_position(database), head_of(database, about(database, "chain") or ""))
    except peewee.DatabaseError as error:
        raise ArchiveError.of("archive.damaged", detail=error) from error
    finally:
        database.close_all()
    return key


class _Copies:
    """The scans of all backups in a folder, one file read at a time."""

    def __init__(self, source: Blobs, copies: Blobs) -> None:
        self._source = source
        self._copies = copies
        self.problems: list[Reason] = []
        self.replaced = 0

    def bring_all(self, scans: Sequence[NamedScan], done: int, told: Progress) -> None:
        """Bring every copy up to date; `done` bytes were copied before."""
        whole = done + sum(scan.size for scan in scans)
        for scan in scans:
            if not scan.is_to_come(self._source):
                self._bring(scan)
            done += scan.size
            told(done, whole)
        self._bring_unnamed({scan.blob for scan in scans})

    def _bring(self, scan: NamedScan) -> None:
        try:
            sealed = scan.sealed(self._source)
        except ArchiveError as error:
            self.problems.append(self._told_of(scan, error))
            return
        known = self._copies.holds(scan.blob)
        if not known or not self._is_copy(scan.blob, sealed):
            self._copies.keep(scan.blob, sealed)
            self.replaced += known

    def _is_copy(self, name: str, sealed: bytes) -> bool:
        try:
            return self._copies.path(name).read_bytes() == sealed
        except OSError:
            return False  # a sector that cannot be read any more

    def _told_of(self, scan: NamedScan, error: ArchiveError) -> Reason:
        """Whoever has the copy need not scan the paper again."""
        try:
            scan.sealed(self._copies)
        except ArchiveError:
            return error.reason
        return scan.told("archive.scan_whole_in_backup", folder=self._copies.folder.parent)

    def _bring_unnamed(self, named: Collection[str]) -> None:
        """Bring files that no row names with a key: of these nothing can be told but whether they are there."""
        for name in self._source.names():
            if name not in named and not self._copies.holds(name):
                try:
                    sealed = self._source.path(name).read_bytes()
                except OSError:
                    continue  # a verb or an import that was not kept may take it away meanwhile, and no row misses it
                self._copies.keep(name, sealed)
