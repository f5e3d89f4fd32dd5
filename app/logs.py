"""Where what nobody expected is written whole, for whoever mends it."""

import traceback
from datetime import datetime
from pathlib import Path

import platformdirs


def logs_folder() -> Path:
    """Return the folder of this program's logs on this machine."""
    return Path(platformdirs.user_log_dir("ruzhu", appauthor=False))


def log_unexpected(error: BaseException, moment: datetime, folder: Path | None = None) -> Path:
    """Append the error with its traceback to the log of the day and give the file.

    Only code places and the error's own text are written, never what stands in local variables: these may be identity papers.
    """
    place = folder or logs_folder()
    file = place / f"{moment:%Y-%m-%d}.log"
    text = "".join(traceback.format_exception(error))
    try:
        place.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{moment.isoformat()}\n{text}\n")
    except OSError:
        return file
    return file
