"""What the papers of control say: frozen inputs, read at one moment (`control_queries`) and printed by `reports.control`."""

from dataclasses import dataclass
from datetime import date

from app.desk.control.ledger import BookLine
from app.procedure.case import CaseFile, Certificate, CertificateBook
from app.procedure.certificates import Application, BlankCount, CertificateCopy, CertificateState, Incident, Lot, Usage
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlFrame:
    """Whose paper it is, who made it on which day, and where the journal stood: the first 8 hex digits of its head."""

    project: str
    company: str
    operator: str
    made_on: date
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRecord:
    """A lot with its place among all lots (from 1 on) and the number of the application that it answers, "" for none."""

    ordinal: int
    lot: Lot
    application: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRecord:
    """One used number, as its paper says. `unit` and `client` are empty where the personal data were destroyed."""

    number: int
    state: CertificateState
    issued_on: date
    issued_by: str
    unit: str
    client: str
    last_day: date | None
    signed_on: date | None
    sealed: tuple[str, ...]
    signed: tuple[str, ...]
    replaces: int | None
    void_on: date | None
    void_reason: str
    incident: Incident | None

    @property
    def finance_copy_handed(self) -> bool:
        """Whether the finance copy is finance's: void ones are bound with the stubs (C7), and a lost one nobody has."""
        if self.state is CertificateState.INCIDENT:
            return self.incident is not None and CertificateCopy.FINANCE.value not in self.incident.missing_copies
        return self.state is CertificateState.ISSUED

    @property
    def finance_copy_complete(self) -> bool:
        """Whether it is finance's and bears seal and signature (C3)."""
        return (
            self.finance_copy_handed
            and CertificateCopy.FINANCE.value in self.sealed
            and CertificateCopy.FINANCE.value in self.signed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRecord:
    """One book on the ledger: its line, and who opened it, closed it and handed its stubs back; no `book` while unopened."""

    line: BookLine
    book: CertificateBook | None = None
    lot: LotRecord | None = None
    void: tuple[int, ...] = ()
    incidents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPaper:
    """The ledger 台帐 with its proof, and the incidents that nobody explained yet.

    `found` says which numbers were claimed twice or not allotted to their site, and by whom.
    """

    frame: ControlFrame
    books: tuple[BookRecord, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    disordered: tuple[int, ...]
    proved: bool
    incidents: tuple[Incident, ...]
    found: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsagePaper:
    """How a lot was used 使用情况报告 (C6)."""

    frame: ControlFrame
    lot: LotRecord
    usage: Usage
    books: tuple[BookRecord, ...]
    void: tuple[NumberRecord, ...]
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationPaper:
    """An application 领用申请单, with the lot that it reports on and the one that answered it, where there are any."""

    frame: ControlFrame
    application: Application
    last_lot: LotRecord | None = None
    received: LotRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StubLeaf:
    """A number of a book in its place: its certificate with the case file; without one it is blank."""

    number: int
    certificate: Certificate | None = None
    file: CaseFile | None = None
    incident: Incident | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StubBookPaper:
    """The cover 存根册封面 and the stubs of a book in number order, the void ones in their place (C5, C7)."""

    frame: ControlFrame
    record: BookRecord
    book: CertificateBook
    numbers: tuple[NumberRecord, ...]
    leaves: tuple[StubLeaf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBlanks:
    """A count of blanks and the book that was counted."""

    count: BlankCount
    book: CertificateBook | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCountPaper:
    """Counts of blanks 空白证明清点表, the oldest first."""

    frame: ControlFrame
    counts: tuple[CountedBlanks, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinancePaper:
    """Certificates issued from `first_day` to `last_day` 财务联移交清单; `recalled` were issued before and void in these days."""

    frame: ControlFrame
    first_day: date
    last_day: date
    numbers: tuple[NumberRecord, ...]
    recalled: tuple[NumberRecord, ...]


Printable = LedgerPaper | UsagePaper | ApplicationPaper | BlankCountPaper | FinancePaper
