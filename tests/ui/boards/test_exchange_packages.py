"""交换 → 数据包: one key exports, what comes in is shown before it is kept, and Cancel leaves nothing half-done."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.archive.archive import Archive
from app.archive.cases.boards import boards_due
from app.archive.journal.journal import Act
from app.demo.households import renovating_owner
from app.desk.desk import Desk
from app.desk.household.queries import board
from app.exchange.correspondence.packages import packages_seen, packages_sent
from app.exchange.exporting import Exported, export_package
from app.exchange.importing import IMPORTED, Imported, import_packages
from app.exchange.partners.trust import Partner
from tests.ui.boards.exchange_stage import Scene, changed_at_two_places
from tests.ui.keyboard import Keyboard
from tests.ui.partners import carry, take, write
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import Counter, received
from ui.boards.exchange import ExchangeBoard, export_line, import_line, import_work
from ui.boards.exchange.drives import Drive, removable_drives
from ui.boards.exchange.import_work import make_up_lists
from ui.boards.exchange.place_choice import FOLDER
from ui.boards.exchange.words import brought, headline
from ui.boards.exchange.work_strip import Progress
from ui.context import WindowContext
from ui.main_window import MainWindow


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rows(scene: Scene) -> list[dict[str, object]]:
    return [dict(row) for row in scene.board.traffic.importing.table.rows()]


def test_one_key_writes_for_headquarters_onto_the_stick(scene: Scene, keyboard: Keyboard) -> None:
    assert keyboard.focused is scene.board.traffic.exporting.button
    keyboard.enter()
    scene.settle()
    assert scene.board.traffic.telling.words.text() == "可以拔下U盘了。"
    (package,) = scene.stick.iterdir()
    (result,) = take(scene.headquarters, package)
    assert (result.status, result.number) == ("imported", 1)
    sent = packages_sent(scene.counter.desk.database, scene.headquarters.archive.station.id)
    assert [each.file for each in sent] == [package.name]


def test_everyone_gets_a_package_of_their_own(scene: Scene) -> None:
    line = scene.board.traffic.exporting
    line.whom.set_value("everyone")
    line.export()
    scene.settle()
    assert len(files(scene.stick)) == 2
    assert scene.board.traffic.telling.details.text().count("\n") == 1


def test_cancel_while_a_package_is_written_leaves_nothing_of_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled(archive: Archive, partner: Partner, folder: Path, act: Act, now: str, told: Progress) -> Exported:
        def tell(done: int, whole: int) -> None:
            assert list(folder.iterdir()), "something is being written"
            scene.cancel()
            told(done, whole)

        return export_package(archive, partner, folder, act, now, tell)

    monkeypatch.setattr(export_line, "export_package", cancelled)
    scene.board.traffic.exporting.export()
    scene.settle()
    assert files(scene.stick) == []
    assert scene.board.traffic.telling.words.text() == "已取消，文件夹中没有留下任何文件。"
    assert scene.board.traffic.exporting.button.isEnabled()


def test_cancelled_too_late_the_package_is_there_and_told(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(archive: Archive, partner: Partner, folder: Path, act: Act, now: str, told: Progress) -> Exported:
        made = export_package(archive, partner, folder, act, now, told)
        scene.cancel()
        return made

    monkeypatch.setattr(export_line, "export_package", late)
    scene.board.traffic.exporting.export()
    scene.settle()
    (package,) = files(scene.stick)
    assert package in scene.board.traffic.telling.details.text()


def test_a_stick_that_is_gone_is_said_in_one_sentence(scene: Scene) -> None:
    scene.stick.rmdir()
    scene.board.traffic.exporting.export()
    scene.settle()
    assert "U盘是否已拔出" in scene.board.traffic.telling.words.text()


def test_a_package_that_only_acknowledges_is_taken_in_without_a_question(scene: Scene) -> None:
    carry(scene.counter.desk, scene.headquarters, scene.stick)
    carry(scene.headquarters, scene.counter.desk, scene.stick)
    package = write(scene.headquarters, scene.counter.desk, scene.stick).package
    scene.board.traffic.importing.try_places([package])
    scene.settle()
    assert scene.board.traffic.importing.question.isHidden()
    assert scene.board.traffic.telling.words.text() == "这些数据包中没有新内容。"
    seen = packages_seen(scene.counter.desk.database, scene.headquarters.archive.station.id)
    assert package.name in {each.file for each in seen}


def test_a_case_of_the_other_counter_comes_in_and_stands_on_the_list(scene: Scene, keyboard: Keyboard) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    write(scene.second, scene.counter.desk, scene.stick)
    line = scene.board.traffic.importing
    line.look()
    scene.settle()
    assert line.question.isVisible()
    assert line.message.text() == "新到 1 户、0 户有变动、0 处待定"
    assert "另有 1 个数据包是发给其他档案库的" in line.about.text()
    assert board(scene.counter.desk) == ()
    keyboard.enter()
    scene.settle()
    assert scene.board.traffic.telling.words.text() == "已导入：新到 1 户、0 户有变动、0 处待定。"
    assert len(board(scene.counter.desk)) == 1
    assert boards_due(scene.counter.desk.database) == 0


def test_packages_that_concern_no_household_are_told_by_their_entries(context: WindowContext) -> None:
    allotted, case = Imported(Path(), IMPORTED, entries=6), Imported(Path(), IMPORTED, entries=4, households=1)
    assert headline([allotted, allotted], context.translate) == "12 条记录"
    assert brought(allotted, context) == "6 条记录"
    assert headline([allotted, case], context.translate) == "新到 1 户、0 户有变动、0 处待定"
    assert brought(case, context) == "新到 1 户、0 户有变动、0 处待定、4 条记录"


def test_esc_leaves_it_where_it_is(scene: Scene, keyboard: Keyboard) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    write(scene.second, scene.counter.desk, scene.stick)
    scene.board.traffic.importing.look()
    scene.settle()
    keyboard.press(Qt.Key.Key_Escape)
    assert scene.board.traffic.importing.question.isHidden()
    assert board(scene.counter.desk) == ()


def test_a_damaged_package_is_refused_and_does_not_keep_the_others_out(scene: Scene, keyboard: Keyboard) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    package = write(scene.second, scene.counter.desk, scene.stick).package
    damaged = scene.stick / "damaged.ruzhu"
    damaged.write_bytes(package.read_bytes()[:-1])
    scene.board.traffic.importing.look()
    scene.settle()
    assert {(row["file"], row["status"]) for row in rows(scene)} == {(damaged.name, "拒收"), (package.name, "可以导入")}
    (why,) = (row["what"] for row in rows(scene) if row["file"] == damaged.name)
    assert why == "damaged.ruzhu不完整，可能复制时中断，请重新复制。", "without the folder, which is the one that was looked into"
    keyboard.enter()
    scene.settle()
    assert len(board(scene.counter.desk)) == 1


def test_what_an_import_brought_does_not_stand_under_what_is_written_next(scene: Scene) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    write(scene.second, scene.counter.desk, scene.stick)
    scene.board.traffic.importing.look()
    scene.settle()
    assert rows(scene)
    scene.board.traffic.exporting.export()
    scene.settle()
    assert scene.board.traffic.importing.table.isHidden()
    assert scene.board.traffic.importing.question.isHidden()


def test_packages_of_strangers_are_refused_without_a_question(scene: Scene, tmp_path: Path) -> None:
    strange = tmp_path / "strange.ruzhu"
    strange.write_bytes(b"no package at all")
    scene.board.traffic.importing.try_places([strange])
    scene.settle()
    assert scene.board.traffic.importing.question.isHidden()
    assert "没有导入任何内容" in scene.board.traffic.telling.words.text()
    assert [row["status"] for row in rows(scene)] == ["拒收"]


def test_a_folder_without_packages_says_so(scene: Scene) -> None:
    scene.board.traffic.importing.look()
    scene.settle()
    assert scene.board.traffic.telling.words.text() == "那里没有发给本档案库的数据包。"


def test_packages_may_be_dropped(scene: Scene) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    package = write(scene.second, scene.counter.desk, scene.stick).package
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package))])
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    scene.board.traffic.dropEvent(drop)
    scene.settle()
    assert scene.board.traffic.importing.question.isVisible()


def test_cancelled_while_it_is_taken_in_nothing_is_kept(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package is taken in whole or not at all."""
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    package = write(scene.second, scene.counter.desk, scene.stick).package
    line = scene.board.traffic.importing
    line.try_places([package])
    scene.settle()

    def cancelled(
        archive: Archive, taken: Sequence[Path], act: Act, now: str, *, dry_run: bool, progress: Progress
    ) -> tuple[Imported, ...]:
        def tell(done: int, whole: int) -> None:
            if done == whole:  # applied as a whole, and not kept yet
                scene.cancel()
            progress(done, whole)

        return import_packages(archive, taken, act, now, dry_run=dry_run, progress=tell)

    monkeypatch.setattr(import_work, "import_packages", cancelled)
    line.take()
    scene.settle()
    assert scene.board.traffic.telling.words.text() == "已取消，没有导入任何内容。"
    assert board(scene.counter.desk) == ()
    assert packages_seen(scene.counter.desk.database, scene.second.archive.station.id) == ()


def test_the_table_says_how_it_stands_with_each(scene: Scene) -> None:
    case_id = changed_at_two_places(scene)
    del case_id
    carry(scene.counter.desk, scene.headquarters, scene.stick)
    scene.board.refresh()
    shown = {str(row["station"]): row for row in scene.board.traffic.table.rows()}
    assert shown["公司总部 · 总部"]["seen"] == "—"
    assert "尚无回执" in str(shown["公司总部 · 总部"]["there"])
    carry(scene.headquarters, scene.counter.desk, scene.stick)
    scene.board.refresh()
    shown = {str(row["station"]): row for row in scene.board.traffic.table.rows()}
    assert "全部" in str(shown["公司总部 · 总部"]["there"]), "what the receipt acknowledged"


def test_a_package_that_never_came_is_named_and_that_a_later_one_brought_all_of_it(scene: Scene) -> None:
    for _time in range(3):
        last = write(scene.second, scene.counter.desk, scene.stick).package
    take(scene.counter.desk, last)
    scene.board.refresh()
    shown = {str(row["station"]): row for row in scene.board.traffic.table.rows()}
    assert "第 2 包没有收到，内容已由后来的包补齐" in str(shown["柜台 · B2"]["state"])


def test_the_folder_is_remembered_and_a_fresh_stick_is_chosen(
    qtbot: QtBot, counter: Counter, context: WindowContext, settings: QSettings, prompts: RecordingPrompts, tmp_path: Path
) -> None:
    del counter
    drives: list[Drive] = []
    board_ = ExchangeBoard(context, settings, lambda: tuple(drives))
    qtbot.addWidget(board_)
    board_.show()
    place = board_.traffic.exporting.place
    assert place.folder() is None
    prompts.path = tmp_path
    place.ask()
    assert place.folder() == tmp_path
    assert settings.value(FOLDER) == str(tmp_path)
    stick = tmp_path / "stick"
    stick.mkdir()
    drives.append(Drive(stick, "KINGSTON", 1))
    place.look()
    assert place.folder() == stick
    drives.clear()
    place.look()
    assert place.folder() == tmp_path


def test_nobody_paired_says_what_to_do_first(qtbot: QtBot, context: WindowContext, settings: QSettings) -> None:
    board_ = ExchangeBoard(context, settings, tuple)
    qtbot.addWidget(board_)
    board_.show()
    assert "配对" in board_.traffic.empty.text()
    assert not board_.traffic.exporting.button.isEnabled()


def test_nothing_else_is_begun_while_packages_are_written(window: MainWindow, qtbot: QtBot) -> None:
    shell = window.shell
    assert shell is not None
    shell.show_board(shell.exchange)
    assert shell.search.isEnabled()
    shell.exchange.busy.emit(True)
    assert not shell.search.isEnabled()
    shell.exchange.busy.emit(False)
    assert shell.search.isEnabled()
    del qtbot


def test_the_drives_of_this_machine_can_be_asked_and_its_own_disk_is_none() -> None:
    assert all(drive.folder != Path("/") and drive.folder.is_dir() for drive in removable_drives())


def test_the_list_that_was_broken_off_stays_due_and_goes_on_the_next_time(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(scene.counter.desk, scene.second, scene.stick)
    received(Counter(scene.counter.folder, scene.counter.clock, scene.second), renovating_owner)
    package = write(scene.second, scene.counter.desk, scene.stick).package
    scene.board.traffic.importing.try_places([package])
    scene.settle()

    def cancelled(desk: Desk, told: Progress) -> int:
        scene.cancel()
        told(0, 1)
        return make_up_lists(desk, told)

    with monkeypatch.context() as broken:
        broken.setattr(import_line, "make_up_lists", cancelled)
        scene.board.traffic.importing.take()
        scene.settle()
        assert boards_due(scene.counter.desk.database) == 1
        assert "下次打开本页时继续" in scene.board.traffic.telling.words.text()
    scene.board.hide()
    scene.board.show()
    scene.board.refresh()
    scene.settle()
    assert boards_due(scene.counter.desk.database) == 0
    assert len(board(scene.counter.desk)) == 1


def test_enter_pressed_twice_does_not_give_up_what_it_began(scene: Scene, keyboard: Keyboard) -> None:
    keyboard.enter()
    if scene.board.traffic.work.is_busy:
        keyboard.enter()
    scene.settle()
    assert scene.board.traffic.telling.words.text() == "可以拔下U盘了。"
