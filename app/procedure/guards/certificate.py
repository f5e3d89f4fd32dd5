"""The certificate is issued as soon as the papers are complete (P7) and signed by the client, or an agent who may (C3)."""

from datetime import date

from app.procedure.case.case_file import CaseFile
from app.procedure.declaration.procedure import Procedure
from app.procedure.reason import Reason


def certificate_issued(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """A certificate is in force (C1, C7)."""
    return Reason.of("certificate.not_issued") if file.certificate is None else None


def certificate_signed(file: CaseFile, _procedure: Procedure, _today: date) -> Reason | None:
    """The certificate carries the day on which it was signed: the actual day, never dated back (C3, C4)."""
    certificate = file.certificate
    return Reason.of("certificate.not_signed") if certificate is not None and certificate.signed_on is None else None
