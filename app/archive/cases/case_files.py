"""A whole case read from its tables into one frozen `CaseFile`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import peewee

from app.archive.database.connection import run
from app.archive.database.records import read_records
from app.archive.tables import case as case_tables
from app.archive.tables import certificates, closing, inspection, site
from app.archive.tables.base import JournaledTable
from app.procedure import case as records
from app.procedure.case import CaseFile

_PARTS: Mapping[str, tuple[type[JournaledTable], type[Any], str]] = {
    "people": (case_tables.PersonTable, records.Person, "AND removed = 0"),
    "vehicles": (case_tables.VehicleTable, records.Vehicle, "AND removed = 0"),
    "paper_checks": (case_tables.PaperCheckTable, records.PaperCheck, ""),
    "certificates": (certificates.CertificateTable, records.Certificate, ""),
    "rounds": (inspection.InspectionRoundTable, records.InspectionRound, ""),
    "item_checks": (inspection.ItemCheckTable, records.ItemCheck, ""),
    "defects": (inspection.DefectTable, records.Defect, ""),
    "meters": (inspection.MeterReadingTable, records.MeterReading, ""),
    "repairs": (inspection.RepairTable, records.Repair, ""),
    "waterproof_tests": (inspection.WaterproofTestTable, records.WaterproofTest, ""),
    "signed_papers": (closing.SignedPaperTable, records.SignedPaper, ""),
    "agreements": (closing.AgreementTable, records.Agreement, ""),
    "charges": (closing.ChargeTable, records.Charge, ""),
    "receipts": (closing.ReceiptTable, records.Receipt, ""),
    "items": (closing.HandedItemTable, records.HandedItem, ""),
    "key_entrustments": (closing.KeyEntrustmentTable, records.KeyEntrustment, ""),
    "commitments": (closing.CommitmentTable, records.Commitment, ""),
    "escalations": (closing.EscalationTable, records.Escalation, ""),
    "archive_papers": (closing.ArchivePaperTable, records.ArchivePaper, ""),
    "passes": (case_tables.StepPassTable, records.StepPass, ""),
}


def read_site(database: peewee.Database, site_id: str) -> records.Site:
    """Return the project of that id; rows of the first schemas name none and belong to the only one that there was."""
    order = "ORDER BY id = %s DESC, line LIMIT 1"
    return read_records(database, site.SiteTable, records.Site, order, (site_id,))[0]


def read_case(database: peewee.Database, case_id: str) -> records.Case | None:
    """Return the case itself, or None."""
    return next(iter(read_records(database, case_tables.CaseTable, records.Case, "WHERE id = %s", (case_id,))), None)


def read_case_file(database: peewee.Database, case_id: str) -> CaseFile:
    """Return all that is known of the case. Raises LookupError where there is no such case."""
    case = read_case(database, case_id)
    if case is None:
        raise LookupError(case_id)
    parts = {name: _read_part(database, name, case_id) for name in _PARTS}
    return CaseFile(site=read_site(database, case.site_id), case=case, **_read_frame(database, case), **parts)


def _read_part(database: peewee.Database, name: str, case_id: str) -> Any:  # noqa: ANN401 a tuple of whichever record
    table, record, more = _PARTS[name]
    return read_records(database, table, record, f"WHERE case_id = %s {more}", (case_id,))


def _read_frame(database: peewee.Database, case: records.Case) -> dict[str, Any]:
    """Return what a case has one of: its unit, its notice, its place on the shelf."""
    (unit,) = read_records(database, site.UnitTable, records.Unit, "WHERE id = %s", (case.unit_id,))
    notices = read_records(database, site.NoticeTable, records.Notice, "WHERE id = %s", (case.notice_id or "",))
    shelves = read_records(database, closing.ShelfTable, records.Shelf, "WHERE case_id = %s", (case.id,))
    return {"unit": unit, "notice": next(iter(notices), None), "shelf": next(iter(shelves), None)}


_NAMES = {str(table._meta.table_name): name for name, (table, _record, _more) in _PARTS.items()}
_MOST_ENTRIES = 8
_MOST_CASES = 8


@dataclass(frozen=True, slots=True)
class _Held:
    """A case file with the journal's end at which it was read; the salt tells an entry from one that was rolled back."""

    position: int
    salt: bytes
    file: CaseFile


class CaseFiles:
    """Case files of one archive, kept while they are worked on: after a verb only the tables that it wrote are read again.

    Every look compares the journal's end, so that what another process or counter wrote is seen like one's own.
    """

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def read(self, database: peewee.Database, case_id: str) -> CaseFile:
        """Return the case as the journal's end has it. Raises LookupError where there is no such case."""
        end = run(database, "SELECT position, facts_salt FROM entry ORDER BY position DESC LIMIT 1").fetchone()
        position, salt = (0, b"") if end is None else (int(end[0]), bytes(end[1]))
        held = self._held.get(case_id)
        if held is not None and (held.position, held.salt) == (position, salt):
            return held.file
        file = None if held is None else _brought_up_to(database, held, position)
        if file is None:
            file = read_case_file(database, case_id)
        self._held.pop(case_id, None)
        while len(self._held) >= _MOST_CASES:
            self._held.pop(next(iter(self._held)), None)
        self._held[case_id] = _Held(position, salt, file)
        return file


def _brought_up_to(database: peewee.Database, held: _Held, position: int) -> CaseFile | None:
    """Return the held file with what later entries wrote; None where it must be read whole."""
    if not 0 < position - held.position <= _MOST_ENTRIES:
        return None
    rows = list(
        run(database, "SELECT position, facts_salt, facts FROM entry WHERE position >= %s ORDER BY position", (held.position,))
    )
    if not rows or (int(rows[0][0]), bytes(rows[0][1])) != (held.position, held.salt):
        return None
    tables = {str(change[0]) for row in rows[1:] for change in json.loads(row[2])}
    if "site" in tables:
        return None
    case_id = held.file.case.id
    case = read_case(database, case_id) if "handover" in tables else held.file.case
    if case is None:
        return None
    parts = {_NAMES[table]: _read_part(database, _NAMES[table], case_id) for table in tables if table in _NAMES}
    frame = _read_frame(database, case) if tables & {"handover", "unit", "notice", "shelf"} else {}
    return replace(held.file, case=case, **frame, **parts)
