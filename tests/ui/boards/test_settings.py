"""设置: the archive is backed up from the window, and the status bar tells the truth about it."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.demo.households import nonlocal_tenant
from app.desk.household.scans import Scan, ScanKind, attach
from app.desk.site import site_of
from tests.ui.keyboard import Keyboard
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, received
from ui.main_window import MainWindow
from ui.shell import Shell


def shell_of(window: MainWindow) -> Shell:
    assert window.shell is not None
    return window.shell


def back_up(qtbot: QtBot, shell: Shell, prompts: RecordingPrompts, to: Path) -> None:
    """Press the button, and wait until the backup has come to its end."""
    prompts.path = to
    shell.settings.backup.button.click()
    ended(qtbot, shell)


def ended(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.context.workers.idle() and not shell.settings.backup.work.is_busy)


def a_scan(counter: Counter) -> Scan:
    case = received(counter, nonlocal_tenant).case_id
    return attach(counter.desk, case, "move_in_notice", b"%PDF- %%EOF", ScanKind.PDF)


def test_a_backup_goes_where_it_is_asked_to_and_is_told(
    qtbot: QtBot, counter: Counter, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    assert (shell.status.backup.text(), shell.settings.backup.last.text()) == ("尚无备份", "尚无")
    back_up(qtbot, shell, prompts, tmp_path / "stick")
    [made] = (tmp_path / "stick").iterdir()
    assert (made / "archive.db").is_file()
    assert str(made) in shell.settings.backup.note.text()
    assert str(made) in shell.settings.backup.last.text()
    assert shell.status.backup.text().startswith("备份 今天")
    counter.clock.forward(days=1)
    shell.status.refresh()
    assert shell.status.backup.text().startswith("备份 2026-11-24")


def test_a_place_that_cannot_be_written_is_said_and_nothing_else_changes(
    qtbot: QtBot, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    (tmp_path / "file").write_text("")
    back_up(qtbot, shell, prompts, tmp_path / "file")
    assert shell.settings.backup.note.text().endswith("。")
    assert shell.status.backup.text() == "尚无备份"


def test_while_a_backup_is_made_work_goes_on_and_cancel_leaves_none(
    qtbot: QtBot, counter: Counter, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    backup = shell.settings.backup
    prompts.path = tmp_path / "stick"
    cancelled = Event()
    shell.context.workers.start(
        lambda _ticket: cancelled.wait(60), owner=shell, done=lambda _result: None, failed=shell.context.report_error, long=True
    )
    backup.button.click()
    assert backup.work.is_busy
    assert backup.work.isVisible()
    assert not backup.button.isEnabled()
    a_scan(counter)
    backup.work.cancel_button.click()
    cancelled.set()
    ended(qtbot, shell)
    assert backup.note.text().startswith("已取消")
    assert not (tmp_path / "stick").exists()
    assert backup.button.isEnabled()
    assert shell.status.backup.text() == "尚无备份"


def test_a_damaged_scan_is_told_with_the_backup_until_it_was_seen(
    qtbot: QtBot, counter: Counter, window: MainWindow, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    backup = shell.settings.backup
    scan = a_scan(counter)
    back_up(qtbot, shell, prompts, tmp_path / "stick")
    (tmp_path / "stick" / "blobs" / scan.blob[:2] / scan.blob).write_bytes(b"")
    back_up(qtbot, shell, prompts, tmp_path / "stick")
    assert "已替换其中1份" in backup.note.text()
    counter.desk.archive.blobs.destroy(scan.blob)
    prompts.path = tmp_path / "stick"
    backup.button.click()
    shell.show_board(shell.cases)
    ended(qtbot, shell)
    for _look in range(2):
        assert ("在备份中完好" in backup.problems.text()) is (_look == 0)
        shell.show_board(shell.settings)
        assert ("在备份中完好" in backup.problems.text()) is (_look == 0)
        shell.show_board(shell.cases)
        shell.show_board(shell.settings)


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


@pytest.mark.parametrize(("field", "limit"), [("address", 200), ("phone", 40)])
def test_a_text_that_is_refused_is_said_under_its_field_and_kept(
    counter: Counter, window: MainWindow, field: str, limit: int
) -> None:
    shell = shell_of(window)
    shell.show_board(shell.settings)
    part = shell.settings.site
    part.inputs[field].setText("1" * limit)
    part.save()
    assert getattr(site_of(counter.desk), field) == "1" * limit
    part.inputs[field].setText("2" * (limit + 1))
    part.save()
    assert part.fields[field].shown == "limits.too_long"
    assert part.inputs[field].text() == "2" * (limit + 1)
    assert getattr(site_of(counter.desk), field) == "1" * limit
