"""Write a printed paper to a file, whole or not at all."""

import os
from pathlib import Path

from app.errors import InputError


def write_paper(file: Path, content: bytes) -> None:
    """Write the PDF beside its place and rename it, so that nothing half-written is ever seen. Raises InputError."""
    beside = file.with_name(f".{file.name}.part")
    if file.exists() and not file.is_file():
        # Renaming over a device would put a plain file in its place, for the whole machine.
        raise InputError.of("command.no_plain_file", file=file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError.of("command.cannot_write", file=file, detail=error.strerror or error) from error
