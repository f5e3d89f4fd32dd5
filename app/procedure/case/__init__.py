"""What is known of one handover: frozen records, one file a trade, gathered in the `CaseFile`."""

from app.procedure.case.agreements import Agreement, SignedPaper
from app.procedure.case.case import Case, Consent, Ending, Origin, Party, Tenure, Use
from app.procedure.case.case_file import CaseFile, Site
from app.procedure.case.certificates import Certificate, CertificateBook, Signer
from app.procedure.case.charges import Charge, ChargeState, PaymentMethod, Receipt
from app.procedure.case.commitments import Commitment, Escalation
from app.procedure.case.filing import ArchivePaper, PaperForm, Shelf, StepPass
from app.procedure.case.inspection import (
    CheckResult,
    Defect,
    InspectionRound,
    ItemCheck,
    MeterReading,
    Severity,
    Verdict,
)
from app.procedure.case.items import HandedItem, KeyEntrustment
from app.procedure.case.papers import PaperCheck
from app.procedure.case.people import Person, PersonRole, Sex, Vehicle
from app.procedure.case.repair import Repair, RepairSubject
from app.procedure.case.unit import Notice, Unit, UnitKind
from app.procedure.case.waterproof import TestResult, WaterproofTest

__all__ = [
    "Agreement",
    "ArchivePaper",
    "Case",
    "CaseFile",
    "Certificate",
    "CertificateBook",
    "Charge",
    "ChargeState",
    "CheckResult",
    "Commitment",
    "Consent",
    "Defect",
    "Ending",
    "Escalation",
    "HandedItem",
    "InspectionRound",
    "ItemCheck",
    "KeyEntrustment",
    "MeterReading",
    "Notice",
    "Origin",
    "PaperCheck",
    "PaperForm",
    "Party",
    "PaymentMethod",
    "Person",
    "PersonRole",
    "Receipt",
    "Repair",
    "RepairSubject",
    "Severity",
    "Sex",
    "Shelf",
    "SignedPaper",
    "Signer",
    "Site",
    "StepPass",
    "Tenure",
    "TestResult",
    "Unit",
    "UnitKind",
    "Use",
    "Vehicle",
    "Verdict",
    "WaterproofTest",
]
