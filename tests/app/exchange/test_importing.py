"""Import in words: dry runs, gaps that wait, packages that come twice or for another, and cancelling."""

from dataclasses import replace

import pytest

from app.archive.cases.boards import boards_due, catch_up
from app.archive.database.connection import run, scalar
from app.archive.tables.case import CaseTable
from app.errors import InputError
from app.exchange.exporting import addressees, export_package
from app.exchange.importing import IMPORTED, NOTHING_NEW, REFUSED, WAITING, import_package, import_packages
from app.exchange.partners.pairing import revoke
from app.exchange.partners.trust import partners
from tests.app.exchange.world import COMPANY, World


def test_a_dry_run_says_what_would_change_and_keeps_nothing(world: World) -> None:
    world.new_case("a")
    stick = world.export("a", COMPANY)
    assert stick is not None
    desk = world.desks[COMPANY]
    before = world.state(COMPANY)
    tried = import_package(desk.archive, stick.file, desk.act("import"), "now", dry_run=True)
    assert (tried.status, tried.households, tried.changed, tried.conflicts) == (IMPORTED, 1, 0, 0)
    assert world.state(COMPANY) == before
    assert replace(world.deliver(stick), receipt=None) == replace(tried, receipt=None)


def test_what_comes_before_its_turn_waits_and_is_applied_when_the_gap_is_filled(world: World) -> None:
    """Headquarters acknowledged the first package, then lost it with its disk: what follows has to wait for it."""
    world.back_up(COMPANY)
    world.new_case("a")
    world.exchange()
    world.new_case("a")
    late = world.export("a", COMPANY)
    assert late is not None
    world.restore(COMPANY)
    assert world.deliver(late).status == WAITING
    assert scalar(world.desks[COMPANY].database, "SELECT count(*) FROM staged_entry") != 0
    households = len(list(run(world.desks[COMPANY].database, "SELECT 1 FROM handover")))
    for _round in range(3):
        world.exchange()
    assert scalar(world.desks[COMPANY].database, "SELECT count(*) FROM staged_entry") == 0
    assert len(list(run(world.desks[COMPANY].database, "SELECT 1 FROM handover"))) == households + 2
    assert world.problems(COMPANY) == ()


def test_a_lost_stick_heals_itself_since_export_begins_behind_the_last_receipt(world: World) -> None:
    world.new_case("a")
    lost = world.export("a", COMPANY)
    world.new_case("a")
    second = world.export("a", COMPANY)
    assert lost is not None
    assert second is not None
    assert world.deliver(second).households == 2
    assert world.deliver(lost).status == NOTHING_NEW


def test_only_a_receipt_marks_entries_as_arrived(world: World) -> None:
    """Until it comes, the same entries go out once more; after it, none."""
    world.new_case("a")
    desk = world.desks["a"]
    (partner,) = [each for each in addressees(desk.archive) if each.role == "headquarters"]

    def exported(number: int) -> int:
        folder = world.folder / f"out{number}"
        folder.mkdir()
        return export_package(desk.archive, partner, folder, desk.act("export"), "now").entries

    assert exported(1) == exported(2) > 0
    world.exchange()
    assert exported(3) == 0


def test_what_is_for_another_or_from_who_was_shut_out_is_refused_in_one_sentence(world: World) -> None:
    stick = world.export("a", COMPANY)
    assert stick is not None
    for name in ("b", "c", "a"):
        with pytest.raises(InputError) as refused:
            world.deliver(stick, name)
        assert refused.value.reason.code in {"exchange.for_another", "exchange.foreign_signer", "exchange.own_package"}
    desk = world.desks[COMPANY]
    revoke(desk.archive, desk.act("revoke"), "花园/A1", reason="丢失", on=desk.today())
    before = world.state(COMPANY)
    (result,) = import_packages(desk.archive, [stick.file], desk.act("import"), "now")
    assert (result.status, result.reason and result.reason.code) == (REFUSED, "exchange.revoked_signer")
    assert world.state(COMPANY) == before
    shut_out = next(each for each in partners(desk.archive.database, desk.archive.station.id) if each.revoked)
    with pytest.raises(InputError):
        export_package(desk.archive, shut_out, world.folder, desk.act("export"), "now")


def test_cancelling_an_import_leaves_nothing_half_done(world: World) -> None:
    world.new_case("a")
    stick = world.export("a", COMPANY)
    assert stick is not None
    desk = world.desks[COMPANY]
    before = world.state(COMPANY)

    def told(done: int, total: int) -> None:
        if done > total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_package(desk.archive, stick.file, desk.act("import"), "now", progress=told)
    assert world.state(COMPANY) == before
    assert world.deliver(stick).status == IMPORTED


def test_packages_go_in_by_their_numbers_whatever_order_they_are_given_in(world: World) -> None:
    sticks = []
    for _number in range(3):
        world.new_case("a")
        sticks.append(world.export("a", COMPANY))
    files = [stick.file for stick in reversed(sticks) if stick is not None]
    desk = world.desks[COMPANY]
    results = import_packages(desk.archive, files, desk.act("import"), "now")
    assert [result.households for result in results] == [1, 1, 1]


def test_the_rows_of_the_board_are_made_up_for_in_small_steps(world: World) -> None:
    world.new_case("a")
    stick = world.export("a", COMPANY)
    assert stick is not None
    world.deliver(stick)
    desk = world.desks[COMPANY]
    assert boards_due(desk.database) >= 1
    assert catch_up(desk.archive) >= 1
    assert boards_due(desk.database) == 0
    cases = {row[0] for row in run(desk.database, "SELECT id FROM handover")}
    assert {row[0] for row in run(desk.database, "SELECT case_id FROM case_board")} == cases


def test_a_case_that_another_keeps_out_by_its_number_makes_no_row_until_that_is_decided(world: World) -> None:
    """A station under the label of one that was shut out numbers its cases from 1 again."""
    for name in ("a", "b"):
        desk = world.desks[name]
        world.new_case(name)
        (case,) = run(desk.database, "SELECT id FROM handover ORDER BY rowid DESC LIMIT 1").fetchone() or ("",)
        with desk.archive.journal.writing(desk.act("number", case)) as writing:
            writing.update(CaseTable, case, number="RZ-1")
    world.exchange()
    desk = world.desks[COMPANY]
    assert catch_up(desk.archive) > 0
    assert boards_due(desk.database) == 0
    cases = {row[0] for row in run(desk.database, "SELECT id FROM handover")}
    assert {row[0] for row in run(desk.database, "SELECT case_id FROM case_board")} == cases
    assert world.problems(COMPANY) == ()


def test_a_false_seal_under_what_is_here_already_is_refused_and_not_passed_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.new_case("a")
    assert [world.deliver(stick).status for stick in [world.export("a", COMPANY)] if stick] == [IMPORTED]
    desk = world.desks[COMPANY]
    monkeypatch.setattr("app.exchange.correspondence.selection.make_seal", lambda *_of: "00" * 64)
    stick = world.export("a", COMPANY)
    assert stick is not None
    run(desk.database, "DELETE FROM chain_seal")
    with pytest.raises(InputError) as refused:
        world.deliver(stick)
    assert refused.value.reason.code == "exchange.seal_wrong"
    assert not list(run(desk.database, "SELECT 1 FROM chain_seal"))


def test_one_site_is_never_sent_what_concerns_another(world: World) -> None:
    world.new_case("c")
    world.exchange()
    world.exchange()
    for name in ("a", "b"):
        sites = {row[0] for row in run(world.desks[name].database, "SELECT DISTINCT site FROM chain")}
        assert "河畔" not in sites
    assert {row[0] for row in run(world.desks["b"].database, "SELECT DISTINCT site FROM chain")} >= {"花园", "总公司"}
