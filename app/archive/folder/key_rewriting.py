"""The key file changed: whole, and by one at a time."""

from collections.abc import Callable
from pathlib import Path

import peewee

from app.archive.database.connection import explained, one_writer
from app.archive.folder.keyring import ArchiveKey
from app.archive.folder.keyslots import KEYS, KeyFile, authenticate, read_keys
from app.errors import ArchiveError


def rewrite_keys(database: peewee.Database, folder: Path, key: ArchiveKey, change: Callable[[KeyFile], KeyFile]) -> KeyFile:
    """Put a changed key file in place of the old one, and give it. Raises ArchiveError, and then has changed nothing."""
    # The database's own lock keeps two processes from writing over each other's slots; within a verb it is the verb's.
    with explained(), one_writer(database):
        keys, body, code = read_keys(folder / KEYS)
        authenticate(key, body, code)
        changed = change(keys)
        if changed != keys:
            write_keys(changed, folder, key)
    return changed


def write_keys(keys: KeyFile, folder: Path, key: ArchiveKey) -> None:
    """Write the key file. Raises ArchiveError where the disk does not take it."""
    try:
        keys.write(folder / KEYS, key)
    except OSError as error:
        raise ArchiveError.of("archive.cannot_write", folder=folder, detail=error.strerror or error) from error
