"""Keys and items handed over 物品领用登记, and keys left for repair 钥匙托管."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedItem:
    """One row of the 物品领用登记表. `count` 0 needs a `remark` that says why nothing was handed over."""

    id: str
    case_id: str
    item: str
    count: int = 0
    specification: str = ""
    serials: str = ""
    sealed_pack: bool = False
    remark: str = ""
    taken_by: str | None = None
    taken_on: date | None = None
    returned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntrustment:
    """Keys that the client leaves with the office so that a repair can run beside the handover."""

    id: str
    case_id: str
    count: int
    purpose: str
    left_on: date
    returned_on: date | None = None
