"""Scans of papers: kept encrypted, checked by content, marked when removed, gone with the personal data (PIPL)."""

import pytest

from app.archive.database.connection import run
from app.desk.household.scans import LARGEST, ScanKind, attach, is_here, read_scan, remove, scans_of
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError
from tests.app.desk.counter import Counter
from tests.app.desk.journey import arrived, client_of, refused

PDF = b"%PDF-1.4\n" + "陈䶮 11010519491231002X".encode() + b"\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0" + bytes(50) + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(50) + b"IEND\xaeB`\x82"


def files(counter: Counter) -> list[bytes]:
    return [path.read_bytes() for path in (counter.folder / "archive" / "blobs").glob("??/*")]


@pytest.mark.parametrize(("kind", "content"), [(ScanKind.PDF, PDF), (ScanKind.JPEG, JPEG), (ScanKind.PNG, PNG)])
def test_a_scan_is_read_as_it_was_kept_and_lies_encrypted(counter: Counter, kind: ScanKind, content: bytes) -> None:
    office = arrived(counter, "documents")
    scan = attach(counter.desk, office.case_id, "move_in_notice", content, kind, client_of(office))
    assert (scan.kind, scan.size, scan.taken_by, scan.person_id) == (kind.value, len(content), "王丽", client_of(office))
    assert scans_of(counter.desk, office.case_id) == (scan,)
    assert read_scan(counter.desk, scan.id) == content
    assert is_here(counter.desk, scan)
    (kept,) = files(counter)
    assert content not in kept
    assert b"11010519491231002X" not in kept
    assert check_archive(counter.desk).problems == ()


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        (ScanKind.PDF, JPEG, "scans.other_kind"),
        (ScanKind.PNG, PDF, "scans.other_kind"),
        (ScanKind.JPEG, JPEG[:20], "scans.other_kind"),
        (ScanKind.PDF, b"", "scans.other_kind"),
        (ScanKind.PDF, b"%PDF-1.4" + bytes(LARGEST) + b"%%EOF", "scans.too_large"),
    ],
)
def test_only_a_whole_file_of_its_kind_and_size_is_kept(counter: Counter, kind: ScanKind, content: bytes, code: str) -> None:
    office = arrived(counter, "documents")
    with refused(counter, code):
        attach(counter.desk, office.case_id, "move_in_notice", content, kind)
    assert files(counter) == []


def test_a_scan_belongs_to_a_paper_and_a_person_of_the_case(counter: Counter) -> None:
    office = arrived(counter, "documents")
    for paper, person, code in (("no_such", None, "papers.unknown"), ("move_in_notice", "nobody", "case.row_unknown")):
        with refused(counter, code):
            attach(counter.desk, office.case_id, paper, PDF, ScanKind.PDF, person)
    with refused(counter, "case.unknown"):
        attach(counter.desk, "nothing", "move_in_notice", PDF, ScanKind.PDF)
    assert files(counter) == []


def test_papers_of_a_filed_case_are_scanned_too(counter: Counter) -> None:
    office = arrived(counter, "filed")
    assert attach(counter.desk, office.case_id, "move_in_notice", PDF, ScanKind.PDF).person_id is None


def test_a_removed_scan_is_marked_and_stays_in_the_journal(counter: Counter) -> None:
    office = arrived(counter, "documents")
    scan = attach(counter.desk, office.case_id, "move_in_notice", PDF, ScanKind.PDF)
    remove(counter.desk, scan.id)
    assert scans_of(counter.desk, office.case_id) == ()
    assert list(run(counter.desk.database, "SELECT removed FROM scan")) == [(1,)]
    for identifier in (scan.id, "nothing"):
        with refused(counter, "scans.unknown"):
            remove(counter.desk, identifier)


def test_a_destroyed_scan_is_read_by_nobody(counter: Counter) -> None:
    office = arrived(counter, "documents")
    scan = attach(counter.desk, office.case_id, "move_in_notice", PDF, ScanKind.PDF)
    counter.desk.archive.journal.destroy(counter.desk.act("destroy", office.case_id), office.case_id)
    with refused(counter, "scans.destroyed"):
        read_scan(counter.desk, scan.id)


def test_a_scan_whose_file_is_missing_is_named(counter: Counter) -> None:
    office = arrived(counter, "documents")
    scan = attach(counter.desk, office.case_id, "move_in_notice", PDF, ScanKind.PDF)
    counter.desk.archive.blobs.destroy(scan.blob)
    assert not is_here(counter.desk, scan)
    with pytest.raises(ArchiveError) as caught:
        read_scan(counter.desk, scan.id)
    assert caught.value.reason.code == "archive.blob_missing"
