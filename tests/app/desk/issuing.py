"""What another process does: issue certificates at its own counter or at the same one."""

from datetime import datetime
from pathlib import Path

from app.desk.certificates import issuing
from app.desk.site import open_desk
from tests.app.desk.counter import PASSWORD, issue_next, settings_in
from tests.walking.desk_office import MovableClock


def issue_many(folder: str, counter: str, case_id: str, count: int, start: str) -> list[int]:
    """Issue and void at one counter, again and again; gives the numbers."""
    desk = open_desk(
        Path(folder) / "archive",
        operator=None,
        password=PASSWORD,
        counter=counter,
        clock=MovableClock(datetime.fromisoformat(start)),
        settings=settings_in(Path(folder)),
    )
    numbers = []
    with desk.archive:
        for _ in range(count):
            numbers.append(issue_next(desk, case_id))
            issuing.void(desk, numbers[-1], "字迹压线")
    return numbers
