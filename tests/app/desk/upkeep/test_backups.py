"""A backup is noted with its time and place, wherever it went, and looks at every scan each time."""

import shutil
from pathlib import Path

import pytest

from app.archive.backup import restore
from app.desk.household.scans import Scan, ScanKind, attach, read_scan
from app.desk.site import open_desk
from app.desk.upkeep.backups import last_backup, make_backup
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError
from tests.app.desk.counter import PASSWORD, Counter, settings_in
from tests.app.desk.household.test_scans import PDF
from tests.app.desk.journey import arrived
from tests.app.desk.offices import some_offices


def test_there_is_none_before_the_first(counter: Counter) -> None:
    assert last_backup(counter.desk) is None


def test_the_last_one_is_known_with_its_place(counter: Counter, tmp_path: Path) -> None:
    make_backup(counter.desk, tmp_path / "stick")
    made = make_backup(counter.desk, tmp_path / "other stick 备份")
    assert (made.folder / "archive.db").is_file()
    assert made.folder.parent == tmp_path / "other stick 备份"
    assert last_backup(counter.desk) == made


def test_a_place_that_cannot_be_written_is_one_reason_and_is_not_noted(counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "no folder"
    file.write_text("")
    with pytest.raises(ArchiveError) as refused:
        make_backup(counter.desk, file)
    assert refused.value.reason.code == "archive.cannot_write"
    assert last_backup(counter.desk) is None


def test_a_note_that_cannot_be_read_is_none(counter: Counter, tmp_path: Path) -> None:
    make_backup(counter.desk, tmp_path / "stick")
    (counter.desk.archive.folder / "backups" / "last").write_bytes(b"\xff\xfe")
    assert last_backup(counter.desk) is None


def two_scans(counter: Counter) -> list[Scan]:
    case = arrived(counter, "documents").case_id
    return [attach(counter.desk, case, "move_in_notice", PDF, ScanKind.PDF) for _turn in range(2)]


def copy_of(scan: Scan, to: Path) -> Path:
    return to / "blobs" / scan.blob[:2] / scan.blob


def flip(file: Path) -> bytes:
    """Turn a bit over; gives what the file was."""
    whole = file.read_bytes()
    file.write_bytes(whole[:30] + bytes([whole[30] ^ 1]) + whole[31:])
    return whole


def test_damaged_and_missing_copies_of_scans_are_replaced_and_the_damaged_counted(counter: Counter, tmp_path: Path) -> None:
    flipped, cut, gone = *two_scans(counter), *two_scans(counter)[:1]
    to = tmp_path / "stick"
    first = make_backup(counter.desk, to)
    assert (first.problems, first.replaced) == ((), 0)
    whole = flip(copy_of(flipped, to))
    copy_of(cut, to).write_bytes(b"")
    copy_of(gone, to).unlink()
    made = make_backup(counter.desk, to)
    assert (made.problems, made.replaced) == ((), 2)
    assert copy_of(flipped, to).read_bytes() == whole
    assert make_backup(counter.desk, to).replaced == 0
    settings = settings_in(tmp_path)
    restore(first.folder, tmp_path / "restored", operator=None, password=PASSWORD, settings=settings)
    desk = open_desk(tmp_path / "restored", operator=None, password=PASSWORD, settings=settings)
    with desk.archive:
        assert check_archive(desk).problems == ()
        assert [read_scan(desk, scan.id) for scan in (flipped, cut, gone)] == [PDF] * 3


def test_a_damaged_scan_never_takes_the_place_of_a_good_copy_and_is_told(counter: Counter, tmp_path: Path) -> None:
    flipped, gone = two_scans(counter)
    to = tmp_path / "stick"
    make_backup(counter.desk, to)
    files = [counter.desk.archive.blobs.path(scan.blob) for scan in (flipped, gone)]
    whole = flip(files[0])
    files[1].unlink()
    made = make_backup(counter.desk, to)
    assert [problem.code for problem in made.problems] == ["archive.scan_whole_in_backup"] * 2
    assert {dict(problem.params)["folder"] for problem in made.problems} == {str(to)}
    assert copy_of(flipped, to).read_bytes() == whole
    for scan, file in zip((flipped, gone), files, strict=True):
        shutil.copy(copy_of(scan, to), file)
    assert check_archive(counter.desk).problems == ()


def test_a_damaged_scan_of_which_there_is_no_good_copy_is_told_and_not_copied(counter: Counter, tmp_path: Path) -> None:
    flipped, whole = two_scans(counter)
    flip(counter.desk.archive.blobs.path(flipped.blob))
    to = tmp_path / "stick"
    made = make_backup(counter.desk, to)
    assert [problem.code for problem in made.problems] == ["archive.scan_damaged"]
    assert made.folder.is_dir()
    assert not copy_of(flipped, to).exists()
    assert copy_of(whole, to).read_bytes() == counter.desk.archive.blobs.path(whole.blob).read_bytes()
    copy_of(flipped, to).parent.mkdir(exist_ok=True)
    copy_of(flipped, to).write_bytes(b"damaged as well")
    assert [problem.code for problem in make_backup(counter.desk, to).problems] == ["archive.scan_damaged"]


def test_a_scan_that_is_still_to_come_is_no_problem_of_a_backup(tmp_path: Path) -> None:
    with some_offices(tmp_path) as offices:
        case = arrived(offices.counter(offices.garden), "documents").case_id
        lost = attach(offices.garden.desk, case, "move_in_notice", PDF, ScanKind.PDF)
        offices.garden.archive.blobs.destroy(lost.blob)
        offices.report(offices.garden)
        assert make_backup(offices.headquarters.desk, tmp_path / "stick").problems == ()
        made = make_backup(offices.garden.desk, tmp_path / "stick")
        assert [problem.code for problem in made.problems] == ["archive.scan_missing"]


def test_bytes_of_database_and_scans_are_told_to_the_end(counter: Counter, tmp_path: Path) -> None:
    scans = two_scans(counter)
    told: list[tuple[int, int]] = []
    made = make_backup(counter.desk, tmp_path / "stick", lambda done, whole: told.append((done, whole)))
    size = (made.folder / "archive.db").stat().st_size
    assert told[-3:] == [(size + count * len(PDF), size + len(scans) * len(PDF)) for count in range(3)]
    assert told == sorted(told)


def test_what_is_half_written_among_the_scans_is_no_part_of_a_backup(counter: Counter, tmp_path: Path) -> None:
    """Another counter may be in the midst of keeping a scan."""
    scan, _other = two_scans(counter)
    counter.desk.archive.blobs.path(scan.blob).with_name(".0123456789abcdef.part").write_bytes(b"half")
    make_backup(counter.desk, tmp_path / "stick")
    assert list((tmp_path / "stick" / "blobs").rglob("*.part")) == []
