"""What the window remembers on this machine: language, colours, folded paper, archives opened lately. Nothing of a client."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QSettings, Qt

LANGUAGE = "language"
SCHEME = "colours"
RECENT = "archives"
OPERATOR = "operator"
MOST_RECENT = 8

SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def open_settings() -> QSettings:
    """Return the settings file of this person on this machine."""
    return QSettings(str(user_config_path("ruzhu", appauthor=False) / "window.ini"), QSettings.Format.IniFormat)


def text_setting(settings: QSettings, key: str, default: str = "") -> str:
    """Return a setting as text."""
    value = settings.value(key, default)
    return value if isinstance(value, str) else default


def recent_archives(settings: QSettings) -> list[Path]:
    """Return the archives opened lately that are still there, the latest first."""
    value = settings.value(RECENT, [])
    names = value if isinstance(value, list) else [value]
    return [Path(name) for name in names if isinstance(name, str) and name and (Path(name) / "archive.db").is_file()]


def remember_archive(settings: QSettings, folder: Path, operator: str) -> None:
    """Put an archive before the others, with who opened it."""
    folder = folder.absolute()
    others = [path for path in recent_archives(settings) if path != folder]
    settings.setValue(RECENT, [str(path) for path in (folder, *others)][:MOST_RECENT])
    settings.setValue(OPERATOR, operator)
    settings.sync()
