"""Bytes from the thread that makes them to the one that reads them: a small pipe in memory, so that nothing touches a disk."""

from collections import deque
from contextlib import suppress
from threading import Condition

from app.exchange.package import limits

_MOST_WAITING = 4 * limits.CHUNK


class ReaderGoneError(Exception):
    """Who reads has closed; the thread that writes ends with this."""


class Conduit:
    """Holds about a mebibyte: writing waits while it is full, reading while it is empty."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._pieces: deque[bytes] = deque()
        self._waiting = 0
        self._gathered = bytearray()
        self._ended = False
        self._closed = False
        self._error: Exception | None = None
        self._piece = memoryview(b"")  # what the reader has taken and not yet given

    def write(self, content: bytes) -> int:
        """Pass `content` on; return its length. Raises ReaderGoneError once the reader has closed."""
        self._gathered += content
        if len(self._gathered) >= limits.CHUNK:
            self._pass_on()
        return len(content)

    def flush(self) -> None:
        """Nothing: what is gathered goes on when it is enough, and at the end."""

    def end(self, error: Exception | None) -> None:
        """Nothing more will be written; `error` is what the reader gets behind the last byte."""
        with suppress(ReaderGoneError):  # then nobody is left to be told
            self._pass_on()
        with self._changed:
            self._ended, self._error = True, error
            self._changed.notify_all()

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end. Raises what the writer ended with."""
        if size <= len(self._piece):
            return self._given(size)
        found = bytearray()
        while len(found) < size and (self._piece or self._take_piece()):
            found += self._given(size - len(found))
        return bytes(found)

    def close(self) -> None:
        """Read no more; the writer is let go."""
        with self._changed:
            self._closed = True
            self._pieces.clear()
            self._changed.notify_all()

    def _pass_on(self) -> None:
        piece, self._gathered = bytes(self._gathered), bytearray()
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting < _MOST_WAITING)
            if self._closed:
                raise ReaderGoneError
            if piece:
                self._pieces.append(piece)
                self._waiting += len(piece)
                self._changed.notify_all()

    def _take_piece(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._pieces or self._ended)
            if not self._pieces:
                if self._error is not None:
                    raise self._error
                return False
            self._piece = memoryview(self._pieces.popleft())
            self._waiting -= len(self._piece)
            self._changed.notify_all()
            return True

    def _given(self, most: int) -> bytes:
        given = bytes(self._piece[:most])
        self._piece = self._piece[most:]
        return given
