"""Run as a process of its own: opens a counter, says so, issues one certificate, says so, closes."""

import os
import sys
from datetime import datetime
from pathlib import Path

from app.desk.certificates import issuing
from app.desk.site import open_desk
from tests.app.desk.counter import PASSWORD, settings_in
from tests.walking.desk_office import MovableClock

READY, ISSUED = b"ready\n", b"issued\n"
OUT = 1


def main(folder: Path, case_id: str, start: str) -> None:
    """Everything that is said goes out in one write each, so that a trace shows where it was said."""
    desk = open_desk(
        folder / "archive",
        operator=None,
        password=PASSWORD,
        counter="1号柜台",
        clock=MovableClock(datetime.fromisoformat(start)),
        settings=settings_in(folder),
    )
    with desk.archive:
        os.write(OUT, READY)
        issuing.issue(desk, case_id)
        os.write(OUT, ISSUED)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
