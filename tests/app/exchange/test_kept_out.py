"""A case that another keeps out by its number: a person decides for one or the other, and neither stops anything."""

from dataclasses import replace
from random import Random

import pytest

from app.archive.boards import catch_up
from app.archive.connection import run
from app.exchange.conflicts import RowConflict, decide, open_conflicts
from tests.app.exchange.world import COMPANY, OPERATOR, World


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
