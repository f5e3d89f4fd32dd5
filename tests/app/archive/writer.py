"""Run as a process of its own: writes without end and says each entry that was acknowledged, until it is killed."""

import sys
from pathlib import Path

from tests.app.archive.factory import House, Place, act


def main() -> None:
    with Place(Path(sys.argv[1]), busy_seconds=30).open() as archive:
        for number in range(10**6):
            with archive.journal.writing(act()) as writing:
                writing.insert(House, key=f"{sys.argv[2]}-{number}")
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
