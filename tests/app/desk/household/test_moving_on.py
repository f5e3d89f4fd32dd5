"""P15: a case that pins a broken declaration from before says why, and goes on by the present one; nothing of it is lost."""

import dataclasses
from pathlib import Path
from random import Random

import pytest

from app.archive.database.connection import run, scalar
from app.desk.household import queries, reception, steps
from app.desk.household.moving_on import stuck, take_present_procedure
from app.desk.plain_tables.order import PlainTable
from app.desk.plain_tables.queries import read_lines
from app.desk.present_procedure import open_cases_stuck
from app.desk.upkeep.checking import check_archive
from app.errors import InputError, RefusedError, UnusableProcedureError
from app.procedure.case import Ending
from app.procedure.declaration import load_procedure
from app.procedure.progress import UNUSABLE, StepState
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import an_owner, arrived, go_to, refused
from tests.app.desk.older_program import (
    declaration,
    journaled,
    of_a_newer_program,
    pinned,
    with_dearer_fee,
    with_misspelt_guard,
    without_waterproof,
)
from tests.app.procedure.checking.careful_walk import walk_on
from tests.walking.answers import Counter as Careful
from tests.walking.desk_office import DeskOffice


@pytest.fixture
def office(counter: Counter) -> DeskOffice:
    """A household at the keys, whose case pins a declaration with a guard that nobody knows."""
    made = arrived(counter, "items")
    pinned(counter.desk, made.case_id, journaled(counter.desk, declaration(with_misspelt_guard, with_dearer_fee)))
    return made


def entries(counter: Counter) -> object:
    return scalar(counter.desk.database, "SELECT count(*) FROM entry")


def test_every_verb_and_every_look_says_why_instead_of_failing(counter: Counter, office: DeskOffice) -> None:
    desk, case_id = counter.desk, office.case_id
    before = entries(counter)
    for look in (queries.procedure_of, queries.progress):
        with pytest.raises(UnusableProcedureError) as told:
            look(desk, case_id)
        assert told.value.reason.code == "procedure.broken"
        assert [dict(detail.params)["at"] for detail in told.value.details] == ["step.inspection.needs[2]"]
    with pytest.raises(RefusedError) as refused_:
        steps.pass_step(desk, case_id, "items")
    assert refused_.value.reason.code == "procedure.broken"
    assert entries(counter) == before
    assert queries.case_file(desk, case_id).client_name == "陈䶮"
    (row,) = queries.board(desk)
    assert (row.step, row.blocked_by and row.blocked_by.code) == (UNUSABLE, "procedure.broken")
    assert open_cases_stuck(desk.archive, desk.procedures) == 1
    assert check_archive(desk).problems == ()


def test_copies_are_written_with_the_names_of_the_present_procedure(counter: Counter, office: DeskOffice) -> None:
    del office
    for copy in PlainTable:
        assert list(read_lines(counter.desk, copy.value, personal=False)), copy


def test_it_goes_on_by_the_present_one_where_it_stood_and_what_was_done_stays(counter: Counter, office: DeskOffice) -> None:
    desk, case_id = counter.desk, office.case_id
    held, before = queries.case_file(desk, case_id), entries(counter)
    found = stuck(desk, case_id)
    assert found is not None
    assert (found.reason.code, len(found.faults), found.progress.current) == ("procedure.broken", 1, "items")
    told = {each.section: [(row.id, row.numbers) for row in each.changed] for each in found.changes or ()}
    assert told == {"step": [("inspection", "")], "fee": [("management", "3.20 → 2.80")]}
    assert all(not each.new and not each.gone for each in found.changes or ())
    progress = take_present_procedure(desk, case_id)
    assert (progress.current, progress.step("fees").state) == ("items", StepState.DONE)
    now = queries.case_file(desk, case_id)
    assert now == dataclasses.replace(held, case=dataclasses.replace(held.case, procedure=desk.procedure.digest))
    (verb,) = run(desk.database, "SELECT verb FROM entry ORDER BY position DESC LIMIT 1")
    assert (verb, entries(counter)) == (("take_present_procedure",), before + 1)  # type: ignore[operator]  # a count
    assert stuck(desk, case_id) is None
    assert open_cases_stuck(desk.archive, desk.procedures) == 0
    go_to(office, an_owner(), "filed")
    assert queries.case_file(desk, case_id).case.ending is Ending.FILED
    assert check_archive(desk).problems == ()


def test_rows_that_the_present_one_asks_for_are_named_as_new(counter: Counter) -> None:
    office = arrived(counter, "documents")

    def with_less(data: dict[str, list[dict[str, object]]]) -> None:
        data["fee"] = [{**fee, "kind": "by_moon"} for fee in data["fee"] if fee["id"] != "heating"]
        data["agreement"].append({"id": "pact", "zh": "邻里公约", "en": "Pact"})

    pinned(counter.desk, office.case_id, journaled(counter.desk, declaration(with_less)))
    found = stuck(counter.desk, office.case_id)
    assert found is not None
    told = {each.section: ([row.zh for row in each.new], [row.zh for row in each.gone]) for each in found.changes or ()}
    assert told["fee"] == (["供暖费"], [])
    assert told["agreement"] == ([], ["邻里公约"])


def test_a_case_that_can_go_on_keeps_its_procedure(counter: Counter, office: DeskOffice) -> None:
    other = arrived(counter, "documents")
    assert stuck(counter.desk, other.case_id) is None
    with refused(counter, "procedure.can_be_used"):
        take_present_procedure(counter.desk, other.case_id)
    with pytest.raises(InputError) as unknown:
        take_present_procedure(counter.desk, "nobody")
    assert unknown.value.reason.code == "case.unknown"
    assert office.case_id != other.case_id


def test_p3_a_declaration_without_the_waterproof_test_is_none_of_the_broken_ones(counter: Counter) -> None:
    """Today's guard for filing asks whether its step is there at all."""
    office = arrived(counter, "inspection", an_owner(renovating=True))
    pinned(counter.desk, office.case_id, journaled(counter.desk, declaration(without_waterproof)))
    assert stuck(counter.desk, office.case_id) is None
    office.procedure = queries.procedure_of(counter.desk, office.case_id)
    walk_on(Careful(office, an_owner(renovating=True), Random(7)))
    assert queries.case_file(counter.desk, office.case_id).case.ending is Ending.FILED


def test_a_special_case_at_a_step_that_the_present_one_leaves_out_is_settled_all_the_same(counter: Counter) -> None:
    """P5: it waits at no step then, and goes on at the first that is not done."""
    office = arrived(counter, "waterproof", an_owner(renovating=True))
    office.escalate("waterproof")
    journaled(counter.desk, declaration(without_waterproof))
    pinned(counter.desk, office.case_id, journaled(counter.desk, declaration(with_misspelt_guard)))
    again = reopened(counter)
    with again.desk.archive:
        progress = take_present_procedure(again.desk, office.case_id)
        assert (progress.current, progress.blocked_by and progress.blocked_by.code) == ("papers", "case.escalated")


def test_an_ended_case_is_read_again_by_the_present_one_and_stays_ended(counter: Counter) -> None:
    office = arrived(counter, "filed")
    pinned(counter.desk, office.case_id, journaled(counter.desk, declaration(with_misspelt_guard)))
    (row,) = queries.board(counter.desk)
    assert (row.step, row.blocked_by) == ("filed", None)
    assert open_cases_stuck(counter.desk.archive, counter.desk.procedures) == 0
    assert take_present_procedure(counter.desk, office.case_id).current is None
    assert queries.case_file(counter.desk, office.case_id).case.ending is Ending.FILED
    assert check_archive(counter.desk).problems == ()


def test_where_nothing_that_is_declared_can_be_used_the_one_that_ships_stands_in(tmp_path: Path) -> None:
    """An archive of a newer program: its cases say why, and new ones begin with what this program knows."""
    made = a_counter(tmp_path / "newer", procedure=declaration(of_a_newer_program))
    with made.desk.archive:
        unit, other = made.units()[:2]
        old = reception.receive(made.desk, unit)
    again = reopened(made)
    with again.desk.archive:
        desk = again.desk
        found = stuck(desk, old)
        assert found is not None
        assert [dict(each.params)["at"] for each in found.faults] == ["settings.lift_hours"]
        assert desk.procedure == load_procedure()
        begun = reception.receive(desk, other)
        assert queries.progress(desk, begun).current == "reception"
        assert take_present_procedure(desk, old).current == "reception"
        assert check_archive(desk).problems == ()
    once_more = reopened(made)
    with once_more.desk.archive:
        assert once_more.desk.procedure == load_procedure()
        assert open_cases_stuck(once_more.desk.archive, once_more.desk.procedures) == 0


def test_a_procedure_that_is_not_here_or_was_changed_is_said_to_be(counter: Counter) -> None:
    office = arrived(counter, "documents")
    desk, case_id = counter.desk, office.case_id
    pinned(desk, case_id, dataclasses.replace(desk.procedure, digest="0" * 64))
    found = stuck(desk, case_id)
    assert found is not None
    assert (found.reason.code, found.faults, found.changes) == ("procedure.not_here", (), None)
    altered = journaled(desk, declaration(with_dearer_fee))
    pinned(desk, case_id, altered)
    run(desk.database, "UPDATE procedure SET text = replace(text, '3.20', '9.20')")
    again = reopened(counter)
    with again.desk.archive:
        assert (found := stuck(again.desk, case_id)) is not None
        assert found.reason.code == "procedure.altered"
        assert take_present_procedure(again.desk, case_id).current == "documents"
