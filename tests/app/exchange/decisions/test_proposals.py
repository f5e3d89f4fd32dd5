"""For a row changed at two places: who alone changed a field is right, and of two the last; a person still sees both."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.demo.households import renovating_owner
from app.desk.desk import Desk
from app.exchange.correspondence.partner_state import standings
from app.exchange.decisions.conflicts import RowConflict, open_conflicts
from app.exchange.decisions.proposals import Proposal, proposals
from tests.ui.partners import amend_client, archive_beside, carry, pair, take, write
from tests.ui.stage import Counter, brought_to, counter_in


class Two:
    """Two counters that know one case, and the stick between them."""

    def __init__(self, counter: Counter, second: Desk) -> None:
        self.counter, self.first, self.second = counter, counter.desk, second
        self.stick = counter.folder / "stick"
        self.case = brought_to(counter, renovating_owner, "documents").case_id
        pair(self.first, second)
        carry(self.first, second, self.stick)

    def later(self) -> None:
        self.counter.clock.forward(minutes=10)

    def meet(self) -> RowConflict:
        carry(self.second, self.first, self.stick)
        (conflict,) = open_conflicts(self.first.archive)
        return conflict


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with ExitStack() as stack:
        counter = stack.enter_context(counter_in(tmp_path))
        yield Two(counter, stack.enter_context(archive_beside(counter, "B2")))


def test_a_field_that_one_place_changed_takes_that_place(two: Two) -> None:
    amend_client(two.first, two.case, email="a@b.cn")
    amend_client(two.second, two.case, work_unit="海棠小学")
    conflict = two.meet()
    assert proposals(two.first.archive, conflict) == {"work_unit": Proposal("海棠小学", both=False)}


def test_of_two_the_last_by_their_clocks(two: Two) -> None:
    amend_client(two.first, two.case, phone="1")
    two.later()
    amend_client(two.second, two.case, phone="2")
    assert proposals(two.first.archive, two.meet()) == {"phone": Proposal("2", both=True)}


def test_what_was_written_here_later_stays(two: Two) -> None:
    amend_client(two.second, two.case, phone="2")
    two.later()
    amend_client(two.first, two.case, phone="1")
    assert proposals(two.first.archive, two.meet()) == {"phone": Proposal("1", both=True)}


def test_a_change_that_another_one_here_followed_is_still_a_change_of_this_place(two: Two) -> None:
    """The entry that holds the row set another field; the one before it set this one."""
    amend_client(two.first, two.case, phone="1")
    amend_client(two.first, two.case, email="a@b.cn")
    two.later()
    amend_client(two.second, two.case, phone="2", work_unit="海棠小学")
    found = proposals(two.first.archive, two.meet())
    assert found == {"phone": Proposal("2", both=True), "work_unit": Proposal("海棠小学", both=False)}


def test_how_it_stands_with_a_partner(two: Two) -> None:
    (standing,) = standings(two.first.archive)
    assert standing.sent is not None
    assert (standing.sent.number, standing.seen, standing.receipt_at) == (1, None, "")
    assert standing.unacknowledged > 0
    carry(two.second, two.first, two.stick)
    (standing,) = standings(two.first.archive)
    assert standing.receipt_at
    assert standing.unacknowledged == 0, "the receipt acknowledged it"
    amend_client(two.first, two.case, phone="1")
    assert standings(two.first.archive)[0].unacknowledged > 0


def test_a_package_that_never_came_and_one_that_was_refused(two: Two) -> None:
    write(two.second, two.first, two.stick)
    later = write(two.second, two.first, two.stick).package
    take(two.first, later)
    (standing,) = standings(two.first.archive)
    assert [number for _epoch, number in standing.missing] == [1]
    assert standing.twice == ()
