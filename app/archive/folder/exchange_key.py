"""The key to what other archives encrypt for this one: an age X25519 identity, sealed under the archive key in `keys.json`."""

import secrets
from pathlib import Path

import peewee
import pyrage

from app.archive.database.about import about, set_about
from app.archive.database.connection import explained, one_writer
from app.archive.folder.key_rewriting import rewrite_keys
from app.archive.folder.keyring import ArchiveKey, decrypt, encrypt
from app.archive.folder.keyslots import KEYS, KeyFile, authenticate, read_keys
from app.errors import ArchiveError

_PURPOSE = "exchange"
_RECOVERY = "recovery_recipient"


def make_exchange_key(key: ArchiveKey, station: str) -> bytes:
    """Return a new identity for a station, sealed."""
    identity = str(pyrage.x25519.Identity.generate())
    return encrypt(key.derived(_PURPOSE), identity.encode(), station.encode(), secrets.token_bytes(12))


def open_exchange_key(key: ArchiveKey, keys: KeyFile) -> pyrage.x25519.Identity:
    """Return the identity that was sealed. Raises ArchiveError where it was changed."""
    text = decrypt(key.derived(_PURPOSE), keys.exchange, keys.station.id.encode())
    if text is None:
        raise ArchiveError.of("archive.keys_changed")
    return pyrage.x25519.Identity.from_str(text.decode())


def kept_exchange_key(database: peewee.Database, folder: Path, key: ArchiveKey, *, reading: bool) -> pyrage.x25519.Identity:
    """Return the archive's identity. An archive of before there were any is given one, unless it is open for reading.

    Raises ArchiveError where there is none, and where the key file is missing or was changed.
    """
    keys, body, code = read_keys(folder / KEYS)
    authenticate(key, body, code)
    if not keys.exchange:
        if reading:
            raise ArchiveError.of("archive.exchange_key_missing")
        keys = rewrite_keys(database, folder, key, lambda held: held.with_exchange(make_exchange_key(key, held.station.id)))
    return open_exchange_key(key, keys)


def make_recovery_key(database: peewee.Database) -> str:
    """Return a second identity that opens every package in the company: whoever is given it must keep it, for it is kept nowhere.

    Only its recipient stays, in place of the one before.
    """
    identity = pyrage.x25519.Identity.generate()
    with explained(), one_writer(database):
        set_about(database, _RECOVERY, str(identity.to_public()))
    return str(identity)


def recovery_recipient(database: peewee.Database) -> str:
    """Return the recipient of the archive's own recovery identity, "" where none was made."""
    return about(database, _RECOVERY) or ""
