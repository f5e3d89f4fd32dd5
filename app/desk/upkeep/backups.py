"""Backing the archive up from a counter, and when that was done last."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.archive.backup import Progress, back_up
from app.archive.folder.files import write_whole
from app.desk.desk import Desk
from app.procedure.reason import Reason

_FOLDER, _LAST = "backups", "last"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When this archive was last backed up, and where to; what was found meanwhile (see `Backup`) is told only once."""

    made_at: datetime
    folder: Path
    problems: tuple[Reason, ...] = ()
    replaced: int = 0


def make_backup(desk: Desk, to: Path, progress: Progress | None = None) -> LastBackup:
    """Copy the archive into a new folder below `to`. Raises ArchiveError where nothing can be written."""
    now, copied = desk.now(), back_up(desk.archive, to, desk.clock, progress)
    made = LastBackup(now, copied.folder, copied.problems, copied.replaced)
    note = desk.archive.folder / _FOLDER / _LAST
    try:
        note.parent.mkdir(exist_ok=True)
        write_whole(note, f"{made.made_at.isoformat()}\n{made.folder.absolute()}\n".encode())
    except OSError:
        # The backup is good also where the archive itself lies on a disk that cannot be written.
        return made
    return made


def last_backup(desk: Desk) -> LastBackup | None:
    """Return the last one that was made from this archive; None where there was none, or its note cannot be read."""
    try:
        moment, folder = (desk.archive.folder / _FOLDER / _LAST).read_text(encoding="utf-8").splitlines()
        return LastBackup(datetime.fromisoformat(moment), Path(folder))
    except (OSError, ValueError):
        return None
