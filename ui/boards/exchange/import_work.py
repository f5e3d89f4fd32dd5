"""Taking packages in, in another thread: found, tried without keeping anything, then kept; and the lists made up for after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.archive.cases.boards import catch_up
from app.desk.desk import Desk
from app.exchange.decisions.agreed import settle_agreed
from app.exchange.importing import NOTHING_NEW, REFUSED, Imported, import_packages
from app.exchange.incoming.package_files import find_packages
from ui.boards.exchange.work_strip import Progress


@dataclass
class Tried:
    """What would come in. `others` counts packages for other archives."""

    results: list[Imported] = field(default_factory=list)
    others: int = 0

    @property
    def changes_something(self) -> bool:
        """Whether anything would be taken in, that a person should be asked about."""
        return any(each.status not in (REFUSED, NOTHING_NEW) for each in self.results)

    @property
    def several(self) -> bool:
        """Whether more than one brings something, so that what they share is counted with each."""
        return sum(each.status not in (REFUSED, NOTHING_NEW) for each in self.results) > 1


def try_packages(desk: Desk, places: Sequence[Path], told: Progress) -> Tried:
    """Find what is for this archive, and what it would change; nothing is kept. Raises InputError and ArchiveError."""
    found = find_packages(desk.archive.station.id, places)
    return Tried(_one_by_one(desk, found.packages, told, [], dry_run=True), found.others)


def take_packages(desk: Desk, files: Sequence[Path], results: list[Imported], told: Progress) -> None:
    """Take them in one by one, each whole or not at all; `results` has those that are done. Raises ArchiveError."""
    _one_by_one(desk, files, told, results, dry_run=False)
    settle_agreed(desk.archive, desk.act("import"), decided_by=desk.operator_name, today=desk.today())


def make_up_lists(desk: Desk, told: Progress) -> int:
    """Bring the lists up to date with what was taken in; return how many cases. Broken off, the rest stays due."""
    return catch_up(desk.archive, told)


def _one_by_one(desk: Desk, files: Sequence[Path], told: Progress, results: list[Imported], *, dry_run: bool) -> list[Imported]:
    sizes = [_size(file) for file in files]
    whole = max(1, sum(sizes))
    for place, file in enumerate(files):
        tell = _part(told, sum(sizes[:place]), sizes[place], whole)
        tell(0, 1)
        act, now = desk.act("import"), desk.now().isoformat()
        results.extend(import_packages(desk.archive, [file], act, now, dry_run=dry_run, progress=tell))
    return results


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _part(told: Progress, before: int, size: int, whole: int) -> Progress:
    """Progress of one package as bytes of all."""
    return lambda done, steps: told(before + size * done // max(steps, 1), whole)
