"""The plain stream inside a package: manifest, parts of entries, blobs, as a tar."""

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

from app.errors import InputError
from app.exchange.package import limits
from app.exchange.package.content_error import ContentError
from app.exchange.package.entry_lines import WireEntry, part_name, write_parts
from app.exchange.package.manifest import MANIFEST, BlobNote, Manifest
from app.exchange.package.tar_stream import END, member_header, padding

ENTRY_WEIGHT = 700
"""About so many bytes is an entry; it is how far the work is that progress tells, not a size that counts."""


def blob_member(name: str) -> str:
    """Return the member's name of a sealed file."""
    return f"blobs/{name}"


def weight(manifest: Manifest) -> int:
    """Return how much there is to do, about in bytes."""
    return manifest.entries * ENTRY_WEIGHT + sum(blob.size for blob in manifest.blobs)


def pieces(
    manifest: Manifest, entries: Iterable[WireEntry], blobs: Iterable[tuple[str, Path]], done: Callable[[int], None]
) -> Generator[bytes, None, None]:
    """Yield the stream piece by piece; `done` is told the weight of each.

    Raises InputError where it is not what the manifest says.
    """
    try:
        stored = manifest.stored()
        yield from _member(MANIFEST, stored)
        written = 0
        for index, (count, part) in enumerate(write_parts(entries), 1):
            yield from _member(part_name(index), part)
            written += count
            done(count * ENTRY_WEIGHT)
        if written != manifest.entries:
            raise InputError.of("package.changed_meanwhile")
    except ContentError as error:
        raise InputError.of("package.too_large", member=error.member) from error
    given = iter(blobs)
    for note in manifest.blobs:
        name, path = next(given, ("", Path()))
        if name != note.name:
            raise InputError.of("package.changed_meanwhile")
        yield from _blob(note, path, done)
    if next(given, None) is not None:
        raise InputError.of("package.changed_meanwhile")
    yield END


def _member(name: str, content: bytes) -> Iterator[bytes]:
    yield member_header(name, len(content))
    yield content
    yield padding(len(content))


def _blob(note: BlobNote, path: Path, done: Callable[[int], None]) -> Iterator[bytes]:
    """Yield a sealed file, just as it lies in the archive."""
    yield member_header(blob_member(note.name), note.size)
    left = note.size
    for piece in _content(note, path):
        left -= len(piece)
        yield piece
        done(len(piece))
    if left:
        raise InputError.of("package.blob_unreadable", name=note.name)
    yield padding(note.size)


def _content(note: BlobNote, path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(limits.CHUNK):
                yield piece
    except OSError as error:
        raise InputError.of("package.blob_unreadable", name=note.name) from error
