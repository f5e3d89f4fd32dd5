"""Make the sample site and take its households through the procedure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib.resources import as_file, files
from pathlib import Path

from app.archive.archive import USUAL, ArchiveSettings
from app.demo.clock import DemoClock
from app.demo.households import MAKERS, Household
from app.demo.steps import AT_STEP, Visit
from app.desk.control import applications
from app.desk.control.lots import receive_lot
from app.desk.desk import Desk
from app.desk.household import queries, reception, steps
from app.desk.site import create_site, local_clock
from app.desk.upkeep.roster import import_roster
from app.procedure.case import Ending, Site, UnitKind
from app.procedure.certificates import BOOK_SIZE
from app.roster.reader import read_roster

PASSWORD = "demo"  # noqa: S105 the demo's password is public
OPERATOR = "王丽"
DAYS_A_ROUND = 12
NOTICE = timedelta(days=20)
SITE = Site(
    id="",
    name="海棠苑",
    company="海棠置业有限公司",
    address="海棠市望江路1号 海棠苑客服中心",
    phone="010-00000000",
    hours="9:00–17:30",
)


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: the open desk and the cases, each filed."""

    desk: Desk
    case_ids: tuple[str, ...]


def run_demo(
    folder: Path, households: int = 6, *, progress: Callable[[int], None] | None = None, settings: ArchiveSettings = USUAL
) -> Demo:
    """Make an archive in `folder`, read the sample roster, and hand over `households` units; the caller closes the desk.

    Each kind of client comes in turn. The demo's clock begins so long ago that tests and repairs have their days and nothing
    lies in the future. Raises ArchiveError where the folder can't be used.
    """
    rounds = -(-households // len(MAKERS))
    begins = local_clock().date() - timedelta(days=rounds * DAYS_A_ROUND)
    start = datetime.combine(begins, time(9, 0)).astimezone()
    clock = DemoClock(start)
    desk = create_site(folder, site=SITE, station="A1", operator=OPERATOR, password=PASSWORD, clock=clock, settings=settings)
    with as_file(files("resources") / "sample" / "roster.xlsx") as roster:
        import_roster(desk, read_roster(roster))
    _stock_certificates(desk)
    homes, spaces = _free_units(desk)
    cases: list[str] = []
    for turn in range(households):
        household = MAKERS[turn % len(MAKERS)](turn, desk.today() + NOTICE)
        unit_id = (spaces if household.unit_kind is UnitKind.PARKING else homes).pop(0)
        cases.append(hand_over(desk, clock, unit_id, household))
        if progress is not None:
            progress(turn + 1)
    return Demo(desk, tuple(cases))


def _stock_certificates(desk: Desk) -> None:
    """Apply for certificates, have it approved, and receive the books (C6)."""
    applied = applications.apply_for(desk, remark="首批集中入住")
    applications.review(desk, applied.id, "首次领用，无上次使用情况。")
    applications.approve(desk, applied.id)
    receive_lot(desk, 1, applied.books * BOOK_SIZE, applied.id, books=applied.books)


def _free_units(desk: Desk) -> tuple[list[str], list[str]]:
    # Units that nobody was sent a notice for come first: the roster's own clients are left to whoever tries the window.
    rows = sorted(queries.units_to_receive(desk, limit=1000), key=lambda row: row.notice is not None)
    units = [row.unit for row in rows]
    homes = [unit.id for unit in units if unit.kind is UnitKind.HOME]
    return homes, [unit.id for unit in units if unit.kind is UnitKind.PARKING]


def hand_over(desk: Desk, clock: DemoClock, unit_id: str, household: Household) -> str:
    """Take one household from reception to the archive; return the case's id."""
    case_id = reception.receive(desk, unit_id)
    reception.save_reception(desk, case_id, household.entry)
    progress = steps.pass_step(desk, case_id, "reception")
    visit = Visit(desk, clock, case_id, household)
    while queries.case_file(desk, case_id).case.ending is Ending.OPEN and progress.current is not None:
        step = progress.current
        clock.forward(minutes=5)
        AT_STEP[step](visit)
        progress = steps.pass_step(desk, case_id, step)
    return case_id
