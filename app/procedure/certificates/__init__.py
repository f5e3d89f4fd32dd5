"""Numbers, books, states and signers of the move-in certificate 《房屋入住证明》 (C1–C8)."""

from app.procedure.certificates.application import books_to_ask, reserve_for, sheets_needed
from app.procedure.certificates.book import BOOK_SIZE, next_number, skipped_numbers
from app.procedure.certificates.control import (
    ALL_COPIES,
    FOUND_BY_LEDGER,
    Application,
    BlankCount,
    CertificateCopy,
    Incident,
    IncidentKind,
    Lot,
    Usage,
)
from app.procedure.certificates.number import LARGEST_NUMBER, format_number, parse_number
from app.procedure.certificates.signer import SIGN_CERTIFICATE, refused_signer
from app.procedure.certificates.state import CHANGES, CertificateState, StateChange, refused_change

__all__ = [
    "ALL_COPIES",
    "BOOK_SIZE",
    "CHANGES",
    "FOUND_BY_LEDGER",
    "LARGEST_NUMBER",
    "SIGN_CERTIFICATE",
    "Application",
    "BlankCount",
    "CertificateCopy",
    "CertificateState",
    "Incident",
    "IncidentKind",
    "Lot",
    "StateChange",
    "Usage",
    "books_to_ask",
    "format_number",
    "next_number",
    "parse_number",
    "refused_change",
    "refused_signer",
    "reserve_for",
    "sheets_needed",
    "skipped_numbers",
]
