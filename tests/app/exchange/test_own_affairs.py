"""Who works at a station and whom it lets in is its own affair: no other archive writes it, whatever a person decides there."""

from collections.abc import Callable

import pytest

from app.archive.database.connection import run, scalar
from app.desk.upkeep.operators import add_operator, deactivate, set_manager
from app.errors import InputError
from app.exchange.decisions.agreed import settle_agreed
from app.exchange.decisions.conflicts import RowConflict, count_conflicts, decide, open_conflicts
from app.exchange.decisions.forks import ForkedEntry, adopt, count_forks, dismiss, open_forks
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit, revoke
from tests.app.exchange.world import COMPANY, OPERATOR, World

CLERK = "李四"


def changed_before_and_after_a_restore(world: World, name: str, *, alike: bool) -> None:
    """A clerk is changed, the package gone, the disk comes back as it was before, and the clerk is changed once more."""
    clerk = add_operator(world.desks[name], CLERK, "x123456").id
    world.back_up(name)
    if alike:
        deactivate(world.desks[name], clerk)
    else:
        set_manager(world.desks[name], clerk, manager=True)
    world.exchange()
    world.restore(name)
    deactivate(world.desks[name], clerk)
    world.exchange()
    world.exchange()


def only_conflict(world: World, name: str) -> RowConflict:
    (found,) = open_conflicts(world.desks[name].archive)
    assert found.table in {"operator", "admission"}
    return found


def decided(world: World, name: str, **chosen: int | str) -> None:
    desk = world.desks[name]
    decide(desk.archive, desk.act("decide"), only_conflict(world, name), chosen, decided_by=OPERATOR, today=desk.today())


def clerk_at(world: World, name: str) -> tuple[object, ...]:
    sql = "SELECT active, manager FROM operator WHERE name = ?"
    return tuple(run(world.desks[name].database, sql, (CLERK,)).fetchone() or ())


def settled(world: World, name: str) -> int:
    desk = world.desks[name]
    return settle_agreed(desk.archive, desk.act("import"), decided_by=OPERATOR, today=desk.today())


def assert_in_order(world: World) -> None:
    """Everything arrives everywhere, nothing waits for a decision, and each archive says the same of the clerk."""
    for _round in range(3):
        world.exchange()
    assert not world.exchange()
    for name in world.desks:
        assert count_conflicts(world.desks[name].database) == 0, name
        assert world.problems(name) == (), name
    assert len({clerk_at(world, name) for name in world.desks if name != "c"}) == 1


@pytest.mark.parametrize("other", [COMPANY, "b"])
def test_another_archive_decides_nothing_about_an_operator_and_writes_nothing(world: World, other: str) -> None:
    changed_before_and_after_a_restore(world, "a", alike=False)
    world.exchange()
    before = world.state(other)
    with pytest.raises(InputError) as refused:
        decided(world, other, active=1)
    assert refused.value.reason.code == "exchange.affair_of_station"
    assert dict(refused.value.reason.params) == {"station": "A1", "site": "花园"}
    assert world.state(other) == before


def test_the_station_itself_decides_and_every_archive_takes_it(world: World) -> None:
    changed_before_and_after_a_restore(world, "a", alike=False)
    decided(world, "a", active=1, manager=0)
    assert_in_order(world)
    assert clerk_at(world, COMPANY) == (1, 0)


def test_headquarters_decides_about_its_own_people(world: World) -> None:
    changed_before_and_after_a_restore(world, COMPANY, alike=False)
    with pytest.raises(InputError):
        decided(world, "a", active=1)
    decided(world, COMPANY, active=1, manager=1)
    assert_in_order(world)
    assert clerk_at(world, "a") == clerk_at(world, COMPANY) == (1, 1)


def test_where_all_versions_agree_the_station_alone_settles_it(world: World) -> None:
    changed_before_and_after_a_restore(world, "a", alike=True)
    world.exchange()
    assert count_conflicts(world.desks["a"].database) == count_conflicts(world.desks[COMPANY].database) == 1
    assert [settled(world, name) for name in (COMPANY, "b", "a", "a")] == [0, 0, 1, 0]
    assert_in_order(world)
    assert clerk_at(world, "b") == (0, 0)


def test_headquarters_settles_its_own_where_all_versions_agree(world: World) -> None:
    changed_before_and_after_a_restore(world, COMPANY, alike=True)
    assert [settled(world, name) for name in ("a", "b", COMPANY)] == [0, 0, 1]
    assert_in_order(world)


def test_two_copies_of_a_station_do_not_settle_each_others_decisions_for_ever(world: World) -> None:
    clerk = add_operator(world.desks["a"], CLERK, "x123456").id
    other = world.copy("a", noticed=True)
    for name in ("a", other):
        deactivate(world.desks[name], clerk)
    for _round in range(8):
        world.exchange()
        for name in ("a", other):
            settled(world, name)
    assert_in_order(world)


def test_whom_a_station_lets_in_is_decided_there(world: World) -> None:
    desk, guest = world.desks["a"], world.station_of("b")
    admit(desk.archive, desk.act("admit"), own_card(world.desks["b"].archive))
    world.back_up("a")
    for reason in ("搬走", "弄错"):
        desk = world.desks["a"]
        revoke(desk.archive, desk.act("revoke"), "B1", reason=reason, on=desk.today())
        world.exchange()
        if reason == "搬走":
            world.restore("a")
    world.exchange()
    with pytest.raises(InputError) as refused:
        decided(world, COMPANY, revoked_reason="搬走")
    assert refused.value.reason.code == "exchange.affair_of_station"
    decided(world, "a", revoked_reason="搬走")
    assert_in_order(world)
    sql = "SELECT revoked_reason FROM admission WHERE by_station = ? AND station = ?"
    for name in ("a", "b", COMPANY):
        assert scalar(world.desks[name].database, sql, (world.station_of("a"), guest)) == "搬走", name


def operator_added(world: World, name: str) -> None:
    add_operator(world.desks[name], CLERK, "x123456")


def archive_let_in(world: World, name: str) -> None:
    admit(world.desks[name].archive, world.desks[name].act("admit"), own_card(world.desks["b"].archive))


@pytest.mark.parametrize("affair", [operator_added, archive_let_in])
def test_a_fork_with_such_a_change_is_dismissed_and_not_adopted(world: World, affair: Callable[[World, str], None]) -> None:
    other = world.copy("a", noticed=False)
    world.new_case("a")
    world.new_case(other)
    affair(world, other)
    for name in ("a", other):
        stick = world.export(name, COMPANY)
        assert stick is not None
        world.deliver(stick)
    desk, forks = world.desks[COMPANY], open_forks(world.desks[COMPANY].archive)
    assert len(forks) == 2
    before = world.state(COMPANY)

    def do(verb: Callable[..., None], *entries: ForkedEntry) -> None:
        verb(desk.archive, desk.act("decide"), entries, decided_by=OPERATOR, today=desk.today())

    with pytest.raises(InputError) as refused:
        do(adopt, *forks)
    assert refused.value.reason.code == "exchange.fork_of_station"
    assert dict(refused.value.reason.params)["seq"] == str(forks[1].seq)
    assert world.state(COMPANY) == before, "not even the entry before it is done"
    do(dismiss, forks[1])
    do(adopt, forks[0])
    assert count_forks(desk.database) == 0
    for name in ("b", "a"):
        stick = world.export(COMPANY, name)
        assert stick is not None
        assert world.deliver(stick).entries
    assert world.problems(COMPANY) == world.problems("b") == ()
