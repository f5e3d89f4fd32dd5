"""The crowd that the benches measure with is an archive like any other."""

from pathlib import Path

from app.archive.cases.boards import catch_up
from app.archive.database.connection import run, scalar
from app.archive.journal.layout import shape
from app.desk.upkeep.checking import check_archive
from tests.app.desk.counter import settings_in
from tests.bench.crowd import KINDS, make_crowd


def test_verify_finds_nothing_wrong_with_a_crowd(tmp_path: Path) -> None:
    """Chain, tables, ledger and board are what the journal says of fifty households, none like another (C1, C7)."""
    desk = make_crowd(tmp_path / "crowd", 50, settings_in(tmp_path))
    with desk.archive:
        assert catch_up(desk.archive) == 50
        report = check_archive(desk)
        assert report.problems == report.notices == ()
        assert report.entries > 50 * 20
        assert scalar(desk.database, "SELECT count(*) FROM case_board WHERE step = 'filed' AND blocked_by = ''") == 50
        assert scalar(desk.database, "SELECT count(DISTINCT client || unit) FROM case_board") == 50
        tables = {shape(model).table for model in desk.archive.settings.layout.journaled}
        empty = {table for table in tables if scalar(desk.database, f'SELECT count(*) FROM "{table}"') == 0}  # noqa: S608 ours
        of_no_household = {"requisition", "incident", "blank_count", "admission", "decision", "allotment", "preparation_plan"}
        assert empty == of_no_household | {"scan"}


def test_a_seed_gives_the_same_households(tmp_path: Path) -> None:
    """So that figures can be compared."""
    names = []
    for name in ("one", "other"):
        desk = make_crowd(tmp_path / name, KINDS, settings_in(tmp_path))
        with desk.archive:
            names.append([tuple(row) for row in run(desk.database, "SELECT name, phone FROM person ORDER BY rowid")])
    assert names[0] == names[1]
    assert len(names[0]) > KINDS
