"""The boundary of the window: what nobody expected is logged whole and told in one sentence, and the window goes on."""

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from app.errors import RuzhuError
from app.texts import Translator, sentence

Tell = Callable[[str], None]


class Boundary:
    """Takes every error that reached nobody. `logs` is the folder of the archive's logs, None before one is open."""

    def __init__(self, translate: Translator, tell: Tell, clock: Callable[[], datetime], logs: Path | None = None) -> None:
        self.translate = translate
        self.tell = tell
        self.logs = logs
        self._clock = clock

    def install(self) -> None:
        """Become the place where Qt's slots and virtual methods leave their errors."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What Python calls for an error that nobody took."""
        del kind
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(type(error), error, trace)
            return
        self.report(error)

    def report(self, error: BaseException) -> None:
        """A known error becomes its sentence; an unknown one is logged whole and becomes one sentence."""
        if isinstance(error, RuzhuError):
            self.tell(sentence(error.reason, self.translate))
            return
        file = self._log(error)
        _ = self.translate
        if file is None:
            self.tell(_("Something unexpected happened; what was saved is safe. It could not be written to the log."))
        else:
            self.tell(_("Something unexpected happened; what was saved is safe. It stands in {file}.").format(file=file))

    def _log(self, error: BaseException) -> Path | None:
        text = "".join(traceback.format_exception(error))
        logging.getLogger("ruzhu").info("unexpected: %s", text)
        if self.logs is None:
            return None
        now = self._clock()
        file = self.logs / f"window-{now:%Y-%m}.log"
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{now.isoformat()}\n{text}\n")
        except OSError:
            return None
        return file
