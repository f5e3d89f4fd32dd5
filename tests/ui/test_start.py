"""The window is ready quickly because nothing heavy is loaded before it is needed."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("reportlab", "pypdfium2", "openpyxl", "pypinyin", "PySide6.QtPrintSupport", "stdnum", "babel", "segno", "ui.pages")

LOGIN = """
import sys
from ui.run import make_window
window = make_window(None, "zh_CN")
window.show()
print([name for name in {heavy!r} + ("sqlcipher3", "peewee") if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_an_archive_is_opened(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "APPDATA": str(tmp_path)}
    run = subprocess.run(  # noqa: S603  (this interpreter, text of this file)
        [sys.executable, "-c", LOGIN.format(heavy=HEAVY)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert run.stdout.strip() == "[]"
