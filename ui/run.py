"""Run the window until it is closed."""

import sys
from pathlib import Path

from app.texts.translator import LANGUAGES
from ui.application import make_application
from ui.main_window import MainWindow
from ui.settings_file import LANGUAGE, open_settings, text_setting


def make_window(archive: Path | None, language: str) -> MainWindow:
    """Return the window as it stands when the program begins: asking for an archive.

    A language chosen before counts as the default.
    """
    settings = open_settings()
    kept = text_setting(settings, LANGUAGE)
    spoken = kept if language == LANGUAGES[0] and kept in LANGUAGES else language
    application = make_application(spoken, sys.argv[:1] or ["ruzhu"])
    window = MainWindow(application, settings, spoken, folder=archive)
    window.boundary.install()
    window.show_login()
    return window


def run_window(archive: Path | None, language: str) -> int:
    """Open the window, with an archive to be opened or none; return the exit status when it is closed."""
    window = make_window(archive, language)
    window.show()
    return make_application(window.language).exec()
