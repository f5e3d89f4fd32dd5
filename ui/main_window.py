"""The window: the page that opens an archive, then the shell of that archive. It only hosts them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from app.texts import Translator, load_translator
from ui.application import WindowApplication
from ui.boundary import Boundary
from ui.login import Login
from ui.prompts import Prompts, WindowPrompts
from ui.settings_file import LANGUAGE, SCHEME, SCHEMES, text_setting
from ui.worker import Workers

if TYPE_CHECKING:  # the archive's libraries are loaded after the window is seen
    from app.desk.desk import Desk
    from ui.shell import Shell

WIDTH, HEIGHT = 1366, 768
PromptsFor = Callable[[Translator], Prompts]


class MainWindow(QMainWindow):
    """Opens an archive, shows it, and shows it anew when the language is switched."""

    def __init__(
        self,
        application: WindowApplication,
        settings: QSettings,
        language: str,
        *,
        folder: Path | None = None,
        prompts_for: PromptsFor = WindowPrompts,
        clock: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._prompts_for = prompts_for
        self._folder = folder
        self._desk: Desk | None = None
        self.language = language
        self.translate: Translator = load_translator(language)
        self.workers = Workers(self)
        self.boundary = Boundary(self.translate, self.tell, clock)
        self.shell: Shell | None = None
        self.login: Login | None = None
        self.resize(WIDTH, HEIGHT)
        self._title()
        self.show_colours(text_setting(settings, SCHEME, "system"))

    def _title(self) -> None:
        self.setWindowTitle(self.translate("Ruzhu · move-in counter"))

    def show_login(self) -> None:
        """Ask for an archive."""
        self.login = Login(self.translate, self._prompts_for(self.translate), self._settings, self._folder)
        self.login.opened.connect(self.show_desk)
        self.setCentralWidget(self.login)
        self.login.focus_first()

    def show_desk(self, desk: "Desk") -> None:
        """Show the boards of an open archive."""
        self._desk = desk
        self.boundary.logs = desk.archive.folder / "logs"
        from ui.arrears import take_up  # noqa: PLC0415  (the archive's libraries load after the window is seen)

        shell = self._compose(desk)
        take_up(shell.context, shell)

    def _compose(self, desk: "Desk") -> "Shell":
        from ui.context import Changes, WindowContext  # noqa: PLC0415  (the archive's libraries load after the window is seen)
        from ui.shells import shell_for  # noqa: PLC0415  (the same)

        context = WindowContext(
            desk=desk,
            language=self.language,
            translate=self.translate,
            prompts=self._prompts_for(self.translate),
            changes=Changes(self),
            workers=self.workers,
            report_error=self.boundary.report,
        )
        shell = shell_for(context, self._settings)
        shell.language_wanted.connect(self.show_language)
        shell.colours_wanted.connect(self.show_colours)
        self.shell, self.login = shell, None
        self.setCentralWidget(shell)
        shell.focus_first()
        return shell

    def show_language(self, language: str) -> None:
        """Switch the whole window to `zh_CN` or `en`; an open case stays open, with what was typed."""
        case = self.shell.case if self.shell is not None else None
        at = (case.page_context.case_id, case.wizard.step) if case is not None else None
        board = self.shell.board if self.shell is not None else None
        in_settings = board is not None and board.key == "settings"
        if self.shell is not None:
            self.shell.close_case()
        self.language = language
        self.translate = load_translator(language)
        self.boundary.translate = self.translate
        self._application.speak(language)
        self._settings.setValue(LANGUAGE, language)
        self._title()
        if self._desk is None:
            self.show_login()
            return
        shell = self._compose(self._desk)
        if at is not None:
            shell.show_case(*at)
        elif in_settings:
            shell.show_board(shell.settings)

    def show_colours(self, scheme: str) -> None:
        """`system`, `light` or `dark`."""
        self._settings.setValue(SCHEME, scheme)
        self._application.show_scheme(SCHEMES.get(scheme, SCHEMES["system"]))

    def tell(self, text: str) -> None:
        """One sentence about something unexpected, where it can be seen without being in the way."""
        if self.shell is not None:
            self.shell.status.tell(text)
        else:
            self._prompts_for(self.translate).tell(self, text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed is saved or kept as a draft; the archive is closed in order."""
        if self.shell is not None:
            self.shell.close_case()
        self.workers.stop()
        if self._desk is not None:
            self._desk.archive.close()
            self._desk = None
        super().closeEvent(event)
