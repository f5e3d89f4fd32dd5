"""The window is ready quickly because nothing heavy is loaded before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.stage import PASSWORD, Counter

HEAVY = ("reportlab", "pypdfium2", "openpyxl", "pypinyin", "PySide6.QtPrintSupport", "stdnum", "babel", "segno", "ui.pages")

LOGIN = """
import sys
from ui.run import make_window
window = make_window(None, "zh_CN")
window.show()
print([name for name in {heavy!r} + ("sqlcipher3", "peewee") if name in sys.modules])
"""

OPENED = """
import sys
from pathlib import Path
from app.archive.archive import ArchiveSettings
from app.desk.site import open_desk
from ui.run import make_window
folder = Path(sys.argv[1])
window = make_window(None, "zh_CN")
desk = open_desk(folder / "archive", operator=None, password=sys.argv[2], settings=ArchiveSettings(marks=folder / "marks"))
window.show_desk(desk)
window.show()
print([name for name in {heavy!r} if name in sys.modules])
window.close()
"""


def printed(script: str, home: Path, *arguments: str) -> str:
    """What a script of its own process prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home), "APPDATA": str(home)}
    run = subprocess.run(  # noqa: S603  (this interpreter, text of this file)
        [sys.executable, "-c", script.format(heavy=HEAVY), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return run.stdout.strip()


def test_the_list_of_cases_needs_nothing_heavy(counter: Counter, tmp_path: Path) -> None:
    counter.desk.archive.close()
    assert printed(OPENED, tmp_path, str(counter.folder), PASSWORD) == "[]"


def test_nothing_heavy_is_loaded_before_an_archive_is_opened(tmp_path: Path) -> None:
    assert printed(LOGIN, tmp_path) == "[]"
