"""A small site for the tests: cheap passwords, a clock that the test moves, and a roster of a few units."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.archive.archive import ArchiveSettings
from app.archive.folder.keyslots import Cost
from app.desk.certificates import issuing
from app.desk.certificates.books import outstanding_stubs, surrender_book
from app.desk.control.lots import receive_lot
from app.desk.desk import Desk
from app.desk.household import queries
from app.desk.site import create_site, open_desk
from app.desk.upkeep.roster import import_roster
from app.procedure.case import Site, Tenure, UnitKind
from app.procedure.declaration import Procedure
from app.roster.rows import RosterReading, RosterRow
from tests.factory.numbers import CHINA
from tests.walking.desk_office import MovableClock

CHEAP = Cost(passes=1, memory=8, lanes=1)
PASSWORD = "开门 open"
START = datetime(2026, 12, 1, 8, 30, tzinfo=CHINA)
LAST_DAY = date(2026, 12, 31)


def settings_in(folder: Path) -> ArchiveSettings:
    """Settings whose marks lie beside the archives of the test."""
    return ArchiveSettings(cost=CHEAP, marks=folder / "marks", busy_seconds=20)


def a_row(number: int, kind: UnitKind = UnitKind.HOME, **changes: Any) -> RosterRow:  # noqa: ANN401 any field of a row
    """A row of a roster; every third unit has a client who is expected."""
    home = kind is UnitKind.HOME
    given: dict[str, Any] = {
        "row": number + 2,
        "kind": kind,
        "building": "3号楼" if home else "地下车库",
        "entrance": "2单元" if home else "",
        "floor": str(number) if home else "",
        "room": f"{number}01" if home else f"B1-{number:03}",
        "area": Decimal("89.50") if home else Decimal("12.00"),
        "layout": "三室两厅" if home else "",
        "client_name": f"陈䶮{number}" if number % 3 == 0 else "",
        "tenure": Tenure.OWNER if number % 3 == 0 else None,
        "identity_number": "",
        "phone": "13800138000" if number % 3 == 0 else "",
        "notice_number": f"RZ-{number:04}" if number % 3 == 0 else "",
        "notice_address": "",
        "last_day": LAST_DAY if number % 3 == 0 else None,
    }
    return RosterRow(**{**given, **changes})


def a_reading(homes: int, spaces: int) -> RosterReading:
    """A roster without a bad row."""
    rows = [a_row(number) for number in range(1, homes + 1)]
    rows += [a_row(number, UnitKind.PARKING) for number in range(1, spaces + 1)]
    return RosterReading(tuple(rows), (), (), len(rows))


@dataclass
class Counter:
    """A desk with its clock; the test closes it."""

    desk: Desk
    clock: MovableClock
    folder: Path

    def units(self, kind: UnitKind = UnitKind.HOME) -> list[str]:
        """The ids of the units of a kind."""
        found = queries.units_to_receive(self.desk, limit=100_000)
        return [each.unit.id for each in found if each.unit.kind is kind]

    def forward(self, **time: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**time)


def a_counter(
    folder: Path, homes: int = 3, spaces: int = 1, *, procedure: Procedure | None = None, last_number: int = 10_000
) -> Counter:
    """A new site with its roster, open at counter 1; certificates up to `last_number` (0: none) were received."""
    clock = MovableClock(START)
    desk = create_site(
        folder / "archive",
        site=Site(id="", name="海棠苑"),
        station="A1",
        operator="王丽",
        password=PASSWORD,
        counter="1号柜台",
        clock=clock,
        settings=settings_in(folder),
        procedure=procedure,
    )
    import_roster(desk, a_reading(homes, spaces))
    if last_number:
        receive_lot(desk, 1, last_number)
    return Counter(desk, clock, folder)


def issue_next(desk: Desk, case_id: str) -> int:
    """Issue the next number; the stubs of a used-up book are handed back first (C5)."""
    full = outstanding_stubs(desk.database, desk.counter)
    if full is not None:
        surrender_book(desk, full.first, "张敏")
    return issuing.issue(desk, case_id)


def reopened(counter: Counter, name: str = "1号柜台") -> Counter:
    """The same archive, opened once more."""
    desk = open_desk(
        counter.folder / "archive",
        operator=None,
        password=PASSWORD,
        counter=name,
        clock=counter.clock,
        settings=settings_in(counter.folder),
    )
    return Counter(desk, counter.clock, counter.folder)
