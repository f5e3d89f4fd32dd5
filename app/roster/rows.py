"""What a roster file gives: checked rows, rejected rows with their reasons, and what was not used."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.procedure.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One unit with the client and the notice expected for it.

    `row` is the row of the file as a spreadsheet numbers it, from 1. Labels are normalised (`3号楼`, `2单元`, `1501`), `area` is
    in m² with two places. A unit not sold yet has no client: empty texts and no `tenure`. `last_day` is the last day that the
    notice sets (C4).
    """

    row: int
    kind: UnitKind
    building: str
    entrance: str
    floor: str
    room: str
    area: Decimal | None
    layout: str
    client_name: str
    tenure: Tenure | None
    identity_number: str
    phone: str
    notice_number: str
    notice_address: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be taken: its number, the first field found wrong (a name of `RosterRow`), and why."""

    row: int
    field: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class RosterReading:
    """All that a file held. `total` = accepted and rejected rows; `ignored_columns` are headings that were not used."""

    rows: tuple[RosterRow, ...]
    rejected: tuple[RejectedRow, ...]
    ignored_columns: tuple[str, ...]
    total: int
