"""Packages for an archive are found in a folder, in the order in which they are to be taken in."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.exchange.incoming.package_files import find_packages
from app.exchange.package.header import PackageHeader, write_block
from tests.app.exchange.packages import CHAIN, Sender

OWN, OTHER = "station-1", "station-2"
HEADER = PackageHeader("花园", "station-0", "A1", "counter", CHAIN, 1, 0, 0, OWN, "2026-11-24T10:00:00+08:00")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    (folder / "older").mkdir(parents=True)
    return folder


def lay(folder: Path, name: str, header: PackageHeader) -> Path:
    """A file with that header; nobody looks at what is behind it when it is found."""
    file = folder / name
    file.write_bytes(write_block(header, 1, "ab" * 32, Sender().signing.sign))
    return file


def test_those_for_this_archive_are_found_the_older_first(stick: Path) -> None:
    later = lay(stick, "a.ruzhu", replace(HEADER, number=2, made_at="2026-11-25T10:00:00+08:00"))
    first = lay(stick / "older", "b.ruzhu", HEADER)
    lay(stick, "c.ruzhu", replace(HEADER, to=OTHER))
    found = find_packages(OWN, [stick])
    assert found.packages == (first, later)
    assert found.others == 1


def test_one_that_cannot_be_read_is_among_them_since_importing_tells_why(stick: Path) -> None:
    damaged = stick / "damaged.ruzhu"
    damaged.write_bytes(b"ruzhu package\n{")
    assert find_packages(OWN, [stick]).packages == (damaged,)


def test_what_a_system_hides_beside_a_file_and_half_written_ones_are_left_alone(stick: Path) -> None:
    (stick / "._a.ruzhu").write_bytes(b"finder")
    (stick / ".0011.part").write_bytes(b"half")
    (stick / "folder.ruzhu").mkdir()
    assert find_packages(OWN, [stick]).packages == ()


def test_a_file_that_is_named_is_taken_whoever_it_is_for(stick: Path) -> None:
    """Importing then says that it is for another."""
    file = lay(stick, "c.ruzhu", replace(HEADER, to=OTHER))
    assert find_packages(OWN, [file, stick]).packages == (file,)
    assert find_packages(OWN, [file, stick]).others == 0


def test_nothing_is_searched_deeper_than_one_folder(stick: Path) -> None:
    deep = stick / "older" / "deeper"
    deep.mkdir()
    lay(deep, "d.ruzhu", HEADER)
    assert find_packages(OWN, [stick]).packages == ()
