"""领用申请: what is needed, how the last lot was used, review, approval and refusal (C6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.certificates import issuing
from app.desk.control import applications, lots
from app.procedure.certificates import Usage
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import arrived, refused


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Counter]:
    """A site of 40 homes and 10 parking spaces that has no certificate yet."""
    made = a_counter(tmp_path, homes=40, spaces=10, last_number=0)
    with made.desk.archive:
        yield made


def test_c6_the_need_is_one_for_each_home_and_space_with_a_reserve_in_whole_books(bare: Counter) -> None:
    assert applications.need(bare.desk) == applications.Need(40, 10, 0, 3, 3, Usage(), None)
    assert applications.need(bare.desk, 20, 5, 0).books == 1
    assert applications.need(bare.desk, 20, 5, 1).books == 2


def test_c6_what_is_in_hand_and_what_was_handed_over_is_no_need(bare: Counter) -> None:
    lot = lots.receive_lot(bare.desk, 1, 50)
    case_id = arrived(bare, "certificate").case_id
    issuing.void(bare.desk, issuing.issue(bare.desk, case_id), "字迹压线")
    issuing.issue(bare.desk, case_id)
    need = applications.need(bare.desk)
    assert (need.homes, need.spaces, need.in_hand, need.reserve, need.books) == (39, 10, 48, 3, 1)
    assert (need.last_lot, need.usage) == (lot.id, Usage(used=1, void=1, blank=48))


@pytest.mark.parametrize("counts", [(-1, 0, 0), (0, 1_000_001, 0), (0, 0, -1)])
def test_a_need_beyond_what_can_be_is_refused(bare: Counter, counts: tuple[int, int, int]) -> None:
    with refused(bare, "limits.number_out_of_range"):
        applications.need(bare.desk, *counts)


def test_c6_an_application_carries_what_it_rests_on_and_goes_to_be_reviewed_and_approved(bare: Counter) -> None:
    made = applications.apply_for(bare.desk, remark=" 二期集中入住 ")
    assert (made.number, made.homes, made.spaces, made.reserve, made.books) == ("LY-A1-0001", 40, 10, 3, 3)
    assert (made.remark, made.applied_by) == ("二期集中入住", "王丽")
    assert applications.apply_for(bare.desk, books=8).number == "LY-A1-0002"
    with refused(bare, "certificates.not_reviewed"):
        applications.approve(bare.desk, made.id)
    with refused(bare, "certificates.review_missing"):
        applications.review(bare.desk, made.id, " ")
    applications.review(bare.desk, made.id, "上批无误")
    applications.approve(bare.desk, made.id)
    held = applications.application_of(bare.desk.database, made.id)
    assert (held.review, held.reviewed_by, held.approved_by, held.approved_on) == ("上批无误", "王丽", "王丽", bare.desk.today())


def test_c6_a_refused_application_says_why_and_stays_refused(bare: Counter) -> None:
    made = applications.apply_for(bare.desk)
    with refused(bare, "certificates.reason_missing"):
        applications.refuse(bare.desk, made.id, "")
    applications.refuse(bare.desk, made.id, "上批去向不明")
    held = applications.application_of(bare.desk.database, made.id)
    assert (held.review, held.refused_on, held.approved_on) == ("上批去向不明", bare.desk.today(), None)
    for again in (applications.approve, lambda desk, id_: applications.refuse(desk, id_, "x")):
        with refused(bare, "certificates.decided_already"):
            again(bare.desk, made.id)
    with refused(bare, "certificates.decided_already"):
        applications.review(bare.desk, made.id, "再看")


def test_c6_nothing_is_asked_for_where_nothing_is_needed(bare: Counter) -> None:
    with refused(bare, "certificates.nothing_to_ask"):
        applications.apply_for(bare.desk, homes=0, spaces=0)
    with refused(bare, "certificates.nothing_to_ask"):
        applications.apply_for(bare.desk, books=0)
    with refused(bare, "limits.number_out_of_range"):
        applications.apply_for(bare.desk, books=1_000_001)
    assert applications.apply_for(bare.desk, homes=0, spaces=0, books=1).books == 1


def test_an_application_that_there_is_not_is_named(bare: Counter) -> None:
    with refused(bare, "certificates.unknown_application"):
        applications.approve(bare.desk, "nothing")


def test_c6_blanks_in_hand_are_those_of_the_lots_alone(counter: Counter) -> None:
    assert applications.blanks_in_hand(counter.desk.database) == 10_000
    issuing.issue(counter.desk, arrived(counter, "certificate").case_id)
    assert applications.blanks_in_hand(counter.desk.database) == 9_999
