"""Where an archive may lie: on a disk of this machine. SQLite's locks do not hold over a network."""

import ctypes
import sys
from pathlib import Path

from app.errors import ArchiveError

_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone", "ceph"})
_WINDOWS_REMOTE = 4
_MOUNTS = Path("/proc/self/mounts")


def require_local(folder: Path) -> None:
    """Raise ArchiveError for a folder on a network share, as far as the system tells."""
    if is_network(folder) or is_network(folder.resolve()):
        raise ArchiveError.of("archive.network", folder=folder)


def is_network(folder: Path) -> bool:
    """Return whether the folder lies on a network share; False where the system does not tell."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _WINDOWS_REMOTE)
    try:
        mounts = _MOUNTS.read_text(errors="surrogateescape")
    except OSError:
        return False
    return type_of_mount(folder, mounts) in _NETWORK_TYPES


def type_of_mount(folder: Path, mounts: str) -> str:
    """Return the type of the file system that holds `folder`, by a table like `/proc/mounts` (spaces written `\\040`)."""
    found, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        if len(point) >= len(found) and folder.is_relative_to(point):
            found, kind = point, parts[2]
    return kind
