"""Units to hand over (房屋 and 车位) and the move-in notices sent for them (入住通知书)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class UnitKind(StrEnum):
    """What is handed over: a home or a parking space; certificates are counted over both (C6)."""

    HOME = "home"
    PARKING = "parking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit on the roster. `area` in m², two places; `key` is its natural key, from which its id is made."""

    id: str
    key: str
    kind: UnitKind
    building: str
    entrance: str
    floor: str
    room: str
    area: Decimal | None
    layout: str
    site_id: str = ""

    @property
    def label(self) -> str:
        """How the counter names it: `3号楼 2单元 1501`."""
        return " ".join(part for part in (self.building, self.entrance, self.room) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A move-in notice 入住通知书. `last_day` is the last day that it sets (C4)."""

    id: str
    unit_id: str
    number: str
    tenure: str
    client_name: str = ""
    phone: str = ""
    address: str = ""
    identity_number: str = ""
    last_day: date | None = None
