"""Every table of the archive, by kind. The order is the order in which they are made."""

from collections.abc import Mapping

from app.archive.tables.base import DerivedTable, JournaledTable
from app.archive.tables.case import CaseTable, PaperCheckTable, PersonTable, StepPassTable, VehicleTable
from app.archive.tables.certificates import CertificateBookTable, CertificateTable
from app.archive.tables.closing import (
    AgreementTable,
    ArchivePaperTable,
    ChargeTable,
    CommitmentTable,
    EscalationTable,
    HandedItemTable,
    KeyEntrustmentTable,
    ReceiptTable,
    ShelfTable,
    SignedPaperTable,
)
from app.archive.tables.control import ApplicationTable, BlankCountTable, IncidentTable, LotTable
from app.archive.tables.declared import Declaration, Table, declarations, require_declared
from app.archive.tables.derived import CaseBoardTable
from app.archive.tables.exchange import EXCHANGED
from app.archive.tables.inspection import (
    DefectTable,
    InspectionRoundTable,
    ItemCheckTable,
    MeterReadingTable,
    RepairTable,
    WaterproofTestTable,
)
from app.archive.tables.machinery import Chain
from app.archive.tables.site import NoticeTable, OperatorTable, ProcedureTable, SiteTable, UnitTable

JOURNALED: tuple[type[JournaledTable], ...] = (
    SiteTable,
    OperatorTable,
    ProcedureTable,
    UnitTable,
    NoticeTable,
    CaseTable,
    PersonTable,
    VehicleTable,
    PaperCheckTable,
    StepPassTable,
    CertificateBookTable,
    CertificateTable,
    InspectionRoundTable,
    ItemCheckTable,
    DefectTable,
    MeterReadingTable,
    RepairTable,
    WaterproofTestTable,
    SignedPaperTable,
    AgreementTable,
    ChargeTable,
    ReceiptTable,
    HandedItemTable,
    KeyEntrustmentTable,
    CommitmentTable,
    EscalationTable,
    ArchivePaperTable,
    ShelfTable,
    ApplicationTable,
    LotTable,
    IncidentTable,
    BlankCountTable,
    *EXCHANGED,
)

DERIVED: tuple[type[DerivedTable], ...] = (CaseBoardTable,)

require_declared((Chain, *JOURNALED))

_ALL: tuple[Table, ...] = (Chain, *JOURNALED, *DERIVED)
DECLARATIONS: Mapping[str, Mapping[str, Declaration]] = {str(table._meta.table_name): declarations(table) for table in _ALL}
"""What is known of each column, by table and column."""

__all__ = ["DECLARATIONS", "DERIVED", "JOURNALED"]
