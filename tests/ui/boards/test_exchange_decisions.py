"""交换 → 待定 and 复制的档案库: both versions are seen, chosen field by field with the keyboard, and nothing is dropped."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from app.archive.database.connection import run
from app.demo.households import renovating_owner
from app.desk.certificates import issuing
from app.desk.control.lots import receive_lot
from app.desk.desk import Desk
from app.desk.household.queries import case_file
from app.desk.upkeep.operators import add_operator, set_manager
from app.desk.upkeep.roster import import_roster
from app.exchange.decisions.conflicts import count_conflicts, open_conflicts
from app.procedure.case import PersonRole
from app.roster.rows import RosterReading
from tests.ui.boards.exchange_stage import Scene, changed_at_two_places, stick_named
from tests.ui.keyboard import Keyboard
from tests.ui.partners import archive_beside, carry, pair
from tests.ui.recording_prompts import RecordingPrompts
from tests.ui.stage import a_row, brought_to
from ui.boards.exchange import ExchangeBoard
from ui.boards.exchange.conflicts import ConflictsPart
from ui.boards.exchange.row_words import is_claimed_twice
from ui.context import Changes, WindowContext


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    del qtbot  # it makes the application
    return Keyboard()


def client(desk: Desk, case_id: str) -> tuple[str, str, str]:
    """Telephone, address of mail, work unit."""
    (person,) = [each for each in case_file(desk, case_id).people if each.role is PersonRole.CLIENT]
    return person.phone, person.email, person.work_unit


@pytest.fixture
def company(scene: Scene, qtbot: QtBot, context: WindowContext, settings: QSettings) -> Iterator[ExchangeBoard]:
    """The same board at headquarters."""
    at_headquarters = WindowContext(
        desk=scene.headquarters,
        language=context.language,
        translate=context.translate,
        prompts=context.prompts,
        changes=Changes(),
        workers=context.workers,
        report_error=context.report_error,
    )
    board = ExchangeBoard(at_headquarters, settings, lambda: stick_named(scene.stick))
    qtbot.addWidget(board)
    board.resize(1254, 660)
    board.show()
    qtbot.waitExposed(board)
    board.activateWindow()
    qtbot.waitUntil(board.isActiveWindow)
    at_headquarters.changes.changed.connect(board.refresh)
    yield board
    scene.settle()


def both_at_headquarters(scene: Scene) -> str:
    """Headquarters has what the second counter wrote, then what the first one did."""
    case_id = changed_at_two_places(scene)
    carry(scene.second, scene.headquarters, scene.stick)
    carry(scene.counter.desk, scene.headquarters, scene.stick)
    return case_id


def chosen(part: ConflictsPart) -> dict[str, object]:
    return dict(part.versions.versions.values())


def test_what_only_one_place_changed_is_chosen_and_what_both_did_takes_the_last(scene: Scene, company: ExchangeBoard) -> None:
    both_at_headquarters(scene)
    company.show_part("conflicts")
    assert chosen(company.conflicts) == {"phone": "13800000002", "email": "a@b.cn"}
    model = company.conflicts.versions.versions
    assert [(field.column, field.both) for field in model.fields] == [("email", False), ("phone", True)]
    titles = [str(model.headerData(place, Qt.Orientation.Horizontal)) for place in (1, 2)]
    assert "赵敏" in titles[0]
    assert "B2" in titles[0]
    assert "王丽" in titles[1]
    assert "2026-11-24" in titles[1]


def test_arrows_choose_and_enter_decides(scene: Scene, company: ExchangeBoard, keyboard: Keyboard) -> None:
    case_id = both_at_headquarters(scene)
    company.show_part("conflicts")
    assert keyboard.focused is company.conflicts.versions, "the arrows work at once"
    keyboard.press(Qt.Key.Key_Right)
    assert chosen(company.conflicts)["phone"] == "13900000001"
    keyboard.press(Qt.Key.Key_Up)
    keyboard.press(Qt.Key.Key_Left)
    assert not chosen(company.conflicts)["email"]
    keyboard.press(Qt.Key.Key_Right)
    keyboard.enter()
    assert client(scene.headquarters, case_id) == ("13900000001", "a@b.cn", "海棠小学")
    assert count_conflicts(scene.headquarters.database) == 0
    assert company.conflicts.summary.text() == "没有待定事项。"
    keyboard.control(Qt.Key.Key_4)
    assert company.lists.value() == "forks", "the keys of the board still work"
    keyboard.control(Qt.Key.Key_1)
    assert company.lists.value() == "traffic"


def test_the_decision_comes_to_both_counters(scene: Scene, company: ExchangeBoard, keyboard: Keyboard) -> None:
    case_id = both_at_headquarters(scene)
    company.show_part("conflicts")
    keyboard.enter()
    for desk in (scene.counter.desk, scene.second):
        carry(scene.headquarters, desk, scene.stick)
        assert client(desk, case_id) == ("13800000002", "a@b.cn", "海棠小学")
        assert count_conflicts(desk.database) == 0


def test_at_a_counter_of_a_company_it_is_only_shown(scene: Scene, keyboard: Keyboard) -> None:
    case_id = changed_at_two_places(scene)
    carry(scene.second, scene.counter.desk, scene.stick)
    scene.board.show_part("conflicts")
    part = scene.board.conflicts
    assert "由公司总部裁定" in part.summary.text()
    assert part.button.isHidden()
    part.versions.setFocus()
    keyboard.press(Qt.Key.Key_Right)
    keyboard.enter()
    assert client(scene.counter.desk, case_id)[0] == "13900000001"
    assert count_conflicts(scene.counter.desk.database) == 1


def test_a_row_that_changed_meanwhile_is_looked_at_once_more(scene: Scene, company: ExchangeBoard) -> None:
    both_at_headquarters(scene)
    company.show_part("conflicts")
    (conflict,) = open_conflicts(scene.headquarters.archive)
    company.conflicts.decide()
    company.conflicts._decide(conflict, chosen=True)
    assert company.conflicts.problem.text() == "此行刚刚有变动，请重新查看后再定。"


def test_the_board_says_how_much_waits(scene: Scene, company: ExchangeBoard) -> None:
    both_at_headquarters(scene)
    company.refresh()
    assert company.waiting.text() == "1 处待定"


def test_a_number_used_twice_says_what_to_do_and_keeps_what_came_first(
    scene: Scene, company: ExchangeBoard, keyboard: Keyboard, prompts: RecordingPrompts
) -> None:
    """C1: no number is used twice; C7: neither sheet is lost."""
    first = brought_to(scene.counter, renovating_owner, "certificate").case_id
    issuing.issue(scene.counter.desk, first)
    carry(scene.counter.desk, scene.headquarters, scene.stick)
    with archive_beside(scene.counter, "C3") as third:
        import_roster(third, RosterReading((a_row(number=2),), (), (), 1))
        receive_lot(third, 1, 25)
        other = brought_to(replace(scene.counter, desk=third), renovating_owner, "certificate").case_id
        issuing.issue(third, other)
        pair(scene.headquarters, third)
        carry(third, scene.headquarters, scene.stick)
    company.show_part("conflicts")
    part = company.conflicts
    found = open_conflicts(scene.headquarters.archive)
    assert any(map(is_claimed_twice, found))
    place = next(place for place, row in enumerate(found) if row.table == "certificate")
    part.table.choose(place)
    assert "纸质存根" in part.advice.text()
    assert part.button.text().startswith("保留先到的")
    prompts.answer = True
    part.decide()
    assert any("保留先到的一条" in text for text in prompts.asked)
    assert all(row.table != "certificate" for row in open_conflicts(scene.headquarters.archive))
    (certificate,) = case_file(scene.headquarters, first).certificates
    assert certificate.number == 1
    del keyboard


def clerk_of_two_minds(desk: Desk, *others: Desk) -> str:
    """An operator of whom a copy of the archive wrote something else, which waits for a decision here and there; gives who."""
    clerk = add_operator(desk, "李四", "x123456").id
    chain, seq = run(desk.database, "SELECT base_chain, base_seq FROM operator WHERE id = ?", (clerk,)).fetchone() or ("", 0)
    set_manager(desk, clerk, manager=True)
    set_manager(desk, clerk, manager=False)
    for each in others:
        carry(desk, each, desk.archive.folder.parent / "carried")
    for each in (desk, *others):
        sql = (
            "INSERT INTO conflict (chain, seq, place, row_table, row_id, holder_chain, holder_seq, seen_at) "
            "VALUES (%s, %s, 0, 'operator', %s, %s, %s, '')"
        )
        run(each.database, sql, (chain, int(seq) + 1, clerk, chain, int(seq) + 2))
    return clerk


def test_who_works_at_a_station_is_decided_there_and_shown_at_headquarters(
    scene: Scene, company: ExchangeBoard, keyboard: Keyboard
) -> None:
    desk = scene.counter.desk
    clerk = clerk_of_two_minds(desk, scene.headquarters)
    company.show_part("conflicts")
    part, station = company.conflicts, desk.archive.station
    assert part.button.isHidden()
    assert part.advice.text() == f"“{station.site}”{station.code}的人员和配对由该站自己裁定。"
    part.decide()
    assert count_conflicts(scene.headquarters.database) == 1
    scene.board.show_part("conflicts")
    scene.board.activateWindow()
    scene.qtbot.waitUntil(scene.board.isActiveWindow)
    assert not scene.board.conflicts.button.isHidden(), "the rest is decided at headquarters, this is decided here"
    assert keyboard.focused is scene.board.conflicts.versions
    keyboard.enter()
    assert count_conflicts(desk.database) == 0
    carry(desk, scene.headquarters, scene.stick)
    assert count_conflicts(scene.headquarters.database) == 0
    held = [
        list(run(each.database, "SELECT manager FROM operator WHERE id = ?", (clerk,))) for each in (desk, scene.headquarters)
    ]
    assert held[0] == held[1]
