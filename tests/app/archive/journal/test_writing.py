"""What a person decided about a row is written whole, on top of what stands there or anew."""

from collections.abc import Collection

import peewee
import pytest

from app.archive.database.connection import run
from app.archive.journal.chain import entries_in_order
from app.archive.journal.entry import DECIDE, Base, Change, Stored
from app.archive.verify import verify
from tests.app.archive.factory import House, Human, Place, act


def last_changes(place: Place) -> list[Change]:
    with place.open() as archive:
        entry = [*entries_in_order(archive.database)][-1]
        return entry.changes(entry.read_head().chain)


def test_a_decision_stands_on_what_the_row_carries_and_touches_the_case_that_it_leaves(place: Place) -> None:
    told: list[Collection[str]] = []
    place.derive = lambda _database, cases: told.append(cases)
    columns: dict[str, Stored] = {"case_id": "joined", "role": "tenant", "name": "李四", "number": None}
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            person = writing.insert(Human, case_id="left", role="owner", name="张三")
        stood_on = archive.head()
        with archive.journal.writing(act(DECIDE)) as writing:
            writing.decide("human", person, columns, "joined")
        assert told == [{"left"}, {"left", "joined"}]
        [row] = run(archive.database, "SELECT case_id, role, name, number FROM human")
        assert tuple(row) == ("joined", "tenant", "李四", None)
        assert verify(archive).problems == ()
    assert last_changes(place) == [Change("human", person, Base(stood_on.chain, stood_on.seq), columns)]


def test_a_decision_adds_a_row_that_is_not_there(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act(DECIDE)) as writing:
            writing.decide("house", "h", {"key": "3-1-1201", "area": None}, None)
        assert [(house.id, house.key) for house in House.select().execute(archive.database)] == [("h", "3-1-1201")]
        assert verify(archive).problems == ()
    assert last_changes(place) == [Change("house", "h", None, {"key": "3-1-1201", "area": None})]


def test_a_decision_takes_no_other_row_s_place(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="3-1-1201")
        head = archive.head()
        with pytest.raises(peewee.IntegrityError), archive.journal.writing(act(DECIDE)) as writing:
            writing.decide("house", "other", {"key": "3-1-1201", "area": None}, None)
        assert archive.head() == head
