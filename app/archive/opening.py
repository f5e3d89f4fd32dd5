"""Opening an archive: every way in which a folder is none, or is not to be used, gives one clear reason and changes nothing."""

import os
import stat
import sys
from pathlib import Path

import peewee

from app.archive.database.about import about
from app.archive.database.cipher import PAGE_SIZE, CipherDatabase
from app.archive.database.connection import refused
from app.archive.database.server import ServerDatabase
from app.archive.folder.anchor import ChainHead
from app.archive.folder.keyring import ArchiveKey
from app.archive.folder.keyslots import KEYS, KeyFile, Slot, authenticate, read_keys
from app.archive.folder.place import require_local
from app.archive.journal.chain import entry_at
from app.archive.journal.new_chain import Station
from app.archive.tables.machinery import Chain
from app.errors import ArchiveError
from app.procedure.reason import Reason

Connections = CipherDatabase | ServerDatabase
"""The connections of one archive to what keeps its tables."""

DATABASE = "archive.db"
_PLAIN_SQLITE = b"SQLite format 3\0"


def require_free(folder: Path) -> None:
    """Raise ArchiveError where an archive cannot be put: one is there, anything else is, or it would lie on a network share."""
    try:
        made, taken = (folder / DATABASE).exists(), folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise ArchiveError.of("archive.cannot_write", folder=folder, detail=error.strerror or error) from error
    if made:
        raise ArchiveError.of("archive.exists", folder=folder)
    if taken:
        raise ArchiveError.of("archive.not_empty", folder=folder)
    require_local(folder.absolute().parent)


def require_archive(folder: Path, *, reading: bool) -> None:
    """Raise ArchiveError where there is no archive in `folder`, or one that cannot be written although it is to be."""
    file = folder / DATABASE
    try:
        if not file.is_file():
            raise ArchiveError.of("archive.missing", folder=folder)
        with file.open("rb") as opened:
            start = opened.read(len(_PLAIN_SQLITE))
    except OSError as error:
        raise ArchiveError.of("archive.unreadable", file=file) from error
    if start == _PLAIN_SQLITE or file.stat().st_size < PAGE_SIZE:
        raise ArchiveError.of("archive.foreign", file=file)
    if not reading and not is_writable(folder):
        raise ArchiveError.of("archive.read_only", folder=folder)


def is_writable(folder: Path) -> bool:
    """Return whether the archive can be written. The mode counts for the administrator too, whom the system would let through."""
    paths = [folder / DATABASE]
    if sys.platform != "win32":  # there the mark on a folder means something else
        paths.append(folder)
    return all(os.access(path, os.W_OK) and path.stat().st_mode & stat.S_IWUSR for path in paths)


def unlock(folder: Path, operator: str | None, password: str) -> tuple[ArchiveKey, KeyFile, Slot]:
    """Return the archive key, by an operator's password. Raises ArchiveError."""
    keys, body, code = read_keys(folder / KEYS)
    key, slot = keys.unlock(operator, password)
    authenticate(key, body, code)
    return key, keys, slot


def new_database(folder: Path, key: ArchiveKey, server: str | None) -> Connections:
    """Return the empty database of an archive that is being made. Raises ArchiveError where the server holds one already."""
    if server is None:
        return CipherDatabase(folder / DATABASE, key.derived("pages"), mode="rwc")
    database = ServerDatabase(server)
    if database.has_table("entry"):
        database.close_all()
        raise ArchiveError.of("archive.exists", folder="PostgreSQL")
    return database


def connect_server(server: str, *, reading: bool, busy_seconds: float) -> ServerDatabase:
    """Return the database of a server, with a connection. Raises ArchiveError."""
    database = ServerDatabase(server, query_only=reading, busy_seconds=busy_seconds)
    database.connect()
    return database


def connect(folder: Path, key: ArchiveKey, *, reading: bool, busy_seconds: float) -> CipherDatabase:
    """Return the database, with a connection that has read its first pages. Raises ArchiveError."""
    file = folder / DATABASE
    fixed = reading and not is_writable(folder)
    mode = "ro&immutable=1" if fixed else "rw"
    database = CipherDatabase(file, key.derived("pages"), mode=mode, query_only=reading, busy_seconds=busy_seconds)
    try:
        database.connect()
        _require_whole(file, database)
    except peewee.DatabaseError as error:
        database.close_all()
        if "not a database" in str(error):
            raise ArchiveError.of("archive.foreign", file=file) from error
        raise refused(error) from error
    except ArchiveError:
        database.close_all()
        raise
    return database


def _require_whole(file: Path, database: CipherDatabase) -> None:
    log = file.with_name(file.name + "-wal")
    if log.exists() and log.stat().st_size:
        return  # what is missing at the end of the file may stand in the log
    size, pages = file.stat().st_size, database.count_pages()
    if size != pages * PAGE_SIZE:
        raise ArchiveError.of("archive.damaged", detail=f"{size} / {pages * PAGE_SIZE} B")


def read_station(database: peewee.Database) -> Station:
    """Return whose archive it is, by the first entry of its chain. Raises ArchiveError where none is named."""
    query = Chain.select().where(Chain.id == (about(database, "chain") or ""))
    found = list(query.execute(database))
    if not found:
        raise ArchiveError.of("archive.damaged", detail="chain")
    return _station(found[0])


def read_stations(database: peewee.Database) -> tuple[Station, ...]:
    """Return the stations of all chains, each once."""
    return tuple(dict.fromkeys(map(_station, Chain.select().order_by(Chain.id).execute(database))))


def _station(chain: Chain) -> Station:
    return Station(chain.station, chain.code, chain.site, chain.role, chain.public_key)


def anchor_problem(database: peewee.Database, noted: ChainHead | None) -> Reason | None:
    """Return why the journal is not what the anchor beside it says: entries are missing, so it is damaged or was restored.

    `noted` must have been read before the moment that the database shows: others may write meanwhile.
    """
    if noted is None:
        return Reason.of("archive.anchor_missing")
    entry = entry_at(database, noted.chain, noted.seq)
    if entry is None:
        return Reason.of("archive.behind_anchor", seq=noted.seq)
    if entry.hash() != noted.hash:
        return Reason.of("archive.other_than_anchor", seq=noted.seq)
    return None
