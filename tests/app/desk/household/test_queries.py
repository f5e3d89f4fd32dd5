"""What screens and the command line read: the board, the units, one case by whatever names it."""

import pytest

from app.desk.household import queries
from app.procedure.reason import Reason
from tests.app.desk.counter import Counter
from tests.app.desk.journey import an_owner, arrived, refused, with_person


def test_the_board_says_where_each_case_stands_and_why(counter: Counter) -> None:
    first, second = arrived(counter, "documents"), arrived(counter, "fees")
    rows = {row.case_id: row for row in queries.board(counter.desk)}
    assert [row.case_id for row in queries.board(counter.desk)] == [second.case_id, first.case_id], "what moved last stands first"
    assert (rows[first.case_id].step, rows[first.case_id].unit) == ("documents", "3号楼 2单元 101")
    assert rows[first.case_id].blocked_by == Reason.of("papers.missing", paper="paper:move_in_notice")
    assert rows[first.case_id].last_day == "2026-12-31"
    assert rows[second.case_id].blocked_by == Reason.of("fees.not_charged", fee="fee:management")
    assert [row.case_id for row in queries.board(counter.desk, step="fees")] == [second.case_id]
    assert queries.case_counts(counter.desk) == {"documents": 1, "fees": 1}
    assert queries.board(counter.desk, limit=1, offset=1)[0].case_id == first.case_id


@pytest.mark.parametrize("search", ["陈䶮", "chen", "chenyan", "101", "A1-00001", "3号楼 陈", "13800138000", "00001"])
def test_a_case_is_found_by_what_a_counter_types(counter: Counter, search: str) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, phone="13800138000"))
    assert [row.case_id for row in queries.board(counter.desk, search)] == [office.case_id]
    assert queries.find_case(counter.desk, search) == office.case_id
    assert queries.board(counter.desk, f"{search} nowhere") == ()


def test_a_case_is_found_by_the_clients_wechat(counter: Counter) -> None:
    office = arrived(counter, "reception")
    office.save_reception(with_person(an_owner().entry, 0, wechat="Haitang_2026"))
    assert [row.case_id for row in queries.board(counter.desk, "haitang_2026")] == [office.case_id]


def test_what_names_no_case_or_several_is_said(counter: Counter) -> None:
    arrived(counter, "documents")
    arrived(counter, "documents")
    with refused(counter, "case.unknown"):
        queries.find_case(counter.desk, "nowhere")
    with refused(counter, "case.not_one"):
        queries.find_case(counter.desk, "陈")
    assert queries.find_case(counter.desk, "A1-00002") == queries.board(counter.desk, "A1-00002")[0].case_id


def test_half_a_character_finds_nothing(counter: Counter) -> None:
    arrived(counter, "documents")
    assert queries.board(counter.desk, "\udcff") == ()
    assert queries.units_to_receive(counter.desk, "\udcff") == ()
    with refused(counter, "case.unknown"):
        queries.find_case(counter.desk, "\udcff")


def test_an_unknown_case_is_said_everywhere(counter: Counter) -> None:
    for query in (queries.case_file, queries.procedure_of, queries.progress):
        with refused(counter, "case.unknown"):
            query(counter.desk, "nowhere")


def test_units_are_found_by_room_client_and_notice(counter: Counter) -> None:
    assert len(queries.units_to_receive(counter.desk)) == 4
    for search in ("301", "陈䶮3", "rz-0003", "13800138000", "3号楼 301"):
        [found] = queries.units_to_receive(counter.desk, search)
        assert found.unit.room == "301"
        assert found.notice is not None
        assert found.case_id is None
