"""Certificates as controlled paper: applications, lots, incidents, surrendered books and counted blanks (C5–C7, B-practice)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CertificateCopy(StrEnum):
    """The three copies of a certificate (C2)."""

    STUB = "stub"
    FINANCE = "finance"
    CLIENT = "client"


ALL_COPIES = tuple(copy.value for copy in CertificateCopy)


class IncidentKind(StrEnum):
    """What went wrong with a number."""

    COPY_LOST = "copy_lost"
    SHEET_MISSING = "sheet_missing"
    OTHER = "other"
    CLAIMED_TWICE = "claimed_twice"
    NOT_ALLOTTED = "not_allotted"
    DISORDERED = "disordered"
    IN_FORCE_TWICE = "in_force_twice"


FOUND_BY_LEDGER = (
    IncidentKind.CLAIMED_TWICE,
    IncidentKind.NOT_ALLOTTED,
    IncidentKind.DISORDERED,
    IncidentKind.IN_FORCE_TWICE,
)
"""What nobody reports at a counter: the ledger finds it, and a person explains it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How a lot was used (C6): numbers used, void, blank and with an incident."""

    used: int = 0
    void: int = 0
    blank: int = 0
    incident: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application for blank certificates 领用申请 by the homes and parking spaces to be handed over (C6).

    It carries how the last lot was used; the company reviews that and approves or refuses, with who and when.
    """

    id: str
    number: str
    applied_on: date
    applied_by: str
    homes: int
    spaces: int
    in_hand: int
    reserve: int
    books: int
    last_lot: str | None = None
    last_used: int = 0
    last_void: int = 0
    last_blank: int = 0
    last_incident: int = 0
    remark: str = ""
    review: str = ""
    reviewed_on: date | None = None
    reviewed_by: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    refused_on: date | None = None
    site_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A lot 批 of books received, its count checked against first and last number."""

    id: str
    first: int
    last: int
    application_id: str | None
    received_on: date
    received_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A number that is not accounted for by paper: open until it is explained."""

    id: str
    number: int
    kind: IncidentKind
    what: str
    reported_on: date
    reported_by: str
    missing_copies: tuple[str, ...] = ()
    explained_on: date | None = None
    explained_by: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCount:
    """A count of the blanks at a counter, at shift change or month's end, by two people."""

    id: str
    counter: str
    counted_at: datetime
    book_id: str
    first_blank: int | None
    counted: int
    expected: int
    counted_by: str
    witnessed_by: str
    remark: str = ""
