"""A counter in a process of its own: issues and voids, case by case, and tells each number, until it has issued its share."""

from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from app.archive.database.connection import scalar
from app.desk.certificates import issuing
from app.desk.desk import Desk
from app.desk.household import queries
from app.desk.site import open_desk
from tests.app.desk.counter import PASSWORD, issue_next, settings_in
from tests.walking.desk_office import MovableClock


@dataclass(frozen=True, slots=True)
class Share:
    """What one counter has to do: its name, its cases, and how many certificates it issues to each of them."""

    folder: Path
    counter: str
    case_ids: tuple[str, ...]
    each: int
    start: datetime


def run_counter(share: Share, tell: Connection) -> None:
    """Go on where the counter was killed; closing `tell` means done."""
    desk = open_desk(
        share.folder / "archive",
        operator=None,
        password=PASSWORD,
        counter=share.counter,
        clock=MovableClock(share.start),
        settings=settings_in(share.folder),
    )
    with desk.archive:
        for case_id in share.case_ids:
            held = queries.case_file(desk, case_id).certificate
            if held is not None:
                issuing.void(desk, held.number, "断电")
            for _ in range(issued(desk, case_id), share.each):
                number = issue_next(desk, case_id)
                tell.send(number)
                issuing.void(desk, number, "字迹压线")
    tell.close()


def issued(desk: Desk, case_id: str) -> int:
    """How many numbers the case had."""
    return int(str(scalar(desk.database, "SELECT count(*) FROM certificate WHERE case_id = ?", (case_id,))))
