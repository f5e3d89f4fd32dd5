"""Every scan that a row names is there, whole, and what its name says; what is not is told with its case and paper."""

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.archive.folder.keyring import encrypt
from app.archive.journal.entry import DECIDE
from app.archive.journal.writing import Act
from app.archive.scan_files import named_scans
from app.archive.verify import VerifyReport
from app.desk.household.scans import Scan, ScanKind, attach, remove
from app.desk.upkeep.checking import check_archive
from app.texts import load_translator, sentence
from app.texts.names import namer
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import arrived
from tests.app.desk.offices import some_offices

PDF = b"%PDF-1.4\n" + "陈䶮 11010519491231002X".encode() + b"\n%%EOF\n"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path)
    with made.desk.archive:
        yield made


@pytest.fixture
def scans(counter: Counter) -> list[Scan]:
    """Two scans of one case."""
    case = arrived(counter, "documents").case_id
    return [attach(counter.desk, case, "move_in_notice", PDF, ScanKind.PDF) for _turn in range(2)]


def file_of(counter: Counter, scan: Scan) -> Path:
    return counter.desk.archive.blobs.path(scan.blob)


def codes(report: VerifyReport) -> list[str]:
    return [problem.code for problem in report.problems]


def flipped(place: int) -> Callable[[bytes], bytes]:
    return lambda content: bytes(byte ^ (number == place % len(content)) for number, byte in enumerate(content))


@pytest.mark.parametrize(
    "damage", [*map(flipped, (0, 5, 12, 40, -1)), lambda content: content[:-1], lambda _content: b"", lambda content: content * 2]
)
def test_a_scan_with_a_flipped_bit_cut_short_or_emptied_is_told(
    counter: Counter, scans: list[Scan], damage: Callable[[bytes], bytes]
) -> None:
    assert codes(check_archive(counter.desk)) == []
    file = file_of(counter, scans[1])
    file.write_bytes(damage(file.read_bytes()))
    assert codes(check_archive(counter.desk)) == ["archive.scan_damaged"]


def test_what_is_no_file_any_more_is_told(counter: Counter, scans: list[Scan]) -> None:
    first, second = (file_of(counter, scan) for scan in scans)
    first.unlink()
    second.unlink()
    second.mkdir()
    assert sorted(codes(check_archive(counter.desk))) == ["archive.scan_damaged", "archive.scan_missing"]


def test_two_scans_that_changed_places_are_told(counter: Counter, scans: list[Scan]) -> None:
    first, second = (file_of(counter, scan) for scan in scans)
    first.rename(second.with_name("aside"))
    second.rename(first)
    second.with_name("aside").rename(second)
    assert codes(check_archive(counter.desk)) == ["archive.scan_damaged"] * 2


def test_another_content_under_the_same_key_and_name_is_told_by_its_hash(counter: Counter, scans: list[Scan]) -> None:
    """Another station that was sent a scan has its key."""
    scan = scans[0]
    file_of(counter, scan).write_bytes(encrypt(bytes.fromhex(scan.blob_key), b"%PDF-1.4 x %%EOF", scan.blob.encode(), bytes(12)))
    assert codes(check_archive(counter.desk)) == ["archive.scan_damaged"]


def test_case_paper_and_file_are_named_in_one_sentence(counter: Counter, scans: list[Scan]) -> None:
    file_of(counter, scans[0]).unlink()
    (problem,) = check_archive(counter.desk).problems
    zh = load_translator("zh_CN")
    blob = scans[0].blob
    assert sentence(problem, zh, namer(counter.desk.procedure, "zh_CN", zh)) == (
        f"A1-00001 3号楼 2单元 101的“入住通知书”扫描件缺失：请重新扫描，或从备份中取回文件blobs/{blob[:2]}/{blob}。"
    )
    en = load_translator("en")
    assert sentence(problem, en, namer(counter.desk.procedure, "en", en)) == (
        "The scan of Move-in notice of case A1-00001 3号楼 2单元 101 is missing: scan the paper again, or fetch "
        f"blobs/{blob[:2]}/{blob} from a backup."
    )


def test_a_removed_scan_is_still_named_by_its_row(counter: Counter, scans: list[Scan]) -> None:
    remove(counter.desk, scans[0].id)
    assert codes(check_archive(counter.desk)) == []
    file_of(counter, scans[0]).unlink()
    assert codes(check_archive(counter.desk)) == ["archive.scan_missing"]


def test_of_destroyed_personal_data_nobody_misses_a_scan(counter: Counter, scans: list[Scan]) -> None:
    counter.desk.archive.journal.destroy(counter.desk.act("destroy", scans[0].case_id), scans[0].case_id)
    file_of(counter, scans[0]).write_bytes(b"")
    file_of(counter, scans[1]).unlink()
    assert named_scans(counter.desk.archive) == ()
    assert check_archive(counter.desk).problems == ()


def test_a_scan_that_another_station_still_has_to_send_is_no_damage(tmp_path: Path) -> None:
    with some_offices(tmp_path) as offices:
        garden, headquarters = offices.garden.desk, offices.headquarters.desk
        case = arrived(offices.counter(offices.garden), "documents").case_id
        kept, lost = (attach(garden, case, "move_in_notice", PDF, ScanKind.PDF) for _turn in range(2))
        garden.archive.blobs.path(lost.blob).rename(tmp_path / "lost")
        offices.report(offices.garden)
        assert codes(check_archive(garden)) == ["archive.scan_missing"]
        report = check_archive(headquarters)
        assert report.problems == ()
        assert next(notice for notice in report.notices if notice.code == "archive.scans_to_come").params == (("count", "1"),)
        by_hand = headquarters.archive.blobs.path(lost.blob)
        by_hand.parent.mkdir(exist_ok=True)
        by_hand.write_bytes(b"not what is awaited")
        assert codes(check_archive(headquarters)) == ["archive.scan_damaged"]
        by_hand.unlink()
        (tmp_path / "lost").rename(garden.archive.blobs.path(lost.blob))
        offices.report(offices.garden)
        assert [each.code for each in (*check_archive(garden).problems, *check_archive(headquarters).notices)] == []
        for scan in (kept, lost):
            arrived_file = headquarters.archive.blobs.path(scan.blob)
            arrived_file.write_bytes(flipped(30)(arrived_file.read_bytes()))
        assert codes(check_archive(headquarters)) == ["archive.scan_damaged"] * 2


def test_the_scan_of_another_station_whose_row_was_decided_about_here_is_whole(tmp_path: Path) -> None:
    """Its name is a hash that only the other station can compute."""
    with some_offices(tmp_path) as offices:
        garden, headquarters = offices.garden.desk, offices.headquarters.desk
        case = arrived(offices.counter(offices.garden), "documents").case_id
        attach(garden, case, "move_in_notice", PDF, ScanKind.PDF)
        offices.report(offices.garden)
        names = [str(row[1]) for row in run(headquarters.database, "PRAGMA table_info(scan)")]
        names = [name for name in names if name not in ("line", "id", "base_chain", "base_seq")]
        values = run(headquarters.database, f"SELECT {', '.join(names)} FROM scan").fetchone() or ()  # noqa: S608 names of columns
        act = Act(DECIDE, headquarters.archive.operator, headquarters.counter, case)
        with headquarters.archive.journal.writing(act, garden.site_id) as writing:
            writing.decide("scan", "00000000-0000-7000-8000-000000000001", dict(zip(names, values, strict=True)), case)
        assert len(named_scans(headquarters.archive)) == 2
        assert codes(check_archive(headquarters)) == []


def test_scans_are_told_of_as_they_are_read_and_read_one_at_a_time(counter: Counter) -> None:
    case = arrived(counter, "documents").case_id
    large = b"%PDF-" + bytes(2**20) + b"%%EOF"
    for _turn in range(12):
        attach(counter.desk, case, "move_in_notice", large, ScanKind.PDF)
    told: list[tuple[int, int]] = []
    tracemalloc.start()
    report = check_archive(counter.desk, lambda done, whole: told.append((done, whole)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.problems == ()
    assert told == sorted(told)
    assert told[-13:] == [(2 * report.entries + read, 2 * report.entries + 12) for read in range(13)]
    assert most < 6 * len(large)


def test_a_hundred_are_named_at_most(counter: Counter, scans: list[Scan]) -> None:
    for _turn in range(110):
        attach(counter.desk, scans[0].case_id, "move_in_notice", PDF, ScanKind.PDF)
    for file in list((counter.desk.archive.folder / "blobs").glob("??/*")):
        file.unlink()
    assert codes(check_archive(counter.desk)) == ["archive.scan_missing"] * 100


def test_a_key_that_is_none_and_a_name_that_is_none_are_told(counter: Counter, scans: list[Scan]) -> None:
    """Whoever can write the tables past the journal finds no way to stop the check."""
    run(counter.desk.database, "UPDATE scan SET blob_key = 'no key' WHERE id = ?", (scans[0].id,))
    run(counter.desk.database, "UPDATE scan SET blob = '../archive.db' WHERE id = ?", (scans[1].id,))
    found = codes(check_archive(counter.desk))
    assert sorted(code for code in found if code.startswith("archive.scan")) == ["archive.scan_damaged", "archive.scan_missing"]
