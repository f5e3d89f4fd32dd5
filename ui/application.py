"""The Qt application: style, colours, typefaces, and Qt's own words in the window's language."""

from collections.abc import Sequence
from importlib.resources import files

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.fonts import load_fonts
from ui.lasting_constants import hold_constants
from ui.style import stylesheet
from ui.theme import DARK, LIGHT, palette

POINTS = 10.5


class WindowApplication(QApplication):
    """QApplication that follows light and dark, and whose language can be switched while it runs."""

    def __init__(self, arguments: Sequence[str]) -> None:
        hold_constants()
        super().__init__(list(arguments))
        self.setApplicationName("ruzhu")
        self.setApplicationDisplayName("Ruzhu 入住")
        self.setStyle("Fusion")
        self._families = load_fonts()
        self._scheme = Qt.ColorScheme.Unknown
        self._words: QTranslator | None = None
        self.dress()
        self.styleHints().colorSchemeChanged.connect(lambda _scheme: self.dress())

    def show_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Light or dark; unknown is what the system says."""
        if scheme is not self._scheme:
            self._scheme = scheme
            self.dress()

    def dress(self) -> None:
        """Put on the colours that the person, or else the system, asks for."""
        scheme = self.styleHints().colorScheme() if self._scheme is Qt.ColorScheme.Unknown else self._scheme
        theme = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        font = QFont()
        font.setFamilies(list(self._families))
        font.setPointSizeF(POINTS)
        self.setFont(font)
        self.setPalette(palette(theme))
        icons = str(files("resources") / "icons").replace("\\", "/")
        self.setStyleSheet(stylesheet(theme, self._families, icons))

    def speak(self, language: str) -> None:
        """Qt's own words (buttons of dialogs, the menu of an input) in `zh_CN` or `en`."""
        if self._words is not None:
            self.removeTranslator(self._words)
        self._words = QTranslator(self)
        QLocale.setDefault(QLocale(language))
        if self._words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self.installTranslator(self._words)


def make_application(language: str, arguments: Sequence[str] = ("ruzhu",)) -> WindowApplication:
    """Return the application of this process: made once, given again afterwards."""
    running = QApplication.instance()
    application = running if isinstance(running, WindowApplication) else WindowApplication(arguments)
    application.speak(language)
    return application
