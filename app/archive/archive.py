"""An archive: one folder with the encrypted database, the key slots, the anchor and the blobs."""

from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType

import peewee
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from app.archive.database.cipher import require_sqlite
from app.archive.database.connection import DATABASE_ERRORS, explained
from app.archive.database.drafts import Drafts
from app.archive.folder.anchor import Anchor, ChainHead
from app.archive.folder.blobs import Blobs
from app.archive.folder.exchange_key import kept_exchange_key
from app.archive.folder.keyring import ArchiveKey
from app.archive.folder.keyslots import KEYS, authenticate, read_keys
from app.archive.folder.place import require_local
from app.archive.journal.chain import entry_at
from app.archive.journal.journal import Clock, Derive, Journal, no_derive
from app.archive.journal.new_chain import Station
from app.archive.journal.schema import migrate, require_migrations
from app.archive.making import Founding, make_archive
from app.archive.opening import (
    Connections,
    anchor_problem,
    connect,
    connect_server,
    read_station,
    read_stations,
    require_archive,
    unlock,
)
from app.archive.settings import USUAL, ArchiveSettings
from app.errors import ArchiveError
from app.procedure.reason import Reason

__all__ = ["USUAL", "Archive", "ArchiveSettings"]


class Archive:
    """An open archive. One process may have several, and several threads may use one."""

    def __init__(
        self,
        folder: Path,
        database: Connections,
        key: ArchiveKey,
        operator: str,
        *,
        clock: Clock,
        derive: Derive,
        reading: bool,
        settings: ArchiveSettings,
    ) -> None:
        self.folder = folder
        self.database: peewee.Database = database
        self.operator = operator
        self.key = key
        self.settings = settings
        self.reading = reading
        self.station = read_station(database)
        self.anchor = Anchor(folder, key)
        self.blobs = Blobs(folder / "blobs", key)
        self.drafts = Drafts(database)
        self.journal = Journal(
            database,
            settings.layout,
            self.station,
            anchor=self.anchor,
            mark=settings.mark(folder),
            clock=clock,
            derive=derive,
            reading=reading,
        )
        self.derive = derive
        self._clock = clock
        self._connections: Connections | None = database

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        site: str,
        station: str,
        role: str = "counter",
        operator: str,
        password: str,
        clock: Clock,
        derive: Derive = no_derive,
        settings: ArchiveSettings = USUAL,
    ) -> "Archive":
        """Make an archive in a folder that is not there yet or empty; `operator` (a name) gets the first password.

        `station` is the station's code. Raises ArchiveError, and then leaves nothing behind.
        """
        named = Founding(site=site, code=station, role=role, operator=operator, password=password)
        key, identifier = make_archive(folder, named, clock, settings)
        return cls._opened(folder, key, identifier, clock=clock, derive=derive, reading=False, settings=settings)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        operator: str | None,
        password: str,
        clock: Clock,
        derive: Derive = no_derive,
        reading: bool = False,
        settings: ArchiveSettings = USUAL,
    ) -> "Archive":
        """Open an archive; without `operator` (a name or id) the password is that of the one whom `create` made.

        For `reading` nothing is ever written, and an archive that fell behind its anchor opens too (see `problem`).
        Raises ArchiveError, and then has changed nothing.
        """
        require_migrations(settings.layout)
        if settings.server is None:
            require_sqlite()
            require_archive(folder, reading=reading)
            require_local(folder)
        key, _keys, slot = unlock(folder, operator, password)
        return cls._opened(folder, key, slot.operator, clock=clock, derive=derive, reading=reading, settings=settings)

    @classmethod
    def _opened(
        cls,
        folder: Path,
        key: ArchiveKey,
        operator: str,
        *,
        clock: Clock,
        derive: Derive,
        reading: bool,
        settings: ArchiveSettings,
    ) -> "Archive":
        if settings.server is None:
            database: Connections = connect(folder, key, reading=reading, busy_seconds=settings.busy_seconds)
        else:
            database = connect_server(settings.server, reading=reading, busy_seconds=settings.busy_seconds)
        try:
            with explained():
                migrate(database, settings.layout, reading=reading)
                archive = cls(folder, database, key, operator, clock=clock, derive=derive, reading=reading, settings=settings)
                problem = None if reading else archive.problem()
            if problem is not None and problem.code != "archive.anchor_missing":
                raise ArchiveError(problem)
        except BaseException:
            database.close_all()
            raise
        return archive

    def again(self, derive: Derive) -> "Archive":
        """Return the same archive opened once more, for work in a thread of its own; `derive` is what that thread derives with.

        It is to this one what another process would be. Raises ArchiveError as `open` does.
        """
        return self._opened(
            self.folder,
            self.key,
            self.operator,
            clock=self._clock,
            derive=derive,
            reading=self.reading,
            settings=self.settings,
        )

    def problem(self) -> Reason | None:
        """Return why the journal is not what the anchor beside it says, or None."""
        return anchor_problem(self.database, self.anchor.read())

    def clock_went_back(self) -> Reason | None:
        """Told when the clock now shows less than the journal's last entry, so that a person can set it right; else None."""
        head = self.head()
        last = entry_at(self.database, head.chain, head.seq)
        now = self._clock()
        if last is None or now >= datetime.fromisoformat(before := last.read_head().time):
            return None
        return Reason.of("archive.clock_went_back", seq=head.seq, before=before, time=now.isoformat())

    def head(self) -> ChainHead:
        """Return the last entry of the station's chain."""
        return self.journal.head()

    def sign(self, message: bytes) -> bytes:
        """Return the station's Ed25519 signature, 64 bytes. A message begins with what it is, so that none is taken for another.

        Raises ArchiveError where the key file is missing or was changed.
        """
        return self._station_key.sign(message)

    def stations(self) -> tuple[Station, ...]:
        """Return every station that wrote a chain of this archive, with its public key."""
        return read_stations(self.database)

    def exchange_identity(self) -> str:
        """Return the age identity that opens what others encrypt for this archive. It is a secret.

        Raises ArchiveError where the key file is missing or was changed, or has none and the archive is open for reading.
        """
        return str(self._exchange_key)

    def exchange_recipient(self) -> str:
        """Return the age recipient for whom others encrypt; it is no secret. Raises ArchiveError as `exchange_identity` does."""
        return str(self._exchange_key.to_public())

    @cached_property
    def _exchange_key(self) -> x25519.Identity:
        return kept_exchange_key(self.database, self.folder, self.key, reading=self.reading)

    @cached_property
    def _station_key(self) -> Ed25519PrivateKey:
        keys, body, code = read_keys(self.folder / KEYS)
        authenticate(self.key, body, code)
        return keys.station.private(self.key)

    def close(self) -> None:
        """Write the log back into the archive and close every connection. Closing twice does nothing more."""
        connections, self._connections = self._connections, None
        if connections is None:
            return
        try:
            if not self.reading:
                # What cannot be written back now stays in the log, whole, until the archive is opened again.
                with suppress(*DATABASE_ERRORS, ArchiveError):
                    self.journal.settle()
                    connections.settle()
        finally:
            connections.close_all()
            self.anchor.close()

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
