"""One application, one counter with an archive, and the window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.texts import load_translator
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, counter_in
from ui.application import WindowApplication
from ui.context import Changes, WindowContext
from ui.main_window import MainWindow
from ui.worker import Workers


@pytest.fixture(scope="session")
def qapp_cls() -> type[WindowApplication]:
    return WindowApplication


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["ruzhu"]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def prompts() -> RecordingPrompts:
    return RecordingPrompts()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with counter_in(tmp_path) as made:
        yield made


@pytest.fixture
def context(counter: Counter, prompts: RecordingPrompts, qapp: WindowApplication) -> Iterator[WindowContext]:
    """Chinese, as the counters have it. An error that nobody expected fails the test."""
    workers = Workers(qapp)

    def fail(error: BaseException) -> None:
        raise error

    yield WindowContext(
        desk=counter.desk,
        language="zh_CN",
        translate=load_translator("zh_CN"),
        prompts=prompts,
        changes=Changes(),
        workers=workers,
        report_error=fail,
    )
    workers.stop()


@pytest.fixture
def window(qtbot: QtBot, counter: Counter, prompts: RecordingPrompts, settings: QSettings, qapp: WindowApplication) -> MainWindow:
    """The window with the counter's archive open."""
    made = MainWindow(qapp, settings, "zh_CN", prompts_for=lambda _translate: prompts, clock=counter.desk.clock)
    qtbot.addWidget(made)
    made.show_desk(counter.desk)
    made.show()
    qtbot.waitExposed(made)
    return made
