"""Where packages are written to and found: a stick that is in, the folder of the last time, or another one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from ui.boards.exchange.drives import Drive
from ui.context import WindowContext
from ui.settings_file import text_setting
from ui.widgets import Choice

FOLDER = "exchange/folder"
OTHER = "…"
LOOKED_AT = 2_000
"""Milliseconds between two looks for sticks; no system tells of them in the same way."""

Drives = Callable[[], tuple[Drive, ...]]


class PlaceChoice(Choice):
    """Sticks come first, and one that is plugged in while nobody has chosen otherwise is chosen. The folder is remembered."""

    def __init__(self, context: WindowContext, settings: QSettings, drives: Drives) -> None:
        super().__init__()
        self._context, self._settings, self._drives = context, settings, drives
        self._known: tuple[Drive, ...] | None = None
        self._before = ""
        self.setAccessibleName(context.translate("Drive or folder"))
        self._clock = QTimer(self, interval=LOOKED_AT)
        self._clock.timeout.connect(self.look)
        self.edited.connect(self._chosen)

    def folder(self) -> Path | None:
        """Return the folder that is chosen."""
        value = self.value()
        return Path(value) if value not in {"", OTHER} else None

    def look(self) -> None:
        """See which sticks are in."""
        drives = self._drives()
        if drives == self._known:
            return
        before = {drive.folder for drive in self._known or ()}
        self._known = drives
        self._offer()
        fresh = [drive.folder for drive in drives if drive.folder not in before]
        if fresh:
            self.set_value(str(self._on_stick(fresh[0])))
        self._before = self.value()

    def _offer(self) -> None:
        _ = self._context.translate
        drives = self._known or ()
        offered = {
            str(self._on_stick(drive.folder)): _("{name} ({free} GB free)").format(
                name=drive.name or str(drive.folder), free=f"{drive.free / 1e9:,.1f}"
            )
            for drive in drives
        }
        remembered = text_setting(self._settings, FOLDER)
        if remembered and remembered not in offered and Path(remembered).is_dir():
            offered[remembered] = remembered
        self.set_options([*offered.items(), (OTHER, _("Another folder…"))])

    def _on_stick(self, root: Path) -> Path:
        """Return the folder of the last time where it is on this stick, else the stick itself."""
        remembered = Path(text_setting(self._settings, FOLDER) or root)
        return remembered if root in remembered.parents and remembered.is_dir() else root

    def _chosen(self) -> None:
        if self.value() == OTHER:
            self.set_value(self._before)
            self.ask()
        else:
            self.remember()

    def ask(self, then: Callable[[], object] | None = None) -> None:
        """Ask for another folder; `then` goes on with it."""

        def take(folder: Path) -> None:
            self.take(folder)
            if then is not None:
                then()

        self._context.prompts.choose_folder(self, self._context.translate("Folder of the packages"), take)

    def take(self, folder: Path) -> None:
        """Choose a folder, for the next time too."""
        self._settings.setValue(FOLDER, str(folder))
        self._offer()
        self.set_value(str(folder))
        self._before = self.value()

    def remember(self) -> None:
        """What is chosen is offered the next time."""
        self._before = self.value()
        if self.folder() is not None:
            self._settings.setValue(FOLDER, self.value())

    def showEvent(self, event: QShowEvent) -> None:
        """Look for sticks while it is seen."""
        super().showEvent(event)
        self.look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()
