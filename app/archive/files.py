"""Files that are there whole or not at all, on Windows as elsewhere."""

import os
import secrets
import sys
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in place of the file by a synced temporary file and a rename: after a power cut it is the old or the new."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
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
