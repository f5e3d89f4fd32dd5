"""P15: new cases begin with the newest declaration that has no fault; what came with faults is kept, told and passed over."""

from collections.abc import Callable

import pytest

from app.archive.cases.boards import catch_up
from app.archive.database.connection import run, scalar
from app.desk.desk import Desk
from app.desk.household import queries
from app.desk.present_procedure import PresentProcedure, present_procedure
from app.desk.upkeep.declared_procedure import declare
from app.errors import InputError
from app.exchange.importing import IMPORTED
from app.procedure.declaration import Procedure, load_procedure
from app.procedure.progress import UNUSABLE
from tests.app.desk.counter import Counter, reopened
from tests.app.desk.journey import arrived, unchanged
from tests.app.desk.older_program import (
    Change,
    declaration,
    journaled,
    pinned,
    with_dearer_fee,
    with_misspelt_condition,
    with_misspelt_guard,
)
from tests.app.exchange.world import COMPANY, World


def present(desk: Desk) -> PresentProcedure:
    return present_procedure(desk.archive, desk.procedures)


def told(found: PresentProcedure) -> list[tuple[str, bool, list[str]]]:
    """Who declared what came with faults, whether it is in force, and where its faults are."""
    return [(each.station, each.in_force, [dict(fault.params)["at"] for fault in each.faults]) for each in found.faulty]


@pytest.mark.parametrize(
    ("change", "place"), [(with_misspelt_guard, "step.inspection.needs[2]"), (with_misspelt_condition, "fee.management.when[1]")]
)
def test_a_declaration_with_a_fault_is_passed_over_and_told(counter: Counter, change: Change, place: str) -> None:
    sound = declare(counter.desk, declaration(with_dearer_fee))
    journaled(counter.desk, declaration(change))
    found = present(counter.desk)
    assert found.procedure.digest == sound.digest
    assert told(found) == [("A1", False, [place])]
    assert found.faulty[0].declared_on == "2026-12-01"
    again = reopened(counter)
    with again.desk.archive:
        assert again.desk.procedure.digest == sound.digest
        office = arrived(again, "documents")
        assert queries.procedure_of(again.desk, office.case_id).digest == sound.digest
        newer = declare(again.desk, declaration())
        assert present(again.desk) == PresentProcedure(newer), "what is declared since is sound, and nothing is left to say"


def test_one_that_cases_began_with_before_stays_in_force_where_it_breaks_nothing(counter: Counter) -> None:
    """The prices of a site do not change by a new version of the program; that it has a fault is told."""
    office = arrived(counter, "documents")
    held = journaled(counter.desk, declaration(with_misspelt_condition, with_dearer_fee))
    pinned(counter.desk, office.case_id, held)
    found = present(counter.desk)
    assert found.procedure.digest == held.digest
    assert told(found) == [("A1", True, ["fee.management.when[1]"])]
    broken = journaled(counter.desk, declaration(with_misspelt_guard))
    pinned(counter.desk, office.case_id, broken)
    assert present(counter.desk).procedure.digest == load_procedure().digest, "what breaks cases is never pinned again"


@pytest.mark.parametrize("change", [with_misspelt_guard, with_misspelt_condition])
def test_a_declaration_with_a_fault_is_never_journaled(counter: Counter, change: Change) -> None:
    with unchanged(counter), pytest.raises(InputError) as refused:
        declare(counter.desk, declaration(change))
    assert refused.value.reason.code == "procedure.refused"
    assert len(refused.value.details) == 1


def sent(world: World, change: Callable[[Desk], Procedure]) -> Procedure:
    """Headquarters journals a declaration as the program before did, and it reaches every counter."""
    procedure = change(world.desks[COMPANY])
    world.exchange()
    world.exchange()
    return procedure


@pytest.mark.parametrize("change", [with_misspelt_guard, with_misspelt_condition])
def test_an_imported_one_with_a_fault_stops_nothing_and_is_never_pinned(world: World, change: Change) -> None:
    sound = sent(world, lambda desk: declare(desk, declaration(with_dearer_fee)))
    world.new_case("c")
    faulty = sent(world, lambda desk: journaled(desk, declaration(change)))
    for name in ("a", "b", "c"):
        database = world.desks[name].database
        assert scalar(database, "SELECT count(*) FROM procedure WHERE digest = ?", (faulty.digest,)) == 1, "kept as it came"
        world.desks.pop(name).archive.close()
        desk = world.open(name)
        assert desk.procedure.digest == sound.digest
        assert [(station, in_force) for station, in_force, _places in told(present(desk))] == [("HQ", False)]
        world.new_case(name)
    assert world.decide_all() == 0
    pins = {row[0] for row in run(world.desks["a"].database, "SELECT procedure FROM handover")}
    assert faulty.digest not in pins
    mended = sent(world, lambda desk: declare(desk, declaration()))
    assert told(present(world.desks["a"])) == []
    assert present(world.desks["a"]).procedure.digest == mended.digest
    for name in world.desks:
        assert world.problems(name) == (), name


def test_households_that_come_in_with_a_broken_one_are_listed_with_the_reason(world: World) -> None:
    """A counter with the program before began them; all else of the package comes in as ever."""
    broken = journaled(world.desks["a"], declaration(with_misspelt_guard))
    world.new_case("a")
    case_id = own_case(world)
    pinned(world.desks["a"], case_id, broken)
    stick = world.export("a", COMPANY)
    assert stick is not None
    taken = world.deliver(stick)
    assert (taken.status, taken.households) == (IMPORTED, 1)
    catch_up(world.desks[COMPANY].archive)
    (row,) = (row for row in queries.board(world.desks[COMPANY]) if row.case_id == case_id)
    assert (row.step, row.blocked_by and row.blocked_by.code) == (UNUSABLE, "procedure.broken")
    assert world.problems(COMPANY) == ()


def own_case(world: World) -> str:
    """The newest household of the counter."""
    return str(scalar(world.desks["a"].database, "SELECT id FROM handover ORDER BY rowid DESC LIMIT 1"))
