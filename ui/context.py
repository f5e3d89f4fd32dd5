"""What every part of the window is given: who acts, in which language, how to ask, and what tells that something changed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.desk.desk import Desk
from app.procedure.reason import Reason
from app.texts import Translator, sentence
from app.texts.names import namer
from ui.prompts import Prompts
from ui.worker import Workers


class Changes(QObject):
    """One signal after each verb; every board, the rail and the status bar read anew on it."""

    changed = Signal()

    def tell(self) -> None:
        """Something was saved."""
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class WindowContext:
    """Passed to boards and to the wizard; replaced as a whole when the language changes."""

    desk: Desk
    language: str
    translate: Translator
    prompts: Prompts
    changes: Changes
    workers: Workers
    report_error: Callable[[BaseException], None]

    def name(self, identifier: str) -> str:
        """Return the name of a declared thing (`step:fees`) or a field (`field:phone`) in the window's language, else
        `identifier`."""
        return namer(self.desk.procedure, self.language, self.translate)(identifier)

    def sentence(self, reason: Reason) -> str:
        """Return a reason in words."""
        return sentence(reason, self.translate, self.name)
