"""Run as a process of its own: writes a package again and again, and dies one file operation later each time.

`python -m tests.app.exchange.dying_writer FOLDER` writes one JSON line a death: the operation, how it died, the visible packages
that are whole and those that are not, and whether the package was told to be written. `… FOLDER once` writes one package and
does not die of itself; it says so before and after.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import InputError
from tests.app.exchange.packages import Sender, read, some_blobs, some_entries, write

READY, WRITTEN = b"ready\n", b"written\n"
DEAD = 9


class Death:
    """Comes at the `turn`th operation: before it, behind it, or half-way through what it writes."""

    def __init__(self, turn: int, way: str, log: Path) -> None:
        self._turn = turn
        self._way = way
        self._log = log

    def meet(self, name: str, operation: Any, half: Any = None) -> Any:  # noqa: ANN401 any function of the system
        """Do the operation, or die."""
        self._turn -= 1
        if self._turn == 0:
            self._log.write_text(name)
            if self._way == "behind":
                operation()
            elif self._way == "half-way" and half is not None:
                half()
            os._exit(DEAD)
        return operation()


class DyingFile:
    """A file that writes through, so that what is written before a death stays written."""

    def __init__(self, file: BinaryIO, death: Death) -> None:
        self._file = file
        self._death = death

    def write(self, content: bytes) -> int:
        """Write, or die."""
        whole, half = (lambda: self._through(content)), (lambda: self._through(content[: len(content) // 2]))
        return int(self._death.meet("write", whole, half))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 whatever a file has
        return getattr(self._file, name)

    def __enter__(self) -> "DyingFile":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()

    def _through(self, content: bytes) -> int:
        self._file.write(content)
        self._file.flush()
        return len(content)


def arm(death: Death) -> None:
    """Let every operation of this process that changes a disk meet its death."""
    opened, renamed, unlinked, synced = Path.open, Path.rename, Path.unlink, os.fsync

    def dying_open(path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:  # noqa: ANN401 as Path.open
        if "x" not in mode:
            return opened(path, mode, *given, **named)
        return DyingFile(death.meet("open", lambda: opened(path, mode, *given, **named)), death)

    patched: Any = Path
    system: Any = os
    patched.open = dying_open
    patched.rename = lambda path, target: death.meet("rename", lambda: renamed(path, target))
    patched.unlink = lambda path, missing_ok=False: death.meet("unlink", lambda: unlinked(path, missing_ok))
    system.fsync = lambda handle: death.meet("fsync", lambda: synced(handle))


def deaths(folder: Path, way: str) -> Iterator[dict[str, object]]:
    """What is there after each death, until one comes too late."""
    sender = Sender()
    entries, blobs = some_entries(300), some_blobs(folder / "blobs", [300_000])
    turn = 0
    while True:
        turn += 1
        stick = folder / f"{way} {turn}"
        stick.mkdir()
        log = folder / "log"
        child = os.fork()
        if child == 0:
            arm(Death(turn, way, log))
            write(stick, sender, entries, blobs)
            os._exit(0)
        died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if died == 0:
            return
        assert died == DEAD
        yield {"way": way, "operation": log.read_text(), **_seen(stick, sender)}


def _seen(stick: Path, sender: Sender) -> dict[str, object]:
    whole = broken = 0
    for path in stick.glob("*.ruzhu"):
        try:
            read(path, sender)
            whole += 1
        except InputError:
            broken += 1
    others = [path.name for path in stick.iterdir() if path.suffix != ".ruzhu"]
    return {"whole": whole, "broken": broken, "others": others}


def main(folder: Path, once: bool) -> None:
    """See the module."""
    if once:
        sender = Sender()
        entries, blobs = some_entries(300), some_blobs(folder / "blobs", [300_000])
        stick = folder / "stick"
        os.write(1, str(sender.addressee).encode() + b"\n")
        os.write(1, READY)
        write(stick, sender, entries, blobs)
        os.write(1, WRITTEN)
        return
    for way in ("before", "behind", "half-way"):
        for death in deaths(folder, way):
            sys.stdout.write(json.dumps(death) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] == ["once"])
