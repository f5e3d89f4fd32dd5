"""Where plain copies are put: beside their places first, and in them only when all are whole."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from app.archive.folder.files import sync_folder
from app.errors import InputError
from reports.plain_tables.column import TableForm
from reports.plain_tables.recognising import is_earlier_table

_BEGINNING, _END = ".ruzhu-copy-", ".part"
_OLD = 900  # seconds


class Places:
    """The files of one order in one folder. All are of the same kind: `end` is how their names end."""

    def __init__(self, folder: Path, end: str) -> None:
        self._folder = folder
        self._end = end
        self._waiting: dict[Path, Path] = {}

    def file_of(self, table: TableForm) -> Path:
        """Where the copy stands in the end."""
        return self._folder / f"{table.what.value}.{self._end}"

    def require_free(self, table: TableForm) -> None:
        """Refuse to write over what is no earlier copy of that kind, or cannot be written. Raises InputError or OSError."""
        file = self.file_of(table)
        if not os.path.lexists(file):
            return
        if not file.is_file() or not is_earlier_table(file, table):
            raise InputError.of("copies.foreign_file", file=file)
        with file.open("r+b"):
            pass

    @contextmanager
    def writing(self, table: TableForm) -> Iterator[IO[bytes]]:
        """What is written within waits, whole and synced, for `put`."""
        waiting = self._folder / f"{_BEGINNING}{secrets.token_hex(8)}{_END}"
        self._waiting[waiting] = self.file_of(table)
        with waiting.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())

    def put(self) -> None:
        """Put all that waits into its place."""
        for waiting, file in self._waiting.items():
            waiting.replace(file)
        sync_folder(self._folder)

    def discard(self) -> None:
        """Remove what still waits."""
        for left in self._waiting:
            with suppress(OSError):
                left.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what a program that was killed left waiting in this folder; one that is at work now is not as old."""
        for left in self._folder.glob(f"{_BEGINNING}*{_END}"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _OLD:
                    left.unlink()


@contextmanager
def places_in(folder: Path, end: str) -> Iterator[Places]:
    """The folder, made where it is missing; whatever goes wrong within leaves every file as it was, and none behind.

    Raises InputError where nothing can be written.
    """
    made = not folder.exists()
    places = Places(folder, end)
    whole = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        places.tidy()
        yield places
        places.put()
        whole = True
    except OSError as error:
        raise InputError.of("copies.cannot_write", folder=folder, detail=error.strerror or error) from error
    finally:
        places.discard()
        if made and not whole:
            with suppress(OSError):
                folder.rmdir()
