"""The window ready with an unlocked key against an empty QMainWindow, both from the start of the process."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.demo_site import demo_desk
from tests.bench.ratio import Ratio, compare

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
"""

# An unlocked key: the password costs next to nothing here, since a slow one is slow on purpose.
READY = """
import sys
from pathlib import Path
from app.archive.archive import Settings
from app.desk.site import open_desk
from ui.application import make_application
from ui.run import make_window
window = make_window(None, "zh_CN")
marks = Path(sys.argv[1]) / "marks"
desk = open_desk(Path(sys.argv[1]) / "archive", operator=None, password="demo", settings=Settings(marks=marks))
window.show_desk(desk)
window.resize(1366, 768)
window.show()
make_application("zh_CN").processEvents()
desk.archive.close()
import os
os._exit(0)
"""


def run() -> Iterator[Ratio]:
    """Started side by side, on an archive of the demo's six households."""
    with tempfile.TemporaryDirectory() as folder:
        with demo_desk(Path(folder)):
            pass
        name = "window with the list of cases / an empty QMainWindow"
        yield compare(name, lambda: start(READY, folder), lambda: start(EMPTY, folder), goal="≤ 1.5", pairs=9)


def start(script: str, folder: str) -> None:
    """Run a script in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a counter starts from compiled files; the warm-up compiles them
    subprocess.run([sys.executable, "-c", script, folder], check=True, env=environment, capture_output=True)  # noqa: S603 ours
