"""Inspection of the unit, round by round (P2, P4), and the meters read with it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Verdict(StrEnum):
    """The client's verdict: 合格 · 合格,遗留问题限期整改 · 不合格 · 拒收."""

    PASSED = "passed"
    PASSED_WITH_REMAINING = "passed_with_remaining"
    FAILED = "failed"
    REFUSED = "refused"


class CheckResult(StrEnum):
    """What was found of one item."""

    FINE = "fine"
    NOT_FINE = "not_fine"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How bad a defect is."""

    MINOR = "minor"
    MAJOR = "major"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRound:
    """One 《房屋交付验收单》. Inspected by/on and entered by/at are two facts: the escort often fills a clipboard first.

    `verdict` is None while the round is being entered. `signer_id` is the person who signed.
    """

    id: str
    case_id: str
    round: int
    verdict: Verdict | None
    inspected_by: str
    inspected_on: date | None
    entered_by: str
    entered_at: datetime
    client_words: str = ""
    signer_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCheck:
    """One item of one part of the unit in one round."""

    id: str
    case_id: str
    round: int
    part: str
    item: str
    result: CheckResult
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """What is wrong, found in `round`; open until a re-inspection accepts it (`accepted_on`).

    `remaining` marks a defect that the client let stand with a day and a responsible party (合格,遗留问题限期整改).
    """

    id: str
    case_id: str
    round: int
    part: str
    item: str
    what: str
    place: str = ""
    trade: str = ""
    severity: Severity = Severity.MINOR
    responsible: str = ""
    due: date | None = None
    photo: str = ""
    remaining: bool = False
    accepted_on: date | None = None
    accepted_round: int | None = None

    @property
    def is_open(self) -> bool:
        """Not yet accepted by the client."""
        return self.accepted_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterReading:
    """A first reading 底数, three places. None is a blank, never 0; `absent_reason` says why there is nothing to read."""

    id: str
    case_id: str
    meter: str
    meter_number: str = ""
    place: str = ""
    reading: Decimal | None = None
    balance: Decimal | None = None
    read_on: date | None = None
    absent_reason: str = ""
