"""Making an archive: whole, or not at all."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from app.archive.database.about import set_about
from app.archive.database.cipher import require_sqlite
from app.archive.database.connection import explained, one_writer
from app.archive.database.identity import new_id
from app.archive.folder.anchor import Anchor
from app.archive.folder.exchange_key import make_exchange_key
from app.archive.folder.files import furnished
from app.archive.folder.keyring import KEY_BYTES, ArchiveKey
from app.archive.folder.keyslots import KEYS, KeyFile, Slot, StationKey
from app.archive.folder.mark import new_secret
from app.archive.journal.chain import last_position
from app.archive.journal.new_chain import Station, begin_chain
from app.archive.journal.schema import make_tables, require_migrations
from app.archive.journal.writing import Act, Clock, moment_text
from app.archive.opening import new_database, require_free
from app.archive.settings import ArchiveSettings


@dataclass(frozen=True, slots=True)
class Founding:
    """Whose archive it will be (`code` labels the station), and who gets the first password."""

    site: str
    code: str
    role: str
    operator: str
    password: str = field(repr=False)


def make_archive(folder: Path, named: Founding, clock: Clock, settings: ArchiveSettings) -> tuple[ArchiveKey, str]:
    """Make an archive in a folder that is not there yet or empty; return its key and the operator's id.

    It is furnished beside the folder and renamed, so that nothing half-made is ever found there. Raises ArchiveError.
    """
    require_sqlite()
    require_migrations(settings.layout)
    require_free(folder)
    key = ArchiveKey(secrets.token_bytes(KEY_BYTES))
    slot = Slot.wrap(key, new_id(clock()), named.operator, named.password, settings.cost)
    own = StationKey.make(key, new_id(clock()))
    keys = KeyFile(own, (slot,), make_exchange_key(key, own.id))
    station = Station(keys.station.id, named.code, named.site, named.role, keys.station.public.hex())
    secret = new_secret()
    with furnished(folder) as making, explained():
        _furnish(making, key, keys, station, slot.operator, clock, secret, settings)
    settings.mark(folder).settle(secret)
    return key, slot.operator


def _furnish(
    folder: Path,
    key: ArchiveKey,
    keys: KeyFile,
    station: Station,
    operator: str,
    clock: Clock,
    secret: str,
    settings: ArchiveSettings,
) -> None:
    """Put everything into the folder of a new archive."""
    database = new_database(folder, key, settings.server)
    try:
        make_tables(database, settings.layout)
        with one_writer(database):
            act = Act("begin", operator, station.code)
            head = begin_chain(database, settings.layout, station, act, moment_text(clock), before=None)
            set_about(database, "mark", secret)
        Anchor(folder, key).start(last_position(database), head)
        database.settle()
    finally:
        database.close_all()
    keys.write(folder / KEYS, key)
