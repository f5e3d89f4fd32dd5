"""A tar (ustar) as a stream: members of fixed names, one behind the other, never extracted.

Everything about a member but its name and size is fixed, so a header is right only where it is the very bytes that would be
written. Links, devices, paths and extensions have no way in.
"""

import tarfile
from collections.abc import Callable, Iterator

from app.exchange.package import limits
from app.exchange.package.content_error import ContentError

END = bytes(2 * tarfile.BLOCKSIZE)


def member_header(name: str, size: int) -> bytes:
    """Return the header of a member of so many bytes."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0
    return info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def padding(size: int) -> bytes:
    """Return what stands behind a member of so many bytes."""
    return bytes(-size % tarfile.BLOCKSIZE)


class TarReader:
    """Reads member after member from `read`, which gives exactly the bytes asked for, fewer only at the end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def open_member(self, name: str, most: int) -> int:
        """Return the size of the next member, which must have this name and no more than `most` bytes."""
        block = self._exactly(name, tarfile.BLOCKSIZE)
        try:
            size = tarfile.TarInfo.frombuf(block, "ascii", "strict").size
        except (tarfile.HeaderError, ValueError) as error:
            raise ContentError(name, f"no member: {error}") from error
        if not 0 <= size <= most or block != member_header(name, size):
            raise ContentError(name, "another member, or too large")
        return size

    def content(self, name: str, size: int) -> Iterator[bytes]:
        """Yield the member's content piece by piece; to be read to its end before the next is opened."""
        left = size
        while left:
            piece = self._exactly(name, min(left, limits.CHUNK))
            left -= len(piece)
            yield piece
        if any(self._exactly(name, -size % tarfile.BLOCKSIZE)):
            raise ContentError(name, "something stands behind it")

    def whole(self, name: str, most: int) -> bytes:
        """Return a member with its content."""
        return b"".join(self.content(name, self.open_member(name, most)))

    def finish(self) -> None:
        """Refuse anything but the end."""
        if self._exactly("end", len(END)) != END or self._read(1):
            raise ContentError("end", "something stands behind the last member")

    def _exactly(self, name: str, size: int) -> bytes:
        content = self._read(size) if size else b""
        if len(content) != size:
            raise ContentError(name, "cut short")
        return content
