"""A whole case read from its tables into one frozen `CaseFile`."""

from collections.abc import Mapping
from typing import Any

import peewee

from app.archive.records import read_records
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


def read_site(database: peewee.Database) -> records.Site:
    """The project of this archive."""
    return read_records(database, site.SiteTable, records.Site)[0]


def read_case(database: peewee.Database, case_id: str) -> records.Case | None:
    """The case itself, or None."""
    return next(iter(read_records(database, case_tables.CaseTable, records.Case, "WHERE id = ?", (case_id,))), None)


def read_case_file(database: peewee.Database, case_id: str) -> CaseFile:
    """All that is known of the case. Raises LookupError where there is no such case."""
    case = read_case(database, case_id)
    if case is None:
        raise LookupError(case_id)
    (unit,) = read_records(database, site.UnitTable, records.Unit, "WHERE id = ?", (case.unit_id,))
    notices = read_records(database, site.NoticeTable, records.Notice, "WHERE id = ?", (case.notice_id or "",))
    shelves = read_records(database, closing.ShelfTable, records.Shelf, "WHERE case_id = ?", (case_id,))
    parts: dict[str, Any] = {
        name: read_records(database, table, record, f"WHERE case_id = ? {more}", (case_id,))
        for name, (table, record, more) in _PARTS.items()
    }
    return CaseFile(
        site=read_site(database),
        case=case,
        unit=unit,
        notice=next(iter(notices), None),
        shelf=next(iter(shelves), None),
        **parts,
    )
