"""age around the stream of a package: the library pulls what it encrypts, and pushes what it decrypts out of a thread."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from threading import Thread
from typing import Protocol

import pyrage

from app.errors import InputError
from app.exchange.package.content_error import CannotDecryptError, ContentError
from app.exchange.package.pipe import Conduit, ReaderGoneError

_BODY = "age"
_WRONG_KEY = "No matching keys"


class Source(Protocol):
    """What gives so many bytes, fewer only at the end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, none at the end."""


def encrypt(pieces: Generator[bytes, None, None], write: Callable[[bytes], object], recipients: Sequence[str]) -> None:
    """Write `pieces`, encrypted for each of the recipients. Whatever `pieces` or `write` raise comes out as it is."""
    try:
        readers = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as error:
        raise InputError.of("package.recipient_unusable") from error
    if not readers:
        raise InputError.of("package.recipient_unusable")
    with closing(pieces):
        pulled = _Pulled(pieces, write)
        try:
            pyrage.encrypt_io(pulled, pulled, readers)
        except (pyrage.EncryptError, OSError) as error:
            raise pulled.raised or error from None
        if pulled.raised is not None:
            raise pulled.raised  # the library lets the failure of its very last write go by


@contextmanager
def decrypted(source: Source, identities: Sequence[str]) -> Iterator[Callable[[int], bytes]]:
    """What gives the plain bytes, so many at once, fewer only at the end. They are made within the block, only as they are read.

    Raises, while being read, CannotDecryptError where no identity fits, ContentError where something was changed, and OSError as
    the source does.
    """
    conduit = Conduit()
    thread = Thread(target=_decrypt, args=(source, identities, conduit), name="package", daemon=True)
    thread.start()
    try:
        yield conduit.read
    finally:
        conduit.close()
        thread.join()


class _Pulled:
    """The pieces as a file to read from and the target as one to write to; keeps what either of them raises."""

    def __init__(self, pieces: Iterator[bytes], write: Callable[[bytes], object]) -> None:
        self._pieces = pieces
        self._write = write
        self._piece = memoryview(b"")
        self.raised: BaseException | None = None

    def read(self, size: int) -> bytes:
        """Return the next bytes, no more than `size`, none at the end."""
        try:
            while not self._piece and (piece := next(self._pieces, None)) is not None:
                self._piece = memoryview(piece)
        except BaseException as error:
            self.raised = error  # the library says only that something was raised
            raise
        given = bytes(self._piece[:size])
        self._piece = self._piece[size:]
        return given

    def write(self, content: bytes) -> int:
        """Pass encrypted bytes on."""
        try:
            self._write(content)
        except BaseException as error:
            self.raised = error
            raise
        return len(content)

    def flush(self) -> None:
        """Nothing is kept back."""


def _decrypt(source: Source, identities: Sequence[str], conduit: Conduit) -> None:
    outcome: Exception | None = ContentError(_BODY, "the library gave up")
    watched = _Watched(source)
    try:
        keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
        pyrage.decrypt_io(watched, conduit, keys)
        outcome = None
    except ReaderGoneError:
        outcome = None
    except (pyrage.DecryptError, pyrage.IdentityError, OSError) as error:
        outcome = watched.raised or _told(error)
    finally:
        conduit.end(outcome)


def _told(error: Exception) -> Exception:
    if isinstance(error, pyrage.IdentityError) or _WRONG_KEY in str(error):
        return CannotDecryptError(str(error))
    return ContentError(_BODY, str(error))


class _Watched:
    """A source whose own failure is remembered: the library makes one of its own out of it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.raised: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return the next bytes of the source."""
        try:
            return self._source.read(size)
        except (OSError, ContentError) as error:
            self.raised = error
            raise
