"""Backups: the database as it is at one moment, the key slots, and every scan once for all backups together."""

import secrets
from collections.abc import Callable
from pathlib import Path

import peewee

from app.archive.archive import USUAL, Archive, ArchiveSettings
from app.archive.database.about import about
from app.archive.database.connection import CipherDatabase, explained, one_moment, raw, scalar
from app.archive.folder.anchor import Anchor
from app.archive.folder.files import furnished, write_whole
from app.archive.folder.keyslots import KEYS
from app.archive.journal.chain import head_of, last_position
from app.archive.journal.writing import Clock
from app.archive.opening import DATABASE, connect, require_free, unlock
from app.errors import ArchiveError

Progress = Callable[[int, int], None]

_BLOBS = "blobs"
_PAGES_A_STEP = 512


def back_up(archive: Archive, to: Path, clock: Clock, progress: Progress | None = None) -> Path:
    """Copy the archive as it is now into a new folder below `to` and give that folder; others may go on writing meanwhile.

    Scans go to `to/blobs`, each once however many backups there are. `progress` is told pages done and all pages; what it raises
    cancels the backup and nothing is left of it. Raises ArchiveError where nothing can be written.
    """
    code = "".join(letter if letter.isalnum() else "_" for letter in archive.station.code)
    name = f"{code}-{clock():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    with furnished(to / name) as making, explained():
        _copy_database(archive, making / DATABASE, progress or (lambda _done, _all: None))
        write_whole(making / KEYS, (archive.folder / KEYS).read_bytes())
        _copy_blobs(archive.folder / _BLOBS, to / _BLOBS)
    return to / name


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
        _begin_again(making, operator, password)
        _copy_blobs(backup.parent / _BLOBS, making / _BLOBS)
        settings.mark(folder).forget()


def _copy_database(archive: Archive, file: Path, told: Progress) -> None:
    target = CipherDatabase(file, archive.key.derived("pages"), mode="rwc")
    try:
        with one_moment(archive.database):
            # Only a transaction that has read something holds its moment. Without one each commit of another connection makes
            # SQLite begin the copy anew, which then never ends while others save.
            scalar(archive.database, "SELECT count(*) FROM sqlite_master")
            raw(archive.database).backup(
                raw(target), pages=_PAGES_A_STEP, progress=lambda _status, left, pages: told(pages - left, pages)
            )
    finally:
        target.close_all()


def _begin_again(folder: Path, operator: str | None, password: str) -> None:
    """Anchor the restored state as it is: what came after it is known to be gone."""
    key, _keys, _slot = unlock(folder, operator, password)
    database = connect(folder, key, reading=False, busy_seconds=5)
    try:
        Anchor(folder, key).start(last_position(database), head_of(database, about(database, "chain") or ""))
    except peewee.DatabaseError as error:
        raise ArchiveError.of("archive.damaged", detail=error) from error
    finally:
        database.close_all()


def _copy_blobs(source: Path, target: Path) -> None:
    """Every scan that is not there yet. A scan never changes, so its name is enough to know it."""
    for file in sorted(source.glob("??/*")):
        copy = target / file.parent.name / file.name
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_whole(copy, file.read_bytes())
