"""What a person decides at headquarters holds at every archive, also where two had written the very same."""

import pytest

from app.archive.cases.boards import CaseBoard, catch_up
from app.archive.database.connection import run, scalar
from app.archive.database.identity import natural_id
from app.archive.tables.case import PaperCheckTable, PersonTable
from app.errors import InputError
from app.exchange.decisions.agreed import settle_agreed
from app.exchange.decisions.conflicts import count_conflicts, decide, open_conflicts
from tests.app.exchange.world import COMPANY, OPERATOR, World

SITE = "花园"


def checked(world: World, name: str, copies: int) -> None:
    """The notice of the site's oldest case is checked."""
    desk = world.desks[name]
    site = natural_id("site", SITE)
    (case,) = run(desk.database, "SELECT id FROM handover WHERE site_id = ? ORDER BY id LIMIT 1", (site,)).fetchone() or ("",)
    with desk.archive.journal.writing(desk.act("check", case), SITE if name == COMPANY else None) as writing:
        row = natural_id("paper_check", case, "notice")
        if list(run(writing.database, "SELECT 1 FROM paper_check WHERE id = ?", (row,))):
            writing.update(PaperCheckTable, row, copies=copies)
        else:
            writing.insert(
                PaperCheckTable, row, case_id=case, paper="notice", original_seen=True, copies=copies, sealed=False, waived_by=""
            )


def test_a_decision_holds_where_two_had_written_the_same_and_a_third_something_else(world: World) -> None:
    """Headquarters and counter a counted the same copies, counter b others: one conflict, settled once, for all."""
    checked(world, "a", 2)
    checked(world, COMPANY, 2)
    checked(world, "b", 5)
    for _round in range(3):
        world.exchange()
    desk = world.desks[COMPANY]
    (conflict,) = open_conflicts(desk.archive)
    assert conflict.fields == ("copies",)
    decide(desk.archive, desk.act("decide", conflict.case_id), conflict, {"copies": 5}, decided_by=OPERATOR, today=desk.today())
    for _round in range(3):
        world.exchange()
    for name in ("a", "b", COMPANY):
        assert [row[0] for row in run(world.desks[name].database, "SELECT copies FROM paper_check")] == [5], name
        assert open_conflicts(world.desks[name].archive) == (), name
        assert world.problems(name) == ()


def test_one_that_came_later_to_what_another_began_with_is_listed_at_both_and_settled(world: World) -> None:
    """At the counter both entries of headquarters are a conflict: so there must be one at headquarters too, which settles it."""
    checked(world, COMPANY, 5)
    checked(world, COMPANY, 2)
    checked(world, "a", 2)
    world.exchange()
    desk = world.desks[COMPANY]
    for name in ("a", COMPANY):
        (conflict,) = open_conflicts(world.desks[name].archive)
        assert conflict.current["copies"] == 2
    assert settle_agreed(desk.archive, desk.act("import"), decided_by=OPERATOR, today=desk.today()) == 1
    world.exchange()
    checked(world, "a", 3)
    world.exchange()
    for name in ("a", "b", COMPANY):
        assert [row[0] for row in run(world.desks[name].database, "SELECT copies FROM paper_check")] == [3], name
        assert open_conflicts(world.desks[name].archive) == (), name
        assert world.problems(name) == ()


def corrected(world: World, name: str, phone: str) -> None:
    """The telephone of the site's oldest client is corrected."""
    desk = world.desks[name]
    site = natural_id("site", SITE)
    sql = "SELECT person.id, case_id FROM person JOIN handover ON handover.id = case_id WHERE site_id = ? ORDER BY person.id"
    person, case = run(desk.database, sql, (site,)).fetchone() or ("", "")
    with desk.archive.journal.writing(desk.act("correct", case)) as writing:
        writing.update(PersonTable, person, phone=phone)


@pytest.mark.parametrize(("second", "left"), [("13800138000", 0), ("13900139000", 1)])
def test_headquarters_settles_by_itself_what_all_versions_say_alike(world: World, second: str, left: int) -> None:
    corrected(world, "a", "13800138000")
    corrected(world, "b", second)
    world.exchange()
    desk = world.desks[COMPANY]
    assert len(open_conflicts(desk.archive)) == 1
    settled = settle_agreed(desk.archive, desk.act("import"), decided_by=OPERATOR, today=desk.today())
    assert (settled, len(open_conflicts(desk.archive))) == (1 - left, left)
    for _round in range(2):
        world.exchange()
    assert len(open_conflicts(world.desks["b"].archive)) == left
    assert settle_agreed(world.desks["b"].archive, desk.act("import"), decided_by=OPERATOR, today=desk.today()) == 0
    assert world.problems(COMPANY) == world.problems("b") == ()


def test_a_version_that_came_while_the_others_were_shown_is_not_settled_unseen(world: World) -> None:
    """Both counters corrected the telephone; while a person looked at it, one of them corrected it once more."""
    corrected(world, "a", "111")
    corrected(world, "b", "222")
    world.exchange()
    desk = world.desks[COMPANY]
    (shown,) = open_conflicts(desk.archive)
    corrected(world, "b", "333")
    world.exchange()
    (now,) = open_conflicts(desk.archive)
    assert (now.current, len(shown.rivals), len(now.rivals)) == (shown.current, 1, 2)
    before = world.state(COMPANY)
    with pytest.raises(InputError) as refused:
        decide(desk.archive, desk.act("decide"), shown, {"phone": "222"}, decided_by=OPERATOR, today=desk.today())
    assert refused.value.reason.code == "exchange.changed_meanwhile"
    assert world.state(COMPANY) == before
    decide(desk.archive, desk.act("decide", now.case_id), now, {"phone": "333"}, decided_by=OPERATOR, today=desk.today())
    world.exchange()
    for name in ("a", "b", COMPANY):
        assert "333" in {row[0] for row in run(world.desks[name].database, "SELECT phone FROM person")}, name
        assert count_conflicts(world.desks[name].database) == 0, name


def test_what_is_settled_without_a_person_is_what_was_read(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window decided between the reading and the writing: nothing is told, and nothing is written twice."""
    corrected(world, "a", "111")
    corrected(world, "b", "111")
    world.exchange()
    desk = world.desks[COMPANY]
    stale = open_conflicts(desk.archive)
    (shown,) = stale
    decide(desk.archive, desk.act("decide", shown.case_id), shown, {}, decided_by=OPERATOR, today=desk.today())
    before = world.state(COMPANY)
    monkeypatch.setattr("app.exchange.decisions.agreed.open_conflicts", lambda *_args, **_more: stale)
    assert settle_agreed(desk.archive, desk.act("import"), decided_by=OPERATOR, today=desk.today()) == 0
    assert world.state(COMPANY) == before


def test_the_case_that_loses_a_row_by_a_decision_is_listed_anew_as_well(world: World) -> None:
    """Two counters gave the same number: a person decides for the second, and the first household has no certificate."""
    cases = {}
    for name in ("a", "b"):
        desk = world.desks[name]
        world.new_case(name)
        cases[name] = str(scalar(desk.database, "SELECT id FROM handover ORDER BY rowid DESC LIMIT 1"))
        world.issue(desk, cases[name], 33)
    for name in ("a", "b"):
        stick = world.export(name, COMPANY)
        assert stick is not None
        world.deliver(stick)
    desk = world.desks[COMPANY]
    catch_up(desk.archive)
    (conflict,) = (each for each in open_conflicts(desk.archive) if each.table == "certificate")
    act = desk.act("decide", conflict.case_id)
    chosen = {name: conflict.rivals[0].columns[name] for name in conflict.fields}
    decide(desk.archive, act, conflict, chosen, decided_by=OPERATOR, today=desk.today())
    assert scalar(desk.database, "SELECT case_id FROM certificate WHERE number = 33") == cases["b"]
    world.exchange()
    for name in (COMPANY, "a"):
        there = world.desks[name]
        catch_up(there.archive)
        assert CaseBoard(there.procedures, there.case_files, there.clock).check(there.database) == (), name
