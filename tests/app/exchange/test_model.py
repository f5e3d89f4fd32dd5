"""Random histories of a company: sticks lost, repeated, late, cut and damaged; disks cloned and restored; cases edited twice.

In the end headquarters has the union of all that was ever written and reached it, a second import changes nothing, no chain that
was continued twice goes unnoticed, and after a person decided, all archives of a site say the same.
"""

import shutil
from pathlib import Path

import pytest

from app.archive.database.connection import run
from app.exchange.decisions.conflicts import open_conflicts
from tests.app.exchange.world import COMPANY, SITES, World, world_from

IN_THE_TEST_COMMAND = 300
LONG = 10_000
GROUPS = 20
STEPS = 14
ONCE_WRONG = (3527, 4030, 6783, 7204, 8916)  # decisions on rows that several had written, beyond those of the test command


@pytest.fixture
def histories(request: pytest.FixtureRequest) -> int:
    return LONG if request.config.getoption("--long") else IN_THE_TEST_COMMAND


@pytest.mark.parametrize("group", range(GROUPS))
def test_headquarters_ends_with_the_union_whatever_happens_on_the_way(
    group: int, histories: int, template: Path, tmp_path: Path
) -> None:
    for seed in range(group, histories, GROUPS):
        live_and_judge(template, tmp_path, seed)


@pytest.mark.parametrize("seed", ONCE_WRONG)
def test_histories_that_once_went_wrong(seed: int, template: Path, tmp_path: Path) -> None:
    live_and_judge(template, tmp_path, seed)


def live_and_judge(template: Path, folder: Path, seed: int) -> None:
    world = world_from(template, folder / str(seed), seed)
    try:
        live(world)
        heal_and_judge(world)
    except Exception as error:
        raise AssertionError(f"history {seed}: {world.told}") from error
    finally:
        world.close()
    shutil.rmtree(world.folder)  # ten thousand of those that held fill a disk


def live(world: World) -> None:
    """Some steps of a life in disorder. In a third of the histories nobody touches a disk: there all archives must end equal."""
    quiet = world.random.random() < 0.35
    for _step in range(STEPS):
        name = world.random.choice(list(world.desks))
        draw = world.random.random()
        if draw < 0.45:
            world.edit(name)
        elif draw < 0.62:
            world.export(name, COMPANY if name != COMPANY else world.random.choice(list(SITES)))
        elif draw < 0.85:
            if world.sticks:
                world.deliver(world.random.choice(world.sticks))
        elif draw < 0.90:
            if world.sticks:
                world.damage(world.random.choice(world.sticks))
        elif not quiet and name != COMPANY:
            disturb(world, name)


def disturb(world: World, name: str) -> None:
    """A disk is put aside, brought back, or cloned."""
    draw = world.random.random()
    if draw < 0.4 or name not in world.backups:
        world.back_up(name)
    elif draw < 0.7:
        world.restore(name)
    elif world.copies < 2:
        world.copy(name, noticed=world.random.random() < 0.5)


def heal_and_judge(world: World) -> None:
    for stick in list(world.sticks):
        world.deliver(stick)  # whatever still lies about arrives in the end, in whatever order
    for _round in range(6):
        if not world.exchange():
            break
    union = set[str]().union(*(world.hashes(name) for name in world.counters()))
    assert union <= world.hashes(COMPANY) | world.forked(COMPANY), "headquarters has all that survives anywhere"
    named = {(row[0], row[1]) for row in run(world.desks[COMPANY].database, "SELECT chain, seq FROM forked_entry")}
    assert world.twice_continued() <= named, "no chain is continued twice in silence"
    before = world.state(COMPANY)
    for stick in world.sticks:
        if stick.to == COMPANY:
            world.deliver(stick)
    assert world.state(COMPANY) == before, "nothing changes when it comes once more"
    for name in world.desks:
        assert world.problems(name) == (), name
    if not world.disturbed:
        assert_all_say_the_same(world)


def assert_all_say_the_same(world: World) -> None:
    """After a person decided what was changed at two places, and once more what was changed on top of that meanwhile."""
    for _round in range(6):
        decided = world.decide_all()
        for _sub in range(4):
            if not world.exchange():
                break
        if not decided:
            break
    for name, site in SITES.items():
        rows, claims = world.rows(name, site), world.claims(site)
        rows["certificate"] = [row for row in rows["certificate"] if row[0] in claims]  # a second claim stays where it was made
        assert rows == world.rows(COMPANY, site), name
        assert open_conflicts(world.desks[name].archive) == (), name
