"""设置: the archive is backed up from the window, and the status bar tells the truth about it."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.desk.site import site_of
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter
from ui.main_window import MainWindow
from ui.shell import Shell


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def test_a_backup_goes_where_it_is_asked_to_and_is_told(
    counter: Counter, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    assert (shell.status.backup.text(), shell.settings.backup.last.text()) == ("尚无备份", "尚无")
    prompts.path = tmp_path / "stick"
    shell.settings.backup.button.click()
    [made] = (tmp_path / "stick").iterdir()
    assert (made / "archive.db").is_file()
    assert str(made) in shell.settings.backup.note.text()
    assert str(made) in shell.settings.backup.last.text()
    assert shell.status.backup.text().startswith("备份 今天")
    counter.clock.forward(days=1)
    shell.status.refresh()
    assert shell.status.backup.text().startswith("备份 2026-11-24")


def test_a_place_that_cannot_be_written_is_said_and_nothing_else_changes(
    window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    prompts.path = tmp_path / "file"
    prompts.path.write_text("")
    shell.settings.backup.button.click()
    assert shell.settings.backup.note.text().endswith("。")
    assert shell.status.backup.text() == "尚无备份"


def test_what_papers_say_of_the_project_is_kept_as_a_field_is_left(counter: Counter, window: MainWindow) -> None:
    keyboard = Keyboard()
    window.show()
    shell = shell_of(window)
    shell.show_board(shell.settings)
    part = shell.settings.site
    assert part.inputs["company"].text() == site_of(counter.desk).company
    part.inputs["hours"].setFocus()
    part.inputs["hours"].selectAll()
    keyboard.type("8:30–17:00 <b>")
    keyboard.press(Qt.Key.Key_Tab)
    assert site_of(counter.desk).hours == "8:30–17:00 <b>"
    head = counter.desk.archive.head()
    part.save()
    assert counter.desk.archive.head() == head


def test_a_text_that_is_refused_is_said_under_its_field_and_kept(counter: Counter, window: MainWindow) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    part = shell.settings.site
    part.inputs["address"].setText("海" * 300)
    part.save()
    assert part.fields["address"].shown == "limits.too_long"
    assert part.inputs["address"].text() == "海" * 300
    assert site_of(counter.desk).address == "海棠市望江路1号"
