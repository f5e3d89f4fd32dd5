"""The certificate is issued as soon as the papers are complete (P7) and signed by the client, or an agent who may (C3)."""

from datetime import date

from app.procedure.case.case import Ending
from app.procedure.case.case_file import CaseFile
from app.procedure.case.certificates import Certificate
from app.procedure.certificates.content import differences
from app.procedure.certificates.control import ALL_COPIES
from app.procedure.certificates.number import format_number
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def certificate_issued(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """A certificate is in force (C1, C7)."""
    return Reason.of("certificate.not_issued") if file.certificate is None else None


def certificate_signed(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The certificate carries the day on which it was signed, and all three copies bear seal and signature (C3, C4)."""
    certificate = file.certificate
    return None if certificate is None else _incomplete(certificate)


def _incomplete(certificate: Certificate) -> Reason | None:
    if certificate.signed_on is None:
        return Reason.of("certificate.not_signed")
    for copy in ALL_COPIES:
        if copy not in certificate.sealed_copies or copy not in certificate.signed_copies:
            return Reason.of("certificate.copy_incomplete", copy=f"copy:{copy}")
    return None


def certificate_true(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The certificate in force says what the case says; the steps between may go on with one that has to be replaced (C3)."""
    certificate = file.certificate
    if certificate is None:
        return None
    for found in differences(file, certificate):
        number = format_number(certificate.number)
        return Reason.of("certificate.differs", number=number, field=found.field, paper=found.paper, case=found.case)
    return None


def is_replaced_after_filing(file: CaseFile) -> bool:
    """Whether a filed case gets another certificate since a copy of its own was lost (C7): until the next one is complete."""
    certificate = file.certificate
    return file.case.ending is Ending.FILED and (certificate is None or _incomplete(certificate) is not None)
