"""A case that another keeps out by its number: a person decides for one or the other, and neither stops anything."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from app.archive.cases.boards import boards_due, catch_up
from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.tables.case import CaseTable, PaperCheckTable
from app.archive.verify import verify
from app.errors import InputError
from app.exchange.decisions.conflicts import RowConflict, decide, open_conflicts
from app.exchange.decisions.forks import adopt, dismiss, open_forks
from app.exchange.importing import FORKED, IMPORTED, Imported
from tests.app.exchange.world import COMPANY, OPERATOR, World

Settle = Callable[..., None]


@pytest.fixture
def world(world: World) -> World:
    """Two stations of a site gave the same number: one got the label of the other, which was shut out."""
    for name in ("a", "b"):
        world.desks[name] = replace(world.desks[name], counter="A1")
        world.random = Random(1)  # by which the case is numbered
        world.new_case(name)
    world.exchange()
    catch_up(world.desks[COMPANY].archive)
    return world


def sent(world: World, sender: str, to: str) -> Imported:
    stick = world.export(sender, to)
    assert stick is not None
    return world.deliver(stick)


def kept_out(world: World) -> RowConflict:
    (found,) = open_conflicts(world.desks[COMPANY].archive)
    assert (found.table, found.current) == ("handover", {})
    return found


def test_deciding_for_the_case_that_stands_there_keeps_the_other_out_and_is_done(world: World) -> None:
    desk, conflict = world.desks[COMPANY], kept_out(world)
    decide(desk.archive, desk.act("decide", conflict.case_id), conflict, {}, decided_by=OPERATOR, today=desk.today())
    assert open_conflicts(desk.archive) == ()
    assert world.problems(COMPANY) == ()


def test_under_a_number_of_its_own_the_case_is_let_in_with_its_row_on_the_board(world: World) -> None:
    desk, conflict = world.desks[COMPANY], kept_out(world)
    chosen = {**conflict.rivals[0].columns, "number": "A1-00001b"}
    decide(desk.archive, desk.act("decide", conflict.case_id), conflict, chosen, decided_by=OPERATOR, today=desk.today())
    assert {"A1-00001b"} <= {row[0] for row in run(desk.database, "SELECT number FROM case_board")}
    assert world.problems(COMPANY) == ()


def checked(world: World, case: str, paper: str) -> None:
    """The counter goes on with the case: it cannot know that another keeps it out elsewhere."""
    desk = world.desks["b"]
    values = {"sealed": False, "waived_by": "", "copies": 1, "original_seen": True}
    with desk.archive.journal.writing(desk.act("check", case)) as writing:
        writing.insert(PaperCheckTable, natural_id("paper_check", case, paper), case_id=case, paper=paper, **values)


@pytest.mark.parametrize("decided", [False, True])
def test_what_is_written_about_it_later_goes_in_as_it_did_at_first_and_stops_nothing(world: World, decided: bool) -> None:
    desk, conflict = world.desks[COMPANY], kept_out(world)
    if decided:
        decide(desk.archive, desk.act("decide", conflict.case_id), conflict, {}, decided_by=OPERATOR, today=desk.today())
    for paper in ("notice", "id_card"):  # a second and a third package
        checked(world, conflict.row, paper)
        world.new_case("b")
        result = sent(world, "b", COMPANY)
        assert (result.status, result.entries, result.staged, result.households) == (IMPORTED, 2, 0, 1)
    assert scalar(desk.database, "SELECT count(*) FROM paper_check WHERE case_id = ?", (conflict.row,)) == 2
    assert world.problems(COMPANY) == ()
    catch_up(desk.archive)
    assert boards_due(desk.database) == 0


def test_a_change_of_it_is_a_conflict_like_the_case_itself(world: World) -> None:
    desk, conflict = world.desks[COMPANY], kept_out(world)
    with world.desks["b"].archive.journal.writing(world.desks["b"].act("change", conflict.row)) as writing:
        writing.update(CaseTable, conflict.row, renovating=True)
    assert sent(world, "b", COMPANY).status == IMPORTED
    assert [len(each.rivals) for each in open_conflicts(desk.archive)] == [2]
    assert world.problems(COMPANY) == ()


def test_of_which_site_it_is_still_counts(world: World) -> None:
    """A counter of another site may no more write about it than if it stood in the table."""
    conflict = kept_out(world)
    desk = world.desks["c"]
    values = {"paper": "notice", "sealed": False, "waived_by": "", "copies": 1, "original_seen": True}
    with desk.archive.journal.writing(desk.act("check")) as writing:
        writing.insert(PaperCheckTable, None, case_id=conflict.row, **values)
        writing.touched_cases.clear()
    with pytest.raises(InputError) as refused:
        sent(world, "c", COMPANY)
    assert refused.value.reason.code == "exchange.row_not_theirs"


def continued_elsewhere(world: World) -> str:
    """A copy of a counter goes on under the same chain, and later under one of its own; gives a case of before that."""
    copy = world.copy("a", noticed=False)
    world.new_case("a")
    world.new_case(copy)
    (case,) = run(world.desks[copy].database, "SELECT id FROM handover ORDER BY rowid DESC LIMIT 1").fetchone() or ("",)
    assert [sent(world, name, COMPANY).status for name in ("a", copy)] == [IMPORTED, FORKED]
    world.desks.pop(copy).archive.close()
    (world.folder / copy).rename(world.folder / "moved")
    world.open("moved")
    return str(case)


@pytest.mark.parametrize("settle", [dismiss, adopt])
def test_what_rests_on_a_branch_that_was_not_taken_goes_in_once_that_is_decided(world: World, settle: Settle) -> None:
    case = continued_elsewhere(world)
    desk, other = world.desks[COMPANY], world.desks["moved"]
    settle(desk.archive, desk.act("decide"), open_forks(desk.archive), decided_by=OPERATOR, today=desk.today())
    with other.archive.journal.writing(other.act("check", case)) as writing:
        values = {"sealed": False, "waived_by": "", "copies": 1, "original_seen": True}
        writing.insert(PaperCheckTable, None, case_id=case, paper="notice", **values)
        writing.update(CaseTable, case, renovating=True)
    world.new_case("moved")
    result = sent(world, "moved", COMPANY)
    assert (result.staged, result.households) == (0, 1)
    assert scalar(desk.database, "SELECT count(*) FROM paper_check WHERE case_id = ?", (case,)) == 1
    assert [each.row for each in open_conflicts(desk.archive)][-1] == case, "changed on top of what does not count here"
    # That its chain goes on from a branch that was not taken is told by `verify` for as long as it stands.
    assert verify(desk.archive).problems == ()
