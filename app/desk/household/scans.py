"""Scans of the papers of a case: each an encrypted file of its own, whose key goes with the personal data (PIPL)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.archive.database.records import read_records
from app.archive.tables.exchange import ScanTable
from app.desk.company import require_site
from app.desk.desk import Desk, Work
from app.errors import InputError

LARGEST = 16 * 2**20  # bytes


class ScanKind(StrEnum):
    """What a scan may be."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


_BEGINS = {ScanKind.PDF: b"%PDF-", ScanKind.JPEG: b"\xff\xd8\xff", ScanKind.PNG: b"\x89PNG\r\n\x1a\n"}
_ENDS = {ScanKind.PDF: b"%%EOF", ScanKind.JPEG: b"\xff\xd9", ScanKind.PNG: b"IEND\xaeB`\x82"}
_TAIL = 1024  # bytes in which a file must come to its end: scanners put a little behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan. `paper` is the id of a paper to show or of a kind of the paper archive; `blob_key` is empty once destroyed."""

    id: str
    case_id: str
    paper: str
    person_id: str | None
    kind: str
    size: int
    blob: str
    blob_key: str
    taken_on: date
    taken_by: str
    removed: bool


def attach(desk: Desk, case_id: str, paper: str, content: bytes, kind: ScanKind, person_id: str | None = None) -> Scan:
    """Keep a scan of a paper of a case, also of one that has ended; return it.

    Raises InputError for more than 16 MiB, content that is no whole file of its kind, a paper that the procedure does not know,
    and a person who is not of the case.
    """
    require_site(desk)
    _check_content(content, kind)
    with desk.work("attach_scan", case_id, escalated=True, ended=True) as work:
        _check_place(work, paper, person_id)
        # Synced before the entry: an entry never names a file that is not there.
        blob, key = desk.archive.blobs.put(content)
        try:
            identifier = work.writing.insert(
                ScanTable,
                case_id=case_id,
                paper=paper,
                person_id=person_id,
                kind=kind.value,
                size=len(content),
                blob=blob,
                blob_key=key,
                taken_on=work.today,
                taken_by=desk.operator_name,
                removed=False,
            )
        except BaseException:
            desk.archive.blobs.destroy(blob)
            raise
    return _scan(desk, identifier)


def scans_of(desk: Desk, case_id: str) -> tuple[Scan, ...]:
    """Return the scans of a case that were not removed, in the order in which they came here."""
    return read_records(desk.database, ScanTable, Scan, "WHERE case_id = %s AND removed = 0", (case_id,))


def read_scan(desk: Desk, scan_id: str) -> bytes:
    """Return what was scanned.

    Raises InputError for an unknown scan and for one whose data were destroyed, ArchiveError where its file is missing (it may
    still be on its way from another station) or was changed.
    """
    scan = _scan(desk, scan_id)
    if not scan.blob_key:
        raise InputError.of("scans.destroyed", paper=f"paper:{scan.paper}")
    return desk.archive.blobs.get(scan.blob, scan.blob_key)


def is_here(desk: Desk, scan: Scan) -> bool:
    """Return whether the file of a scan came along with its row."""
    return desk.archive.blobs.holds(scan.blob)


def remove(desk: Desk, scan_id: str) -> None:
    """Mark a scan as removed; like every row it stays in the journal. Raises InputError where it is unknown or removed."""
    scan = _scan(desk, scan_id)
    with desk.work("remove_scan", scan.case_id, escalated=True, ended=True) as work:
        if _scan(desk, scan_id).removed:
            raise InputError.of("scans.unknown", scan=scan_id)
        work.writing.update(ScanTable, scan_id, removed=True)


def _scan(desk: Desk, scan_id: str) -> Scan:
    found = read_records(desk.database, ScanTable, Scan, "WHERE id = %s", (scan_id,))
    if not found:
        raise InputError.of("scans.unknown", scan=scan_id)
    return found[0]


def _check_content(content: bytes, kind: ScanKind) -> None:
    if len(content) > LARGEST:
        raise InputError.of("scans.too_large", most=LARGEST // 2**20)
    if not content.startswith(_BEGINS[kind]) or _ENDS[kind] not in content[-_TAIL:]:
        raise InputError.of("scans.other_kind", kind=kind.value.upper())


def _check_place(work: Work, paper: str, person_id: str | None) -> None:
    procedure = work.procedure
    known = {row.id for row in (*procedure.papers, *procedure.signed_papers, *procedure.agreements, *procedure.archive_kinds)}
    if paper not in known:
        raise InputError.of("papers.unknown", paper=paper)
    if person_id is not None and person_id not in {person.id for person in work.file.people}:
        raise InputError.of("case.row_unknown", row=person_id)
