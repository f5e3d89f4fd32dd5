"""What tests and unusual sites set otherwise."""

from dataclasses import dataclass, field
from pathlib import Path

from app.archive.folder.keyslots import STRONG, Cost
from app.archive.folder.mark import Mark, marks_folder
from app.archive.journal.layout import Layout
from app.archive.shipped import SHIPPED


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """What tests and unusual sites set otherwise: the tables, the cost of passwords, where marks lie, how long to wait.

    `server` is the connection string of an empty PostgreSQL database that keeps the tables instead of a file in the folder.
    """

    layout: Layout = SHIPPED
    cost: Cost = STRONG
    marks: Path | None = None
    busy_seconds: float = 5
    server: str | None = field(default=None, repr=False)  # it may hold a password

    def mark(self, folder: Path) -> Mark:
        """Return the mark of an archive folder on this machine."""
        return Mark(self.marks or marks_folder(), folder)


USUAL = ArchiveSettings()
