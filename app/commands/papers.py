"""Write a printed paper to a file, whole or not at all."""

from pathlib import Path

from app.archive.folder.files import write_whole
from app.archive.opening import DATABASE
from app.errors import InputError


def write_paper(file: Path, content: bytes) -> None:
    """Write the PDF beside its place and rename it, so that nothing half-written is ever seen.

    Raises InputError, also for a place within an archive: one of its own files would give way.
    """
    try:
        # Renaming over a device would put a plain file in its place, for the whole machine.
        if not file.name or (file.exists() and not file.is_file()):
            raise InputError.of("command.no_plain_file", file=file)
        if any((folder / DATABASE).exists() for folder in file.absolute().parents):
            raise InputError.of("command.inside_archive", file=file)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, content)
    except OSError as error:
        raise InputError.of("command.cannot_write", file=file, detail=error.strerror or error) from error
