"""The boundary of the window: what nobody expected is logged whole and told in one sentence, and the window goes on."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from app.errors import RuzhuError
from app.logs import log_unexpected
from app.texts import Translator, sentence

Tell = Callable[[str], None]


class Boundary:
    """Takes every error that reached nobody. `logs` is the folder of the open archive's logs; without one, this machine's."""

    def __init__(self, translate: Translator, tell: Tell, clock: Callable[[], datetime]) -> None:
        self.translate = translate
        self.tell = tell
        self.logs: Path | None = None
        self._clock = clock

    def install(self) -> None:
        """Become the place where Qt's slots and virtual methods leave their errors."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What Python calls for an error that nobody took."""
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)

    def report(self, error: BaseException) -> None:
        """A known error becomes its sentence; an unknown one is logged whole and becomes one sentence."""
        from app.archive.database.connection import database_trouble  # noqa: PLC0415  (its libraries load after the window is seen)

        known = error if isinstance(error, RuzhuError) else database_trouble(error)
        if known is not None:
            self.tell(sentence(known.reason, self.translate))
            return
        file = log_unexpected(error, self._clock(), self.logs)
        text = self.translate("Something unexpected happened; what was saved is safe. It was written to {file}.")
        self.tell(text.format(file=file))
