"""The bathroom waterproof test 卫生间防水试验, only where the client also renovates (P3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TestResult(StrEnum):
    """No leak, or a leak."""

    __test__ = False  # not a class of tests

    DRY = "dry"
    LEAK = "leak"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaterproofTest:
    """One round of one bathroom. Depths in mm. `result` is None while the water stands."""

    id: str
    case_id: str
    round: int
    bathroom: str
    filled_at: datetime | None = None
    filled_depth: int | None = None
    ended_at: datetime | None = None
    ended_depth: int | None = None
    floor_drain_fine: bool = True
    pipe_foot_fine: bool = True
    wall_foot_fine: bool = True
    room_below: str = ""
    looked_at_by: str = ""
    room_below_result: str = ""
    result: TestResult | None = None
    tested_by: str = ""

    @property
    def hours(self) -> float | None:
        """How long the water stood, in hours."""
        if self.filled_at is None or self.ended_at is None:
            return None
        return (self.ended_at - self.filled_at).total_seconds() / 3600
