"""Packages for this archive among files and folders, in the order in which they are to be taken in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError
from app.exchange.package.check import read_header
from app.exchange.package.file_names import SUFFIX


@dataclass(frozen=True, slots=True)
class FoundPackages:
    """`packages` are for this archive, or cannot be read, which importing tells of; `others` counts those for other archives."""

    packages: tuple[Path, ...]
    others: int


def find_packages(station: str, places: Iterable[Path]) -> FoundPackages:
    """Packages for the station of that id: a file that is named is always taken, of a folder those for it.

    A folder is searched with the folders in it, no deeper. Raises InputError where a folder cannot be read.
    """
    found: dict[Path, tuple[str, str, int]] = {}
    others: set[Path] = set()
    for place in places:
        named = not place.is_dir()
        for file in (place,) if named else _in_folder(place):
            turn, addressee = _turn(file)
            if named or addressee in {station, ""}:
                found[file] = turn
            else:
                others.add(file)
    return FoundPackages(tuple(sorted(found, key=lambda file: (found[file], file))), len(others - found.keys()))


def _in_folder(folder: Path) -> Iterator[Path]:
    try:
        files = [*folder.glob(f"*{SUFFIX}"), *folder.glob(f"*/*{SUFFIX}")]
    except OSError as error:
        raise InputError.of("exchange.folder_unreadable", folder=folder) from error
    # A system may leave a hidden twin beside each file on a stick that it cannot write its own marks to.
    return (file for file in files if not file.name.startswith(".") and file.is_file())


def in_turn(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return each file once; packages of one station by their numbers, so that none has to wait for another."""
    return tuple(sorted(dict.fromkeys(files), key=lambda file: (_turn(file)[0], file)))


def _turn(file: Path) -> tuple[tuple[str, str, int], str]:
    """Return what a package is sorted by, so that none has to wait for another, and for whom it is, "" where it cannot be
    read."""
    try:
        header = read_header(file).header
    except InputError:
        return ("", "", 0), ""
    return (header.station, header.made_at, header.number), header.to
