"""The window of which pictures are taken, and where they go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtTest import QTest

from tests.ui.stage import Counter
from ui.main_window import MainWindow
from ui.shell import Shell

PATIENCE = 1500
SETTLED = 60


@dataclass
class Stage:
    """The window, the counter that it shows, and the cases of it by name."""

    window: MainWindow
    folder: Path
    counter: Counter
    cases: dict[str, str]
    wanted: str = ""

    @property
    def shell(self) -> Shell:
        """The boards."""
        if self.window.shell is None:
            raise LookupError("no archive is open")
        return self.window.shell

    def shoot(self, name: str) -> None:
        """Wait until everything is drawn, then keep the picture, where its name holds what is wanted."""
        if self.wanted not in name:
            return
        QTest.qWait(SETTLED)
        wait_for(self._drawn)
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def _drawn(self) -> bool:
        shell = self.window.shell
        case = shell.case if shell is not None else None
        if case is not None and case.preview.isVisible() and case.preview.drawn != case.preview.job:
            return False
        return self.window.workers.idle()


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the window work until it is so. TimeoutError when it never is."""
    for _turn in range(PATIENCE):
        if condition():
            return
        QTest.qWait(20)
    raise TimeoutError
