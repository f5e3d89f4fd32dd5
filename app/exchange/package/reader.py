"""Opening a package: what is in it comes out piece by piece, checked against its manifest, with nothing kept on a disk.

That an honest key signed it says nothing about the content, so all of it is read as if it were meant to do harm.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from app.errors import InputError
from app.exchange.package import limits
from app.exchange.package.body import blob_member
from app.exchange.package.check import unreadable
from app.exchange.package.content_error import CannotDecryptError, ContentError
from app.exchange.package.encryption import decrypted
from app.exchange.package.entry_lines import WireEntry, part_name, read_part
from app.exchange.package.header import BLOCK, PackageHeader, SignedHeader, read_block
from app.exchange.package.manifest import MANIFEST, Manifest, read_manifest
from app.exchange.package.tar_stream import TarReader

Item = TypeVar("Item")


class Opened:
    """What a package gives: its manifest, then its entries, then its blobs. Each can be read once.

    Entries not yet read are read and checked before the first blob comes. Only when `blobs` has come to its end was all of the
    package there and right; whoever needs no blobs calls `finish`.
    """

    def __init__(self, manifest: Manifest, tar: TarReader, body: "_Body", path: Path) -> None:
        self.manifest = manifest
        self.entries: Iterator[list[WireEntry]] = _told(path, self._entries())
        self.blobs: Iterator[tuple[str, Iterator[bytes]]] = _told(path, self._blobs())
        self._path = path
        self._tar = tar
        self._body = body
        self._all_entries_read = False

    def finish(self) -> None:
        """Read and check what is left."""
        for _ in self.blobs:
            pass

    def _entries(self) -> Iterator[list[WireEntry]]:
        left = [segment.last - segment.first + 1 for segment in self.manifest.segments]
        missing = self.manifest.entries
        index = 0
        while missing:
            index += 1
            name = part_name(index)
            for batch in read_part(name, self._tar.whole(name, limits.PART), len(left)):
                for entry in batch:
                    left[entry.segment] -= 1
                missing -= len(batch)
                if min(left) < 0:
                    raise ContentError(name, "more entries than the manifest says")
                yield batch
        self._all_entries_read = True

    def _blobs(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        for _ in self.entries:
            pass
        if not self._all_entries_read:
            raise ContentError(MANIFEST, "what was refused is read on")
        for note in self.manifest.blobs:
            member = blob_member(note.name)
            if self._tar.open_member(member, note.size) != note.size:
                raise ContentError(member, "another size than the manifest says")
            content = _told(self._path, self._tar.content(member, note.size))
            yield note.name, content
            for _ in content:
                pass
        self._tar.finish()
        self._body.finish()


@contextmanager
def open_package(path: Path, identities: Sequence[str], signed: SignedHeader | None = None) -> Iterator[Opened]:
    """Open a package with age identities (`AGE-SECRET-KEY-…`).

    With `signed`, as `read_header` gave it and `check` found it right, the file must still be that one. Raises InputError, here
    and while being read, where the package is for another archive, cannot be read, or holds anything but what its header and
    manifest say. Leaving the block before the end is allowed, and tells nothing about the rest.
    """
    with _opened(path) as file, decrypted(body := _Body(file, path, signed), identities) as read:
        tar = TarReader(read)
        manifest = next(_told(path, _manifest(tar, body.signed.header)))
        yield Opened(manifest, tar, body, path)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def _manifest(tar: TarReader, header: PackageHeader) -> Iterator[Manifest]:
    """Yield the manifest, which must say the same as the header does."""
    manifest = read_manifest(tar.whole(MANIFEST, limits.MANIFEST))
    own = next(((each.first, each.last) for each in manifest.segments if each.chain == header.epoch), (0, 0))
    said = (manifest.sender, manifest.to, manifest.number, own)
    if said != (header.station, header.to, header.number, (header.first, header.last)):
        raise ContentError(MANIFEST, "not what the header says")
    yield manifest


def _told(path: Path, items: Iterator[Item]) -> Iterator[Item]:
    """Yield the items; what is wrong with them is said of the file."""
    try:
        yield from items
    except ContentError as error:
        raise InputError.of("package.content_wrong", file=path, member=error.member) from error
    except CannotDecryptError as error:
        raise InputError.of("package.for_another", file=path) from error
    except OSError as error:
        raise unreadable(path, error) from error


class _Body:
    """The encrypted part, read from the decrypting thread; compares what it read with the header."""

    def __init__(self, file: BinaryIO, path: Path, expected: SignedHeader | None) -> None:
        try:
            block = file.read(BLOCK)
            start = file.read(limits.AGE_HEADER)
            file.seek(BLOCK)
        except OSError as error:
            raise unreadable(path, error) from error
        self.signed = read_block(block, path)
        if expected not in (None, self.signed):
            raise InputError.of("package.damaged", file=path)
        if b"\n--- " not in start:  # the library would read on for it, however long that takes
            raise InputError.of("package.content_wrong", file=path, member="age")
        self._file = file
        self._left = self.signed.length
        self._digest = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """Return the next bytes, none at the end of the part."""
        content = self._file.read(min(size, self._left))
        self._left -= len(content)
        self._digest.update(content)
        return content

    def finish(self) -> None:
        """Refuse a part that is not the one that was signed. The thread has read it all by now."""
        if self._left or self._digest.hexdigest() != self.signed.body_sha256:
            raise ContentError("age", "not what the header says")
