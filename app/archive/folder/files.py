"""Files that are there whole or not at all, on Windows as elsewhere."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import ArchiveError


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in place of the file by a synced temporary file and a rename: after a power cut it is the old or the new."""
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")  # as short as any name may be that the disk takes
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last. Windows keeps no handle on folders and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def furnished(folder: Path) -> Iterator[Path]:
    """A new folder, to be filled beside where it will stand and then renamed: nothing half-made is ever found there.

    An empty folder in its place gives way. Raises ArchiveError where nothing can be written, and leaves nothing behind.
    """
    making = folder.absolute().with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        making.mkdir(parents=True)
        yield making
        if folder.exists():
            folder.rmdir()
        making.rename(folder)
        sync_folder(folder.absolute().parent)
    except OSError as error:
        raise ArchiveError.of("archive.cannot_write", folder=folder, detail=error.strerror or error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
