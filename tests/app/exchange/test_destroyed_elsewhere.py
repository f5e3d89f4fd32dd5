"""A person's data that were destroyed at one station: nothing of them is left, or comes back, where the package goes."""

from app.archive.database.connection import run, scalar
from app.archive.journal.entry import DESTROY
from app.archive.tables.case import PersonTable
from app.exchange.decisions.forks import adopt, open_forks
from app.exchange.importing import FORKED, IMPORTED, WAITING, Imported, take_waiting
from tests.app.exchange.incoming.test_newer_program import upgraded
from tests.app.exchange.world import COMPANY, OPERATOR, World


def sent(world: World, sender: str, to: str) -> Imported:
    stick = world.export(sender, to)
    assert stick is not None
    return world.deliver(stick)


def a_person(world: World, name: str) -> tuple[str, str]:
    found = run(
        world.desks[name].database, "SELECT id, case_id FROM person WHERE name IS NOT NULL ORDER BY rowid LIMIT 1"
    ).fetchone()
    assert found is not None
    return str(found[0]), str(found[1])


def named(world: World, name: str, person: str, case: str) -> None:
    desk = world.desks[name]
    with desk.archive.journal.writing(desk.act("correct", case)) as writing:
        writing.update(PersonTable, person, name="张三", phone="13800138000")


def destroyed(world: World, name: str, person: str, case: str) -> None:
    desk = world.desks[name]
    desk.archive.journal.destroy(desk.act(DESTROY, case), person)


def held(world: World, keeper: str, person: str) -> object:
    sql = f"SELECT count(*) FROM {keeper} WHERE subject = ? AND personal IS NOT NULL"  # noqa: S608 tables named in this file
    return scalar(world.desks[COMPANY].database, sql, (person,))


def test_drafts_of_the_case_go_and_the_log_is_emptied_wherever_the_package_comes(world: World) -> None:
    person, case = a_person(world, "a")
    desk = world.desks[COMPANY]
    desk.archive.drafts.save(case, "reception", '{"name": "张三"}')
    desk.archive.drafts.save("another", "reception", "{}")
    destroyed(world, "a", person, case)
    assert sent(world, "a", COMPANY).status == IMPORTED
    assert held(world, "entry", person) == 0
    assert desk.archive.drafts.load(case, "reception") is None
    assert desk.archive.drafts.load("another", "reception") == "{}"
    assert (desk.archive.folder / "archive.db-wal").stat().st_size == 0
    assert list(run(desk.database, "PRAGMA secure_delete")) == [(1,)]


def test_a_branch_that_was_not_taken_is_kept_without_what_was_destroyed(world: World) -> None:
    copy = world.copy("a", noticed=False)
    person, case = a_person(world, "a")
    named(world, copy, person, case)
    destroyed(world, "a", person, case)
    sent(world, "a", COMPANY)
    assert sent(world, copy, COMPANY).status == FORKED
    assert held(world, "forked_entry", person) == 0
    desk = world.desks[COMPANY]
    adopt(desk.archive, desk.act("decide"), open_forks(desk.archive), decided_by=OPERATOR, today=desk.today())
    assert run(desk.database, "SELECT name, phone FROM person WHERE id = ?", (person,)).fetchone() == (None, None)
    assert world.problems(COMPANY) == ()


def test_what_waits_is_kept_without_what_was_destroyed(world: World) -> None:
    world.exchange()
    person, case = a_person(world, "a")
    upgraded(world, "b")
    named(world, "b", person, case)
    destroyed(world, "a", person, case)
    sent(world, "a", COMPANY)
    assert sent(world, "b", COMPANY).status == WAITING
    assert held(world, "staged_entry", person) == 0
    upgraded(world, COMPANY)
    desk = world.desks[COMPANY]
    assert take_waiting(desk.archive, desk.act("import"), desk.now().isoformat()) is not None
    assert run(desk.database, "SELECT name, phone FROM person WHERE id = ?", (person,)).fetchone() == (None, None)
