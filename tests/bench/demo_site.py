"""A site with cases in it, for measuring."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.archive.archive import ArchiveSettings
from app.archive.folder.keyslots import Cost
from app.demo import run_demo
from app.desk.desk import Desk

CHEAP = Cost(passes=1, memory=8, lanes=1)


@contextmanager
def demo_desk(folder: Path, households: int = 6) -> Iterator[Desk]:
    """An archive with the demo's households, on a disk like a counter's, opened with a cheap password."""
    demo = run_demo(folder / "archive", households, settings=ArchiveSettings(cost=CHEAP, marks=folder / "marks"))
    try:
        yield demo.desk
    finally:
        demo.desk.archive.close()
