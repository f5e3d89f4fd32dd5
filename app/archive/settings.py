"""What tests and unusual sites set otherwise."""

from dataclasses import dataclass
from pathlib import Path

from app.archive.folder.keyslots import STRONG, Cost
from app.archive.folder.mark import Mark, marks_folder
from app.archive.journal.layout import Layout
from app.archive.shipped import SHIPPED


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """What tests and unusual sites set otherwise: the tables, the cost of passwords, where marks lie, how long to wait."""

    layout: Layout = SHIPPED
    cost: Cost = STRONG
    marks: Path | None = None
    busy_seconds: float = 5

    def mark(self, folder: Path) -> Mark:
        """Return the mark of an archive folder on this machine."""
        return Mark(self.marks or marks_folder(), folder)


USUAL = ArchiveSettings()
