"""设置: the archive is backed up from the window, and the status bar tells the truth about it."""

from pathlib import Path

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
