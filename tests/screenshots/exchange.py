"""The exchange of a company: packages out and in, two versions of one row, pairing, and what headquarters sees."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from app.demo.households import renovating_owner
from app.desk.control.applications import applications, apply_for, review
from app.desk.desk import Desk
from app.desk.upkeep.plans import submit_plan
from app.exchange.partners.cards import card_text, own_card
from app.procedure.case import Site
from tests.screenshots.stage import Stage, wait_for
from tests.ui.partners import amend_client, archive_beside, carry, headquarters_beside, pair, write
from tests.ui.stage import Counter, a_row, brought_to, counter_in, received
from ui.boards.exchange.drives import Drive
from ui.company_shell import CompanyShell

HOMES = tuple(a_row(number=number, room=f"{number}01") for number in range(1, 16))
RIVERSIDE = Site(id="", name="河畔家园")
PLAN = "客服部：11月25日前备齐资料\n工程部：11月30日前完成验房\n物业公司：12月5日前完成保洁\n设计部：12月8日前提交竣工图"


@dataclass(frozen=True, slots=True)
class Company:
    """A counter with its partners, the stick in it, and a card that it has not let in yet."""

    counter: Counter
    headquarters: Desk
    empty: Desk
    stick: Path
    card: Path


@contextmanager
def company(folder: Path) -> Iterator[Company]:
    """Two counters of one site and one of another, which exchanged packages; one row is to be decided, one package never came."""
    with ExitStack() as stack:
        counter = stack.enter_context(counter_in(folder / "company", HOMES))
        headquarters = stack.enter_context(headquarters_beside(counter))
        second = stack.enter_context(archive_beside(counter, "B2"))
        other = stack.enter_context(archive_beside(counter, "A1", site=RIVERSIDE))
        stranger = stack.enter_context(archive_beside(counter, "C3", site=replace(RIVERSIDE, name="山景")))
        empty = stack.enter_context(archive_beside(counter, "总部", site=Site(id="", name="新公司"), role="headquarters"))
        for one, two in ((counter.desk, second), (headquarters, second), (headquarters, other)):
            pair(one, two)
        stick = folder / "KINGSTON"
        _work(counter, headquarters, second, folder / "carried")
        stick.mkdir()
        damaged = write(second, counter.desk, stick).package
        damaged.write_bytes(damaged.read_bytes()[:-1])
        received(replace(counter, desk=second), renovating_owner)
        write(second, counter.desk, stick)
        card = folder / "山景-C3.ruzhucard"
        card.write_text(card_text(stranger.archive, own_card(stranger.archive)), "utf-8")
        yield Company(counter, headquarters, empty, stick, card)


def _work(counter: Counter, headquarters: Desk, second: Desk, folder: Path) -> None:
    """Households, a client changed at both counters, applications, a plan, and a package that never came."""
    desk = counter.desk
    case_id = brought_to(counter, renovating_owner, "documents").case_id
    for step in ("certificate", "inspection", "fees"):
        brought_to(counter, renovating_owner, step)
    carry(desk, second, folder)
    amend_client(desk, case_id, phone="13900000001", email="chen@example.cn")
    counter.clock.forward(minutes=30)
    amend_client(second, case_id, phone="13800000002", work_unit="海棠小学")
    carry(second, headquarters, folder)
    write(desk, headquarters, folder)
    apply_for(desk, homes=188, spaces=52, reserve=12, books=10)
    apply_for(desk, homes=20, spaces=2, reserve=2, books=1, remark="二期")
    submit_plan(desk, phase="一期", first_phase=True, starts_on=desk.today() + timedelta(days=45), content=PLAN)
    carry(desk, headquarters, folder)
    review(headquarters, applications(headquarters.database)[0].id, "用量与存根相符")
    carry(headquarters, desk, folder)
    received(counter, renovating_owner)


def exchange_scenes(stage: Stage, shown: Company) -> None:
    """Every list of 交换 at the counter, then what headquarters sees."""
    window = stage.window
    window.show_desk(shown.counter.desk)
    _counter(stage, shown)
    window.show_desk(shown.headquarters)
    _headquarters(stage)
    window.show_desk(shown.empty)
    stage.shoot("790_headquarters_without_a_site")
    window.show_desk(stage.counter.desk)


def _counter(stage: Stage, shown: Company) -> None:
    board = stage.shell.exchange
    board.traffic.exporting.place._drives = lambda: (Drive(shown.stick, "KINGSTON", 14_200_000_000),)
    stage.shell.show_board(board)
    stage.shoot("700_packages")
    board.traffic.exporting.export()
    stage.shoot("701_exported")
    board.traffic.importing.look()
    stage.shoot("702_what_would_come_in")
    board.traffic.importing.leave()
    board.show_part("conflicts")
    stage.shoot("703_headquarters_decides")
    board.show_part("pairing")
    stage.shoot("704_pairing")
    board.pairing.read(shown.card)
    stage.shoot("705_a_card_that_was_read_in")
    board.pairing.admit_strip.close_strip()
    board.pairing.ask_shut_out()
    stage.shoot("706_shutting_out")
    board.show_part("forks")
    stage.shoot("707_copied_archives")
    board.show_part("copies")
    stage.shoot("708_tables")
    board.copies.personal.set_value(True)
    board.copies.ask()
    stage.shoot("709_tables_with_whole_numbers")
    board.copies.strip.close_strip()
    board.copies.button.setFocus()
    board.copies.write(shown.stick)
    wait_for(lambda: not board.work.is_busy)
    stage.shoot("709_tables_written")
    stage.shell.show_board(stage.shell.plans)
    stage.shoot("710_preparation")
    stage.shell.plans.part.submit()
    stage.shoot("711_submit_a_plan")
    stage.shell.show_board(stage.shell.certificates)
    stage.shell.certificates.show_part("applications")
    stage.shoot("712_applications_of_a_company")


def _headquarters(stage: Stage) -> None:
    shell = stage.shell
    if not isinstance(shell, CompanyShell):
        raise TypeError("no headquarters")
    stage.shoot("750_overview")
    shots: tuple[tuple[str, Callable[[], object]], ...] = (
        ("751_applications", lambda: shell.show_board(shell.applications)),
        ("752_allotting", lambda: _allotting(shell)),
        ("753_plans", lambda: shell.show_board(shell.plans)),
        ("754_ledger", lambda: shell.show_board(shell.ledger)),
        ("755_households", lambda: shell.show_board(shell.households)),
        ("756_to_decide", lambda: _part(shell, "conflicts")),
        ("757_pairing", lambda: _part(shell, "pairing")),
        ("758_household", lambda: _read_first(shell)),
    )
    for name, act in shots:
        act()
        stage.shoot(name)


def _allotting(shell: CompanyShell) -> None:
    part = shell.applications.part
    part.table.setCurrentIndex(part.table.records.index(1, 0))
    part.approve()


def _part(shell: CompanyShell, key: str) -> None:
    shell.show_board(shell.exchange)
    shell.exchange.show_part(key)


def _read_first(shell: CompanyShell) -> None:
    shell.show_board(shell.households)
    shell.households.open_first()
    preview = shell.households.reading.preview
    wait_for(lambda: preview.drawn == preview.job)
