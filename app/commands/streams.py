"""Standard output and standard error as the command line uses them: UTF-8, there or not, told when they fail."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TextIO


def prepare_streams() -> None:
    """UTF-8 whatever the terminal says; a stream that is closed (a window without a console) swallows what is said to it."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class Output:
    """Where the answer goes. What standard output does not take is kept in `lost`; a reader that went away wanted no more."""

    def __init__(self) -> None:
        self.lost: OSError | None = None
        self._stream = sys.stdout

    def say(self, text: str) -> None:
        """One line of the answer."""
        self._do(lambda: self._stream.write(f"{text}\n"))

    def finish(self) -> None:
        """Write out what still waits."""
        self._do(self._stream.flush)

    def _do(self, action: Callable[[], object]) -> None:
        try:
            action()
        except OSError as error:
            if not isinstance(error, BrokenPipeError):
                self.lost = error
            self._stream = sys.stdout = _nowhere()


@contextmanager
def aside(*, wanted: bool) -> Iterator[StringIO]:
    """Where `wanted`, what others print (the parser's help) is set aside, so that JSON stands alone."""
    said = StringIO()
    if not wanted:
        yield said
        return
    with redirect_stdout(said):
        yield said


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
