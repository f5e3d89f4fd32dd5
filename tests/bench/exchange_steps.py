"""Steps of the exchange, each in a process of its own so that its memory can be told: `python -m … STEP FOLDER`."""

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.archive.archive import ArchiveSettings
from app.archive.cases.boards import boards_due, catch_up
from app.demo.run import PASSWORD
from app.desk.desk import Desk
from app.desk.site import open_desk
from app.exchange.exporting import addressees, export_package
from app.exchange.importing import import_package
from tests.bench.demo_site import CHEAP

SITE, COMPANY, STICK = "site", "company", "stick"
SOME_CASES = 3_000


@dataclass(frozen=True, slots=True)
class Step:
    """What a step took: seconds, the most memory above what the process held when idle (bytes), and how much it did."""

    seconds: float
    memory: int
    done: int


class _EnoughError(Exception):
    """Ends a step that would go on for long."""


def settings_in(folder: Path) -> ArchiveSettings:
    """Settings of the archives of one bench."""
    return ArchiveSettings(cost=CHEAP, marks=folder / "marks")


def opened(folder: Path, name: str) -> Desk:
    """One archive of the bench."""
    return open_desk(folder / name, operator=None, password=PASSWORD, settings=settings_in(folder))


def exported(desk: Desk, stick: Path) -> int:
    """Write a package for the only partner; gives the number of entries."""
    (partner,) = addressees(desk.archive, everyone=True)
    return export_package(desk.archive, partner, stick, desk.act("export"), desk.now().isoformat()).entries


def imported(desk: Desk, stick: Path) -> int:
    """Take in the newest package of another; gives the rows and entries that it brought."""
    package = max(stick.glob("*.ruzhu"), key=lambda file: file.stat().st_mtime_ns)
    taken = import_package(desk.archive, package, desk.act("import"), desk.now().isoformat())
    return taken.entries + taken.rows


def caught_up(desk: Desk, _stick: Path) -> int:
    """Bring some rows on the board up to date; gives how many."""
    before = boards_due(desk.database)

    def enough(done: int, _all: int) -> None:
        if done >= SOME_CASES:
            raise _EnoughError

    with suppress(_EnoughError):
        catch_up(desk.archive, enough)
    return before - boards_due(desk.database)


STEPS: dict[str, tuple[str, Callable[[Desk, Path], int]]] = {
    "export": (SITE, exported),
    "import": (COMPANY, imported),
    "board": (COMPANY, caught_up),
}


def _memory(name: str) -> int:
    """`VmRSS` is what the process holds now, `VmHWM` the most that it ever held (getrusage begins with the parent's)."""
    (line,) = (line for line in Path("/proc/self/status").read_text("ascii").splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


def main(step: str, folder: Path) -> None:
    """Do one step and say what it took, as JSON."""
    name, action = STEPS[step]
    desk = opened(folder, name)
    with desk.archive:
        boards_due(desk.database)  # the connection is part of being idle
        idle = _memory("VmRSS")
        start = time.perf_counter()
        done = action(desk, folder / STICK)
        seconds = time.perf_counter() - start
        print(json.dumps(asdict(Step(seconds, _memory("VmHWM") - idle, done))))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
