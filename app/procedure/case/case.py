"""The case itself: what kind of client it is, which decides what applies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tenure(StrEnum):
    """业主 or 租户."""

    OWNER = "owner"
    TENANT = "tenant"


class Party(StrEnum):
    """A person or a company 公司户."""

    PERSON = "person"
    COMPANY = "company"


class Origin(StrEnum):
    """Where the client's household is registered: 本市, 外地, 港澳台 or 外籍."""

    LOCAL = "local"
    NONLOCAL = "nonlocal"
    HMT = "hmt"
    FOREIGN = "foreign"


class Use(StrEnum):
    """What the unit is used for: 自住, 出租, 办公."""

    OWN = "own"
    LET = "let"
    OFFICE = "office"


class Consent(StrEnum):
    """The separate consent to keep identity papers (PIPL); refusal is possible and is recorded."""

    UNASKED = "unasked"
    GIVEN = "given"
    REFUSED = "refused"


class Ending(StrEnum):
    """How a case ended: still open, filed, or refused by the client (拒收, C8)."""

    OPEN = "open"
    FILED = "filed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One household's handover. `procedure` is the SHA-256 of the procedure data that it began with."""

    id: str
    number: str
    unit_id: str
    notice_id: str | None
    procedure: str
    tenure: Tenure
    party: Party
    origin: Origin
    employed: bool
    renovating: bool
    entrusted: bool
    use: Use
    consent: Consent
    opened_on: date
    ending: Ending
    ended_on: date | None = None
    site_id: str = ""
