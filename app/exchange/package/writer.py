"""Writing a package: beside its place first, and there only when it is whole, synced and read again (C7's way with files)."""

import errno
import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.archive.folder.files import sync_folder
from app.errors import InputError
from app.exchange.package.body import pieces, weight
from app.exchange.package.check import Progress, compare
from app.exchange.package.encryption import encrypt
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.file_names import package_name
from app.exchange.package.header import BLOCK, PackageHeader, SignedHeader, read_block, write_block
from app.exchange.package.manifest import Manifest

_LEFT = re.compile(r"\.[0-9a-f]{16}\.part")
_OLD = 3600  # seconds
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR}
_NO_SYNCING = {errno.EINVAL, errno.ENOTSUP}


@dataclass(frozen=True, slots=True)
class Written:
    """A package that is there: where, the SHA-256 (hex) of the whole file, and its size."""

    path: Path
    sha256: str
    bytes: int


def write_package(
    folder: Path,
    header: PackageHeader,
    manifest: Manifest,
    entries: Iterable[WireEntry],
    blobs: Iterable[tuple[str, Path]],
    recipients: Sequence[str],
    sign: Callable[[bytes], bytes],
    progress: Progress | None = None,
) -> Written:
    """Write a package into `folder`; when this returns it is on the disk and was read again, so the stick may go.

    `entries` and `blobs` come in the order and number of `manifest`; `recipients` are age recipients; `sign` is the exporter's
    Ed25519 signature. `progress` is told how much is done and of how much, in no unit. Raises InputError where the folder is
    gone, read-only or full, where the package is there already, or where what is given is not what the manifest says. Whatever
    is raised, also by `progress` or `entries`, nothing is left behind.
    """
    path = folder / package_name(header.site, header.code, header.epoch, header.number)
    temporary = folder / f".{secrets.token_hex(8)}.part"
    steps = _Steps(progress, weight(manifest))
    _sweep(folder)
    try:
        _refuse_existing(path)
        with temporary.open("xb") as file:
            signed = _fill(file, header, sign, lambda put: encrypt(pieces(manifest, entries, blobs, steps.made), put, recipients))
        _refuse_existing(path)
        temporary.rename(path)
        return _made_sure(path, signed, steps)
    except OSError as error:
        raise _trouble(folder, error) from error
    finally:
        with suppress(OSError):  # the folder may be gone, and with it the file
            temporary.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what an export that was killed left here; one that is at work now is not as old."""
    with suppress(OSError):
        for path in folder.glob(".*.part"):
            if _LEFT.fullmatch(path.name) and time.time() - path.stat().st_mtime > _OLD:
                path.unlink(missing_ok=True)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise InputError.of("package.exists", file=path)


def _fill(
    file: BinaryIO, header: PackageHeader, sign: Callable[[bytes], bytes], make_body: Callable[[Callable[[bytes], object]], None]
) -> SignedHeader:
    """Return the body behind room for the header, then the header, then all of it to the disk."""
    digest = hashlib.sha256()

    def put(piece: bytes) -> None:
        file.write(piece)
        digest.update(piece)

    file.write(bytes(BLOCK))
    make_body(put)
    block = write_block(header, file.tell() - BLOCK, digest.hexdigest(), sign)
    file.seek(0)
    file.write(block)
    file.flush()
    os.fsync(file.fileno())
    return read_block(block, Path(file.name))


def _made_sure(path: Path, signed: SignedHeader, steps: "_Steps") -> Written:
    """Return the renamed file made last and read again from the disk; taken away where that fails."""
    try:
        try:
            sync_folder(path.parent)
        except OSError as error:
            if error.errno not in _NO_SYNCING:  # some network drives have no such thing
                raise
        _forget_what_was_read(path)
        sha256, wrong = compare(path, signed, steps.read_again)
        if wrong is not None:
            raise InputError.of("package.disk_unreliable", folder=path.parent)
        return Written(path, sha256, BLOCK + signed.length)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _forget_what_was_read(path: Path) -> None:
    """Where the system can be asked to, let it read from the disk itself, not from its memory."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _trouble(folder: Path, error: OSError) -> InputError:
    if error.errno in _FULL:
        return InputError.of("package.disk_full", folder=folder)
    if error.errno in _GONE:
        return InputError.of("package.folder_missing", folder=folder)
    if error.errno in _READ_ONLY:
        return InputError.of("package.folder_read_only", folder=folder)
    return InputError.of("package.cannot_write", folder=folder, detail=error.strerror or error)


class _Steps:
    """Progress over writing and reading again, as one."""

    def __init__(self, told: Progress | None, work: int) -> None:
        self._told = told
        self._work = max(work, 1)
        self._done = 0

    def made(self, more: int) -> None:
        """So much more was written."""
        self._done += more
        self._tell(self._done)

    def read_again(self, done: int, total: int) -> None:
        """So much of the file was read again; it counts as half of the work of writing."""
        self._tell(self._work + self._work // 2 * done // total)

    def _tell(self, done: int) -> None:
        if self._told is not None:
            self._told(min(done, self._total), self._total)

    @property
    def _total(self) -> int:
        return self._work + self._work // 2
