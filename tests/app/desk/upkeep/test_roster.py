"""A roster goes in whole or not at all, and a corrected one can be read again."""

from dataclasses import replace
from decimal import Decimal

from app.desk.household import queries
from app.desk.upkeep.checking import check_archive
from app.desk.upkeep.roster import RosterResult, import_roster
from app.procedure.case import Tenure
from app.procedure.reason import Reason
from app.roster.rows import RejectedRow, RosterReading
from tests.app.desk.counter import Counter, a_reading, a_row
from tests.app.desk.journey import refused, unchanged


def test_read_twice_nothing_is_new(counter: Counter) -> None:
    with unchanged(counter):
        assert import_roster(counter.desk, a_reading(3, 1)) == RosterResult(0, 0, 0, 0)
    assert import_roster(counter.desk, a_reading(6, 2)) == RosterResult(4, 0, 1, 0)
    assert check_archive(counter.desk).problems == ()


def test_a_corrected_row_changes_its_unit_and_no_other(counter: Counter) -> None:
    before = {row.unit.id: row.unit for row in queries.units_to_receive(counter.desk)}
    rows = (replace(a_row(1), area=Decimal("90.00")), *a_reading(3, 1).rows[1:])
    assert import_roster(counter.desk, RosterReading(rows, (), (), 4)) == RosterResult(0, 1, 0, 0)
    after = {row.unit.id: row.unit for row in queries.units_to_receive(counter.desk)}
    assert [unit.area for key, unit in after.items() if before[key] != unit] == [Decimal("90.00")]


def test_what_a_file_leaves_blank_stays_as_it_is_known(counter: Counter) -> None:
    """P8: a list without a column clears nothing, not even the last day that reception entered."""
    import_roster(counter.desk, RosterReading((replace(a_row(3), tenure=Tenure.TENANT),), (), (), 1))
    before = {row.unit.id: (row.unit, row.notice) for row in queries.units_to_receive(counter.desk)}
    bare = replace(a_row(3), floor="", area=None, layout="", phone="", last_day=None, tenure=None, client_name="陈䶮三")
    assert import_roster(counter.desk, RosterReading((bare,), (), (), 1)) == RosterResult(0, 0, 0, 1)
    after = {row.unit.id: (row.unit, row.notice) for row in queries.units_to_receive(counter.desk)}
    changed = [key for key in after if after[key] != before[key]]
    [(unit, notice)] = [before[key] for key in changed]
    assert notice is not None
    assert [after[key] for key in changed] == [(unit, replace(notice, client_name="陈䶮三"))]
    assert check_archive(counter.desk).problems == ()


def test_a_unit_that_is_sold_later_gets_its_notice(counter: Counter) -> None:
    sold = replace(a_row(1), client_name="王丽", notice_number="RZ-0001")
    assert import_roster(counter.desk, RosterReading((sold,), (), (), 1)) == RosterResult(0, 0, 1, 0)


def test_by_default_one_bad_row_keeps_all_out(counter: Counter) -> None:
    bad = RejectedRow(5, "room", Reason.of("roster.missing_room"))
    reading = RosterReading((a_row(8), a_row(9)), (bad,), (), 3)
    with refused(counter, "roster.rows_rejected"):
        import_roster(counter.desk, reading)
    assert import_roster(counter.desk, reading, good_rows_only=True) == RosterResult(2, 0, 1, 0)
