"""Processes on one archive share its chain, and one that is killed loses nothing that it acknowledged."""

import subprocess
import sys
from pathlib import Path

from app.archive.verify import verify
from tests.app.archive.factory import House, Place

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
