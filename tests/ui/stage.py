"""A counter with one household that has come as far as a test needs it, by the verbs of the demo."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from app.archive.archive import ArchiveSettings
from app.archive.folder.keyslots import Cost
from app.demo.clock import DemoClock
from app.demo.households import Household, Maker
from app.demo.steps import AT_STEP, Visit
from app.desk.control.lots import receive_lot
from app.desk.desk import Desk
from app.desk.household import queries, reception, steps
from app.desk.site import create_site, open_desk
from app.desk.upkeep.roster import import_roster
from app.procedure.case import CaseFile, Site, UnitKind
from app.procedure.declaration import Procedure
from app.roster.rows import RosterReading, RosterRow

PASSWORD = "开门 open"
CHEAP = Cost(passes=1, memory=8, lanes=1)
START = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=8)))
LAST_DAY = START.date() + timedelta(days=37)
SITE = Site(id="", name="海棠苑", company="海棠置业有限公司", address="海棠市望江路1号", phone="010-00000000", hours="9:00–17:30")


@dataclass
class Counter:
    """One archive in a folder of the test; it can be closed and opened again. The clock goes on over both."""

    folder: Path
    clock: DemoClock
    desk: Desk

    @property
    def settings(self) -> ArchiveSettings:
        """Cheap passwords, marks in the folder of the test."""
        return _settings(self.folder)

    def reopen(self) -> Desk:
        """Close the archive and open it, as after the lunch break."""
        self.desk.archive.close()
        self.desk = open_desk(
            self.folder / "archive",
            operator=None,
            password=PASSWORD,
            counter="2号柜台",
            clock=self.clock,
            settings=self.settings,
        )
        return self.desk

    def file(self, case_id: str) -> CaseFile:
        """The case as it is now."""
        return queries.case_file(self.desk, case_id)


def _settings(folder: Path) -> ArchiveSettings:
    return ArchiveSettings(cost=CHEAP, marks=folder / "marks")


@contextmanager
def counter_in(
    folder: Path, rows: tuple[RosterRow, ...] = (), procedure: Procedure | None = None, *, lot: bool = True
) -> Iterator[Counter]:
    """An open counter whose roster holds `rows`, or a home and a parking space; with a `lot` of 20 books received."""
    clock = DemoClock(START)
    desk = create_site(
        folder / "archive",
        site=SITE,
        station="A1",
        operator="王丽",
        password=PASSWORD,
        counter="2号柜台",
        clock=clock,
        settings=_settings(folder),
        procedure=procedure,
    )
    counter = Counter(folder, clock, desk)
    try:
        units = rows or (a_row(), a_row(UnitKind.PARKING))
        import_roster(desk, RosterReading(units, (), (), len(units)))
        if lot:
            receive_lot(desk, 1, 500)
        yield counter
    finally:
        counter.desk.archive.close()


def a_row(kind: UnitKind = UnitKind.HOME, number: int = 1, **changes: object) -> RosterRow:
    """One unit of the roster, nobody's yet."""
    home = kind is UnitKind.HOME
    row = RosterRow(
        row=number,
        kind=kind,
        building="3号楼" if home else "地下车库",
        entrance="2单元" if home else "",
        floor="15" if home else "B1",
        room=f"150{number}" if home else f"B1-02{number}",
        area=Decimal("118.64") if home else Decimal("12.72"),
        layout="三室两厅两卫" if home else "",
        client_name="",
        tenure=None,
        identity_number="",
        phone="",
        notice_number="",
        notice_address="",
        last_day=None,
    )
    return replace(row, **changes)  # type: ignore[arg-type]  # fields by name


def received(counter: Counter, maker: Maker) -> Visit:
    """The household has its case open and its client card filled in."""
    household = maker(0, LAST_DAY)
    unit = next(
        row.unit for row in queries.units_to_receive(counter.desk) if row.unit.kind is household.unit_kind and not row.case_id
    )
    case_id = reception.receive(counter.desk, unit.id)
    reception.save_reception(counter.desk, case_id, household.entry)
    return Visit(counter.desk, counter.clock, case_id, household)


def brought_to(counter: Counter, maker: Maker, step: str, **changes: object) -> Visit:
    """The household stands at `step`; everything before is done."""
    visit = received(counter, maker)
    household: Household = replace(visit.household, **changes)  # type: ignore[arg-type]  # fields by name
    visit = replace(visit, household=household)
    progress = steps.pass_step(counter.desk, visit.case_id, "reception")
    while progress.current is not None and progress.current != step:
        counter.clock.forward(minutes=5)
        AT_STEP[progress.current](visit)
        progress = steps.pass_step(counter.desk, visit.case_id, progress.current)
    return visit
