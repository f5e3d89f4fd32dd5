"""Whether a file is the package that its sender signed, before anything in it is decrypted."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from app.errors import InputError
from app.exchange.package import limits
from app.exchange.package.header import BLOCK, SignedHeader, read_block
from app.procedure.reason import Reason

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


def read_header(path: Path) -> SignedHeader:
    """Return what stands in the clear.

    Raises InputError where the file cannot be read, is no package, newer, or damaged there.
    """
    try:
        with path.open("rb") as file:
            return read_block(file.read(BLOCK), path)
    except OSError as error:
        raise unreadable(path, error) from error


def check(path: Path, signed: SignedHeader, public_key: bytes, progress: Progress | None = None) -> str:
    """Read the whole file and compare it with its header; return the SHA-256 (hex) of the whole file.

    `public_key` is the sender's, 32 bytes. Raises InputError where the signature is another's, the file is cut short, or any
    byte of it was changed. `progress` is told bytes; what it raises stops the reading.
    """
    if not signed.is_signed_by(public_key):
        raise InputError.of("package.signature_wrong", file=path, station=signed.header.code)
    sha256, wrong = compare(path, signed, progress)
    if wrong is not None:
        raise InputError(wrong)
    return sha256


def compare(path: Path, signed: SignedHeader, progress: Progress | None = None) -> tuple[str, Reason | None]:
    """Return the SHA-256 (hex) of the whole file, and why the file has not the bytes that `signed` says, None where it has
    them."""
    total = BLOCK + signed.length
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < total:
                return "", Reason.of("package.cut_short", file=path)
            block = file.read(BLOCK)
            if size > total or read_block(block, path) != signed:
                return "", Reason.of("package.damaged", file=path)
            body, whole = hashlib.sha256(), hashlib.sha256(block)
            done = BLOCK
            while piece := file.read(limits.CHUNK):
                body.update(piece)
                whole.update(piece)
                done += len(piece)
                if progress is not None:
                    progress(done, total)
    except OSError as error:
        raise unreadable(path, error) from error
    right = done == total and body.hexdigest() == signed.body_sha256
    return whole.hexdigest(), None if right else Reason.of("package.damaged", file=path)


def unreadable(path: Path, error: OSError) -> InputError:
    """Return a file that the disk does not give."""
    if isinstance(error, FileNotFoundError):
        return InputError.of("package.missing", file=path)
    return InputError.of("package.unreadable", file=path, detail=error.strerror or error)
