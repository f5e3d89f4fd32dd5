"""Drives that can be pulled out, such as USB sticks, as the system knows them."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_PLUGGED_IN = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_REMOVABLE = 2  # what Windows calls a drive that can be pulled out


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive that is in: where it begins, what it is called, and how many bytes are free on it."""

    folder: Path
    name: str
    free: int


def removable_drives() -> tuple[Drive, ...]:
    """Return every drive that can be pulled out and can be written."""
    ready = (volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady())
    return tuple(
        Drive(Path(volume.rootPath()), volume.displayName(), volume.bytesAvailable())
        for volume in ready
        if not volume.isReadOnly() and not volume.isRoot() and _can_be_pulled_out(volume.rootPath())
    )


def _can_be_pulled_out(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (only there has it what is asked)

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOVABLE)
    return root.startswith(_PLUGGED_IN)
