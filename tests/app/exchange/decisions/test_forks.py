"""A chain that was continued twice: the second branch is kept, listed, and adopted or dismissed by a person."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from app.archive.database.connection import run, scalar
from app.archive.tables.case import PersonTable
from app.desk.certificates.findings import findings
from app.desk.headquarters.stations import attention
from app.desk.upkeep.checking import check_archive
from app.errors import InputError
from app.exchange.decisions.conflicts import decide, open_conflicts
from app.exchange.decisions.forks import ADOPTED, DISMISSED, ForkedEntry, adopt, count_forks, dismiss, open_forks
from app.exchange.importing import FORKED, NOTHING_NEW
from app.procedure.certificates import IncidentKind
from tests.app.exchange.incoming.test_newer_program import upgraded
from tests.app.exchange.incoming.test_scans_lacking import scanned
from tests.app.exchange.world import COMPANY, OPERATOR, World


@pytest.fixture
def world(world: World) -> World:
    """A counter whose disk was cloned with its mark; one went on to rename a client, the other to receive a household."""
    world.copy("a", noticed=False)
    rename(world, "a", "张三丰")
    world.new_case("a2")
    rename(world, "a2", "李四光")
    yield_to_headquarters(world, "a")
    return world


def rename(world: World, name: str, text: str) -> None:
    desk = world.desks[name]
    person, case = run(desk.database, "SELECT id, case_id FROM person ORDER BY rowid LIMIT 1").fetchone() or ("", "")
    with desk.archive.journal.writing(desk.act("correct", case)) as writing:
        writing.update(PersonTable, person, name=text)


def yield_to_headquarters(world: World, name: str) -> str:
    stick = world.export(name, COMPANY)
    assert stick is not None
    return world.deliver(stick).status


def forks(world: World) -> tuple[ForkedEntry, ...]:
    return open_forks(world.desks[COMPANY].archive)


def names(world: World, name: str) -> set[str]:
    return {row[0] for row in run(world.desks[name].database, "SELECT name FROM person WHERE name IS NOT NULL")}


def test_the_branch_that_comes_second_is_kept_and_listed_and_changes_nothing(world: World) -> None:
    before = world.rows(COMPANY, "花园")
    assert yield_to_headquarters(world, "a2") == FORKED
    assert world.rows(COMPANY, "花园") == before
    assert [(each.station, each.head.verb) for each in forks(world)] == [("A1", "receive"), ("A1", "correct")]
    assert yield_to_headquarters(world, "a2") == NOTHING_NEW, "listed once"
    assert count_forks(world.desks[COMPANY].database) == 2


def test_adopting_does_it_once_more_on_top_of_what_is_here_and_reaches_every_archive(world: World) -> None:
    yield_to_headquarters(world, "a2")
    desk = world.desks[COMPANY]
    adopt(desk.archive, desk.act("adopt"), forks(world), decided_by=OPERATOR, today=desk.today())
    assert forks(world) == ()
    assert "李四光" in names(world, COMPANY)
    assert "张三丰" not in names(world, COMPANY)
    assert world.problems(COMPANY) == ()
    world.exchange()
    world.exchange()
    assert world.rows("a", "花园") == world.rows("b", "花园") == world.rows(COMPANY, "花园")
    choices = {row[0] for row in run(desk.database, "SELECT choice FROM decision WHERE row_table = 'entry'")}
    assert choices == {ADOPTED}


def test_the_scan_of_an_adopted_entry_is_awaited_until_it_comes(world: World) -> None:
    """It came with the entry and was not kept, since no row told its key."""
    blob, _case = scanned(world, "a2")
    yield_to_headquarters(world, "a2")
    desk = world.desks[COMPANY]
    assert not desk.archive.blobs.holds(blob)
    adopt(desk.archive, desk.act("adopt"), forks(world), decided_by=OPERATOR, today=desk.today())
    report = check_archive(desk)
    assert report.problems == ()
    assert "archive.scans_to_come" in [notice.code for notice in report.notices]
    assert attention(desk).scans_missing == 1
    world.exchange()
    assert desk.archive.blobs.holds(blob)
    assert attention(desk).scans_missing == 0
    assert check_archive(desk).problems == ()


def test_dismissing_lists_them_no_more_and_says_who_did(world: World) -> None:
    yield_to_headquarters(world, "a2")
    desk = world.desks[COMPANY]
    dismiss(desk.archive, desk.act("dismiss"), forks(world), decided_by=OPERATOR, today=desk.today())
    assert forks(world) == ()
    assert "李四光" not in names(world, COMPANY)
    assert scalar(desk.database, "SELECT count(*) FROM forked_entry") == 2, "what was dismissed is kept"
    row = run(desk.database, "SELECT DISTINCT choice, decided_by FROM decision WHERE row_table = 'entry'").fetchone()
    assert row == (DISMISSED, OPERATOR)


def test_what_a_newer_program_wrote_is_not_adopted_before_it_can_be_read(world: World) -> None:
    upgraded(world, "a2")
    rename(world, "a2", "王五")
    yield_to_headquarters(world, "a2")
    desk = world.desks[COMPANY]
    with pytest.raises(InputError) as refused:
        adopt(desk.archive, desk.act("adopt"), forks(world), decided_by=OPERATOR, today=desk.today())
    assert refused.value.reason.code == "exchange.newer_entry"
    (left,) = forks(world)
    assert left.changes == (), "those before it are done, and this one stays listed"
    assert "李四光" in names(world, COMPANY)


@pytest.mark.parametrize("verb", [adopt, dismiss])
def test_what_was_decided_since_it_was_shown_is_not_decided_once_more(world: World, verb: Callable[..., None]) -> None:
    """Another window adopted it, and the client was renamed since: that would be undone."""
    yield_to_headquarters(world, "a2")
    desk, shown = world.desks[COMPANY], forks(world)
    adopt(desk.archive, desk.act("adopt"), shown, decided_by=OPERATOR, today=desk.today())
    world.exchange()
    rename(world, "a", "王五")
    world.exchange()
    before = world.state(COMPANY)
    with pytest.raises(InputError) as refused:
        verb(desk.archive, desk.act("decide"), shown, decided_by=OPERATOR, today=desk.today())
    assert refused.value.reason.code == "exchange.changed_meanwhile"
    assert world.state(COMPANY) == before
    assert "王五" in names(world, COMPANY)


def test_a_row_that_waits_for_a_decision_is_decided_before_a_fork_of_it_is_adopted(world: World) -> None:
    """Adopting settles all that came about the row: the version of counter b, which nobody looked at, would be lost."""
    yield_to_headquarters(world, "a2")
    desk, entry = world.desks[COMPANY], forks(world)[1]
    with world.desks["b"].archive.journal.writing(world.desks["b"].act("correct")) as writing:
        writing.update(PersonTable, entry.changes[0].id, name="王五")
    yield_to_headquarters(world, "b")
    (waiting,) = open_conflicts(desk.archive)
    before = world.state(COMPANY)
    with pytest.raises(InputError) as refused:
        adopt(desk.archive, desk.act("adopt"), [entry], decided_by=OPERATOR, today=desk.today())
    assert refused.value.reason.code == "exchange.decide_first"
    assert world.state(COMPANY) == before
    decide(desk.archive, desk.act("decide", waiting.case_id), waiting, {}, decided_by=OPERATOR, today=desk.today())
    adopt(desk.archive, desk.act("adopt"), [entry], decided_by=OPERATOR, today=desk.today())
    assert "李四光" in names(world, COMPANY)


def received_at_both(world: World) -> None:
    """A household at each branch, which both number next."""
    for name in ("a", "a2"):
        world.desks[name] = replace(world.desks[name], counter="A1")
        world.random = Random(7)  # by which the case is numbered
        world.new_case(name)
    yield_to_headquarters(world, "a")
    yield_to_headquarters(world, "a2")


def case_numbers(world: World) -> list[str]:
    return [row[0] for row in run(world.desks[COMPANY].database, "SELECT number FROM handover ORDER BY rowid")]


def test_a_household_that_both_branches_numbered_alike_gets_a_number_of_its_own(world: World) -> None:
    received_at_both(world)
    before = case_numbers(world)
    desk = world.desks[COMPANY]
    adopt(desk.archive, desk.act("adopt"), forks(world), decided_by=OPERATOR, today=desk.today())
    number = before[-1]
    assert number.startswith("A1-")
    of_branch = [each for each in case_numbers(world) if each.endswith(number.removeprefix("A1")) and each != number]
    assert len(of_branch) == 1
    assert of_branch[0].startswith("A1.")
    assert set(before) < set(case_numbers(world))
    assert count_forks(desk.database) == 0
    assert world.problems(COMPANY) == ()
    for _round in range(3):
        world.exchange()
    assert world.rows("b", "花园") == world.rows(COMPANY, "花园")


def test_what_belongs_to_a_household_that_was_not_adopted_is_not_adopted_either(world: World) -> None:
    yield_to_headquarters(world, "a2")
    desk = world.desks["a2"]
    person, case = run(desk.database, "SELECT id, case_id FROM person ORDER BY rowid DESC LIMIT 1").fetchone() or ("", "")
    with desk.archive.journal.writing(desk.act("correct", case)) as writing:
        writing.update(PersonTable, person, phone="13900000001")
        writing.insert(
            PersonTable,
            case_id=case,
            role="member",
            name="王五",
            identity_kind="id_card",
            share="",
            present=True,
            powers=(),
            notarised=False,
            removed=False,
        )
    yield_to_headquarters(world, "a2")
    company = world.desks[COMPANY]
    *_others, last = forks(world)
    before = world.rows(COMPANY, "花园")
    with pytest.raises(InputError) as refused:
        adopt(company.archive, company.act("adopt"), [last], decided_by=OPERATOR, today=company.today())
    assert refused.value.reason.code == "exchange.case_not_adopted"
    assert world.rows(COMPANY, "花园") == before


def issued(world: World, name: str, number: int) -> None:
    """The certificate with that number for the newest case of a counter."""
    desk = world.desks[name]
    case = str(scalar(desk.database, "SELECT id FROM handover ORDER BY rowid DESC LIMIT 1"))
    world.issue(desk, case, number)


def test_c7_a_certificate_given_out_in_both_branches_is_never_taken_from_a_household(world: World) -> None:
    """Both clients have the number on paper: the second entry cannot be adopted, and the ledger says so until it is decided."""
    world.new_case("a")
    for name in ("a", "a2"):
        issued(world, name, 27)
    yield_to_headquarters(world, "a")
    yield_to_headquarters(world, "a2")
    desk = world.desks[COMPANY]
    (finding,) = findings(desk.database)
    assert (finding.kind, finding.number, len(finding.claims)) == (IncidentKind.CLAIMED_TWICE, 27, 2)
    before = world.rows(COMPANY, "花园")["certificate"]
    with pytest.raises(InputError) as refused:
        adopt(desk.archive, desk.act("adopt"), forks(world), decided_by=OPERATOR, today=desk.today())
    assert refused.value.reason.code == "exchange.number_on_paper"
    assert world.rows(COMPANY, "花园")["certificate"] == before
    assert world.problems(COMPANY) == ()
