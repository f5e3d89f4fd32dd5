"""The company reviews, approves and allots numbers; the station receives those and no others (C1, C6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.database.connection import run, scalar
from app.archive.tables.site import UnitTable
from app.desk.certificates import books as certificate_books
from app.desk.certificates import issuing
from app.desk.certificates.books import open_next_book
from app.desk.control import allotments, applications
from app.desk.control.applications import application_of, apply_for, approve, refuse, review
from app.desk.control.lots import receive_lot
from app.desk.upkeep.checking import check_archive
from tests.app.desk.journey import arrived
from tests.app.desk.offices import GARDEN, RIVER, Offices, refused_at, some_offices


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        yield made


def chain_sites(offices: Offices, table: str) -> list[tuple[str, str]]:
    sql = f"SELECT chain.site, chain.role FROM {table} JOIN chain ON chain.id = {table}.base_chain"  # noqa: S608 a table of ours
    return [(str(row[0]), str(row[1])) for row in run(offices.headquarters.desk.database, sql)]


def test_c6_a_site_with_a_headquarters_waits_for_its_word(offices: Offices) -> None:
    asked = apply_for(offices.garden.desk, books=2)
    for deed in (
        lambda: review(offices.garden.desk, asked.id, "自己核对"),
        lambda: approve(offices.garden.desk, asked.id),
        lambda: refuse(offices.garden.desk, asked.id, "不批"),
        lambda: allotments.allot(offices.garden.desk, asked.id),
    ):
        with refused_at(offices.garden, "headquarters.company_decides"):
            deed()


def test_c6_headquarters_decides_in_the_chain_of_the_site_and_the_site_gets_it(offices: Offices) -> None:
    asked = offices.applied(offices.garden)
    made = allotments.approve_and_allot(offices.headquarters.desk, asked.id)
    assert chain_sites(offices, "requisition") == [(GARDEN, "for_site")]
    assert chain_sites(offices, "allotment") == [(GARDEN, "for_site")]
    assert (made.first, made.last, made.station, made.application_id) == (1, 50, offices.garden.id, asked.id)
    for site in (offices.garden, offices.garden_b, offices.river):
        offices.send(offices.headquarters, site)
    held = application_of(offices.garden.desk.database, asked.id)
    assert (held.review, held.approved_by, held.approved_on) == ("上批已核对", "王丽", offices.garden.desk.today())
    assert allotments.allotments(offices.garden.desk.database) == (made,)
    assert allotments.allotments(offices.river.desk.database) == ()
    assert all(check_archive(each.desk).problems == () for each in (offices.headquarters, offices.garden, offices.river))


def test_c6_a_refusal_goes_to_the_site_too(offices: Offices) -> None:
    asked = offices.applied(offices.river)
    refuse(offices.headquarters.desk, asked.id, "上批去向不明")
    offices.send(offices.headquarters, offices.river)
    held = application_of(offices.river.desk.database, asked.id)
    assert (held.review, held.refused_on) == ("上批去向不明", offices.river.desk.today())
    with refused_at(offices.headquarters, "certificates.not_approved"):
        allotments.allot(offices.headquarters.desk, asked.id)


def test_c1_numbers_run_on_over_all_sites_and_none_is_given_twice(offices: Offices) -> None:
    spans = [offices.allotted(site, books) for site, books in ((offices.garden, 2), (offices.river, 3), (offices.garden_b, 1))]
    assert [(each.first, each.last) for each in spans] == [(1, 50), (51, 125), (126, 150)]
    asked = offices.applied(offices.garden, 1)
    approve(offices.headquarters.desk, asked.id)
    for first, code in (
        (126, "headquarters.given_out"),
        (1, "headquarters.given_out"),
        (152, "certificates.lot_not_whole_books"),
    ):
        with refused_at(offices.headquarters, code):
            allotments.allot(offices.headquarters.desk, asked.id, first)
    assert allotments.allot(offices.headquarters.desk, asked.id, 99_976).last == 100_000
    with refused_at(offices.headquarters, "headquarters.allotted_already"):
        allotments.allot(offices.headquarters.desk, asked.id)
    assert offices.allotted(offices.river, 1).first == 100_001


def test_c1_what_a_site_had_before_is_never_given_to_another_and_can_be_recognised(offices: Offices) -> None:
    offices.garden.revoke(offices.headquarters)  # as before it was paired
    receive_lot(offices.garden.desk, 1, 100)
    offices.garden.admit(offices.headquarters)
    offices.send(offices.garden, offices.headquarters)
    assert offices.allotted(offices.river, 1).first == 101
    desk = offices.headquarters.desk
    made = allotments.allot_what_it_has(desk, offices.garden.id, 1, 100)
    assert (made.application_id, made.station) == (None, offices.garden.id)
    for first, last, code in (
        (76, 125, "headquarters.given_out"),
        (1, 100, "headquarters.given_out"),
        (201, 210, "certificates.lot_not_whole_books"),
    ):
        with refused_at(offices.headquarters, code):
            allotments.allot_what_it_has(desk, offices.river.id, first, last)
    with refused_at(offices.headquarters, "headquarters.unknown_station"):
        allotments.allot_what_it_has(desk, "nobody", 201, 225)


def test_c6_a_station_receives_what_was_allotted_to_it_in_order_and_nothing_else(offices: Offices) -> None:
    with refused_at(offices.garden, "headquarters.none_allotted"):
        receive_lot(offices.garden.desk, 1, 25)
    offices.allotted(offices.river, 1)
    made, second = offices.allotted(offices.garden, 2), offices.allotted(offices.garden, 1)
    assert (made.first, second.first) == (26, 76)
    desk = offices.garden.desk
    assert allotments.next_lot(desk) == (26, 75)
    assert allotments.next_lot(desk, second.application_id) == (76, 100)
    for first, last in ((1, 25), (76, 100), (51, 75), (101, 125)):
        with refused_at(offices.garden, "headquarters.not_allotted"):
            receive_lot(desk, first, last)
    lot = receive_lot(desk, 26, 75)
    assert lot.application_id == made.application_id
    assert allotments.awaited(desk.database) == ((76, 100),)
    receive_lot(desk, 76, 100, second.application_id)
    assert allotments.next_lot(desk) is None
    offices.report(offices.garden)
    offices.send(offices.headquarters, offices.garden_b)
    with refused_at(offices.garden_b, "headquarters.none_allotted"):
        receive_lot(offices.garden_b.desk, 26, 75)


def test_c2_counters_of_one_site_open_their_own_books_though_they_know_the_others(offices: Offices) -> None:
    """Also where both counters are called the same."""
    offices.supplied(offices.garden, 1)
    offices.supplied(offices.garden_b, 1)
    for site in (offices.garden, offices.garden_b):
        offices.report(site)
    offices.report(offices.garden)
    assert [lot.first for lot in applications.lots(offices.garden.desk.database)] == [1, 26]
    one, other = offices.counter(offices.garden), offices.counter(offices.garden_b)
    assert issuing.issue(other.desk, arrived(other, "certificate").case_id) == 26
    offices.report(offices.garden_b)
    offices.report(offices.garden)
    sql = "UPDATE certificate_book SET counter = 'A1'"  # the other counter might be called so too
    run(offices.garden.desk.database, sql)
    assert certificate_books.open_book(offices.garden.desk.database, "A1") is None
    assert issuing.issue(one.desk, arrived(one, "certificate").case_id) == 1
    assert applications.last_usage(one.desk.database)[0] == applications.lots(one.desk.database)[0].id


def test_the_work_of_a_counter_is_not_done_at_headquarters(offices: Offices) -> None:
    """What headquarters wrote into the chain of all would make every site refuse its packages for ever."""
    offices.report(offices.garden)
    desk = offices.headquarters.desk
    for deed in (lambda: apply_for(desk, books=1), lambda: receive_lot(desk, 1, 25)):
        with refused_at(offices.headquarters, "archive.work_of_a_site"):
            deed()
    with refused_at(offices.headquarters, "certificates.no_books"):
        open_next_book(desk)
    unit, notice = (str(scalar(desk.database, f"SELECT id FROM {table} LIMIT 1")) for table in ("unit", "notice"))  # noqa: S608 ours
    with refused_at(offices.headquarters, "archive.work_of_a_site"), desk.archive.journal.writing(desk.act("save")) as writing:
        writing.update(UnitTable, unit, layout="两室一厅")
    with refused_at(offices.headquarters, "archive.work_of_a_site"):
        desk.archive.journal.destroy(desk.act("destroy"), notice)
    offices.send(offices.headquarters, offices.river)
    assert {site for site, _role in chain_sites(offices, "unit")} <= {GARDEN, RIVER}


def test_a_site_without_a_headquarters_decides_for_itself(offices: Offices) -> None:
    offices.garden.revoke(offices.headquarters)
    asked = apply_for(offices.garden.desk, books=1)
    review(offices.garden.desk, asked.id, "核对无误")
    approve(offices.garden.desk, asked.id)
    assert allotments.next_lot(offices.garden.desk, asked.id) == (1, 25)
    assert receive_lot(offices.garden.desk, 1, 25, asked.id).application_id == asked.id
