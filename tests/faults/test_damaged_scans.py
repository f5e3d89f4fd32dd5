"""A disk that lets scans rot: `verify` tells each, and a backup neither keeps a rotten copy nor spoils a good one."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.archive.backup import restore
from app.archive.folder.blobs import Blobs
from app.desk.household.scans import ScanKind, attach
from app.desk.site import open_desk
from app.desk.upkeep.backups import make_backup
from app.desk.upkeep.checking import check_archive
from tests.app.desk.counter import PASSWORD, Counter, a_counter, settings_in
from tests.app.desk.journey import arrived

COUNT = 100


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A counter with a hundred scans of all sizes up to 64 kB."""
    random = Random(11)
    made = a_counter(tmp_path)
    with made.desk.archive:
        case = arrived(made, "documents").case_id
        for _turn in range(COUNT):
            content = b"%PDF-" + random.randbytes(random.randrange(1 << random.randrange(17))) + b"%%EOF"
            attach(made.desk, case, "move_in_notice", content, ScanKind.PDF)
        yield made


def rot(file: Path, random: Random) -> None:
    """A bit turns over anywhere, the end is lost, or the file is."""
    content = bytearray(file.read_bytes())
    fate = random.randrange(4)
    if fate == 0:
        file.unlink()
        return
    place = random.randrange(len(content))
    if fate == 1:
        del content[place:]
    else:
        content[place] ^= 1 << random.randrange(8)
    file.write_bytes(content)


def test_each_of_a_hundred_damaged_scans_is_told(counter: Counter) -> None:
    random = Random(12)
    files = sorted((counter.desk.archive.folder / "blobs").glob("??/*"))
    assert len(files) == COUNT
    assert check_archive(counter.desk).problems == ()
    for file in files:
        whole = file.read_bytes()
        rot(file, random)
        (problem,) = check_archive(counter.desk).problems
        assert dict(problem.params)["file"] == f"blobs/{file.parent.name}/{file.name}"
        file.write_bytes(whole)
    for file in files:
        rot(file, random)
    told = {dict(problem.params)["file"] for problem in check_archive(counter.desk).problems}
    assert told == {f"blobs/{file.parent.name}/{file.name}" for file in files}


def test_a_backup_heals_its_copies_and_lets_no_rot_in(counter: Counter, tmp_path: Path) -> None:
    """Each scan rots here, there, at both places or nowhere; what is whole at one place at least is whole in the end."""
    random, desk, to = Random(13), counter.desk, tmp_path / "stick"
    first = make_backup(desk, to).folder
    copies = Blobs(to / "blobs", desk.archive.key)
    sources, kept = {name: desk.archive.blobs.path(name).read_bytes() for name in desk.archive.blobs.names()}, set(copies.names())
    assert kept == set(sources)
    here, there = ({name for name in sorted(sources) if random.random() < 0.4} for _place in range(2))
    for place, names in ((desk.archive.blobs, here), (copies, there)):
        for name in sorted(names):
            rot(place.path(name), random)
    made = make_backup(desk, to)
    assert here - there
    assert there - here
    assert here & there
    codes = {Path(dict(problem.params)["file"]).name: problem.code for problem in made.problems}
    assert set(codes) == here
    assert {name for name, code in codes.items() if code == "archive.scan_whole_in_backup"} == here - there
    for name in set(sources) - (here & there):
        assert copies.path(name).read_bytes() == sources[name]
    settings = settings_in(tmp_path)
    restore(first, tmp_path / "restored", operator=None, password=PASSWORD, settings=settings)
    restored = open_desk(tmp_path / "restored", operator=None, password=PASSWORD, settings=settings)
    with restored.archive:
        told = {Path(dict(problem.params)["file"]).name for problem in check_archive(restored).problems}
    assert told == here & there
