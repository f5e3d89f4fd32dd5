"""Rows that two stations wrote with the same facts and other personal data, which were destroyed since: `verify` still holds."""

import pytest

from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.journal.entry import DESTROY
from app.archive.tables.case import PaperCheckTable
from app.exchange.decisions.conflicts import count_conflicts
from tests.app.exchange.world import COMPANY, World


def checked(world: World, name: str, case: str, reason: str) -> str:
    """A paper is waived at a counter, for a reason that is personal."""
    desk, row = world.desks[name], natural_id("paper_check", case, "notice")
    with desk.archive.journal.writing(desk.act("check", case)) as writing:
        values = {"sealed": False, "waived_by": "王丽", "copies": 1, "original_seen": True, "waived_reason": reason}
        writing.insert(PaperCheckTable, row, case_id=case, paper="notice", **values)
    return row


@pytest.mark.parametrize(("reason", "conflicts"), [("护照在使馆", 1), ("证件在补办", 0)])
def test_what_was_a_conflict_stays_one_when_the_difference_is_destroyed(world: World, reason: str, conflicts: int) -> None:
    world.exchange()
    world.exchange()
    (case,) = run(world.desks["b"].database, "SELECT id FROM handover ORDER BY rowid LIMIT 1").fetchone() or ("",)
    checked(world, "a", case, "证件在补办")
    row = checked(world, "b", case, reason)
    counter = world.desks["b"]
    with counter.archive.journal.writing(counter.act("check", case)) as writing:
        writing.update(PaperCheckTable, row, copies=2)
    world.exchange()
    desk = world.desks[COMPANY]
    assert count_conflicts(desk.database) == conflicts
    assert world.problems(COMPANY) == ()
    desk.archive.journal.destroy(desk.act(DESTROY, case), case, "花园")
    assert world.problems(COMPANY) == ()
