"""Repairs by the repair team 工程组 after a failed inspection or waterproof test (P2, P3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RepairSubject(StrEnum):
    """What the repair loop belongs to."""

    UNIT = "unit"
    WATERPROOF = "waterproof"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One repair order 维修通知单 after round `round` of an inspection or test.

    The 《房屋交付验收单》 goes to 经营部 (`form_sent_on`) and the management office keeps a copy (`copy_kept`), P2.
    """

    id: str
    case_id: str
    subject: RepairSubject
    round: int
    ordered_on: date
    form_sent_on: date | None = None
    copy_kept: bool = False
    taken_by: str = ""
    due: date | None = None
    key_number: str = ""
    done_on: date | None = None
    how: str = ""
    engineer: str = ""
