"""Processes on one archive share its chain, and one that is killed loses nothing that it acknowledged."""

import subprocess
import sys
from pathlib import Path

from app.archive.archive import Archive
from app.archive.backup import back_up, restore
from app.archive.verify import verify
from tests.app.archive.factory import PASSWORD, House, Place
from tests.app.archive.test_backup import a_large_archive

ROOT = Path(__file__).parents[3]


def writer(place: Place, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.app.archive.writer", str(place.folder), name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 our own module


def acknowledged(process: "subprocess.Popen[str]", count: int) -> set[str]:
    assert process.stdout is not None
    return {process.stdout.readline().strip() for _ in range(count)}


def killed(process: "subprocess.Popen[str]") -> set[str]:
    """Kill it, and give what it had acknowledged beyond what was read."""
    process.kill()
    left, _nothing = process.communicate(timeout=30)
    return {line for line in left.split() if line}


def test_what_two_killed_processes_acknowledged_is_there(place: Place) -> None:
    with place.create() as archive:
        chain = archive.head().chain
    processes = {name: writer(place, name) for name in ("one", "two")}
    told = {name: acknowledged(process, 20) for name, process in processes.items()}
    for name, process in processes.items():
        told[name] |= killed(process)
    with place.open() as archive:
        kept = {row.key for row in House.select().execute(archive.database)}
        assert kept >= {f"{name}-{number}" for name, numbers in told.items() for number in numbers}
        assert archive.head().chain == chain
        assert archive.head().seq == 1 + len(kept)
        assert verify(archive).problems == ()


def numbers(archive: Archive, name: str) -> list[int]:
    """What a writer saved, in its order."""
    keys = [row.key for row in House.select().execute(archive.database)]
    return sorted(int(key.rpartition("-")[2]) for key in keys if key.startswith(f"{name}-"))


def test_a_backup_ends_while_four_processes_save_all_the_time_and_is_of_one_moment(place: Place) -> None:
    place.busy_seconds = 30
    names = ("one", "two", "three", "four")
    steps = [0]

    def told(done: int, pages: int) -> None:
        assert steps[-1] < done <= pages, "the backup begins anew"
        steps.append(done)

    with a_large_archive(place) as archive:
        before = archive.head().seq
        processes = {name: writer(place, name) for name in names}
        try:
            for process in processes.values():
                acknowledged(process, 1)
            folder = back_up(archive, place.folder / "backups", place.clock, told).folder
            number = numbers(archive, "one")[-1]
            while int(*acknowledged(processes["one"], 1)) <= number:
                """It still saves."""
        finally:
            for process in processes.values():
                killed(process)
        saved = {name: numbers(archive, name) for name in names}
    restore(folder, place.folder / "restored", operator=None, password=PASSWORD, settings=place.settings)
    with place.open("restored") as restored:
        assert verify(restored).problems == ()
        kept = {name: numbers(restored, name) for name in names}
        assert restored.head().seq == before + sum(map(len, kept.values()))
    assert all(kept[name] == list(range(len(kept[name]))) != [] for name in names)
    assert sum(map(len, kept.values())) < sum(map(len, saved.values()))
