"""A verb that writes much goes on in further entries, each small enough to be sent; what could not be sent is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.archive.archive import Archive
from app.archive.journal.chain import entries_in_order, last_position
from app.archive.journal.entry import DECIDE, LARGEST, Base, Change, Entry
from app.archive.verify import verify
from app.errors import RefusedError
from tests.app.archive.factory import LAYOUT, Handover, House, Human, Place, act
from tests.app.procedure.said import said

ENTRY_BYTES = 500
LONG = "甲" * (LARGEST // 3 + 1)


@pytest.fixture
def archive(place: Place) -> Iterator[Archive]:
    place.layout = replace(LAYOUT, entry_bytes=ENTRY_BYTES)
    with place.create() as made:
        yield made


def since(archive: Archive, position: int) -> list[Entry]:
    return list(entries_in_order(archive.database))[position:]


def changes(archive: Archive, entry: Entry) -> list[Change]:
    return entry.changes(archive.head().chain)


def test_a_verb_that_writes_much_goes_on_in_further_entries(archive: Archive) -> None:
    before, first = last_position(archive.database), archive.head().seq + 1
    with archive.journal.writing(act()) as writing:
        for number in range(40):
            writing.insert(House, f"house-{number}", key=f"{number}号", area=Decimal(70))
    entries = since(archive, before)
    assert len(entries) > 3
    assert [entry.read_head().seq for entry in entries] == list(range(first, first + len(entries)))
    assert {entry.read_head()[:1] + entry.read_head()[4:] for entry in entries} == {
        (archive.head().chain, "operator-1", "A1", "receive", None, None)
    }, "all of them say whose they are"
    assert all(ENTRY_BYTES / 2 < len(entry.facts) < 2 * ENTRY_BYTES for entry in entries[:-1])
    assert [change.id for entry in entries for change in changes(archive, entry)] == [f"house-{number}" for number in range(40)]
    assert len(list(House.select().execute(archive.database))) == 40
    assert archive.head().seq == entries[-1].read_head().seq
    assert verify(archive).problems == ()
    with archive.journal.writing(act()) as writing:
        writing.update(House, "house-1", key="另")
    assert verify(archive).problems == ()


def test_a_row_written_again_rests_on_the_entry_before_of_the_same_verb(archive: Archive) -> None:
    before = last_position(archive.database)
    with archive.journal.writing(act()) as writing:
        writing.insert(House, "first", key="x" * ENTRY_BYTES)
        writing.update(House, "first", key="y")
        writing.update(House, "first", area=Decimal(70))
        assert [(row.key, row.area) for row in House.select().execute(writing.database)] == [("y", Decimal(70))]
    added, changed = since(archive, before)
    assert changes(archive, changed) == [
        Change("house", "first", Base(archive.head().chain, added.read_head().seq), {"key": "y", "area": 7000})
    ]
    assert verify(archive).problems == ()


def test_what_rests_on_another_row_never_stands_before_it(archive: Archive) -> None:
    """A person who has an entry already gets a further one behind the facts, which may be what the person's data belong to."""
    before = last_position(archive.database)
    with archive.journal.writing(act()) as writing:
        people = [writing.insert(Human, case_id="", role="owner", name=f"甲{number}") for number in range(3)]
        writing.insert(House, "house", key="x" * ENTRY_BYTES)
        case = writing.insert(Handover, house="house", opened_on=date(2026, 11, 24))
        for person in people:
            writing.update(Human, person, case_id=case, number="110105194912310021")
    entries = since(archive, before)
    place = next(at for at, entry in enumerate(entries) if any(each.id == case for each in changes(archive, entry)))
    resting = [
        at for at, entry in enumerate(entries) if any(each.columns.get("case_id") == case for each in changes(archive, entry))
    ]
    assert min(resting) == place
    assert sorted(entries[at].read_head().subject or "" for at in resting) == sorted(people)
    assert verify(archive).problems == ()


def test_data_of_a_person_in_several_entries_are_destroyed_in_all(archive: Archive) -> None:
    before = last_position(archive.database)
    with archive.journal.writing(act()) as writing:
        person = writing.insert(Human, case_id="", role="owner", name="甲" * ENTRY_BYTES)
        writing.update(Human, person, name="乙" * ENTRY_BYTES)
        writing.update(Human, person, number="110105194912310021")
    assert len(since(archive, before)) == 3
    archive.journal.destroy(act(), person)
    assert all(entry.personal is None for entry in since(archive, before))
    assert verify(archive).problems == ()


def test_a_decision_is_one_entry_with_what_it_settles(archive: Archive) -> None:
    before = last_position(archive.database)
    with archive.journal.writing(act(DECIDE)) as writing:
        for number in range(3):
            writing.decide("house", f"house-{number}", {"key": f"{number}" * ENTRY_BYTES}, None)
    assert len(since(archive, before)) == 1


@pytest.mark.parametrize("personal", [False, True])
def test_what_no_package_could_carry_is_refused_and_nothing_saved(archive: Archive, *, personal: bool) -> None:
    """Once it stood in the chain, no package could be written any more."""
    head = archive.head()
    table, values = (Human, {"case_id": "c", "role": "owner", "name": LONG}) if personal else (House, {"key": LONG})
    with pytest.raises(RefusedError) as refused, archive.journal.writing(act()) as writing:
        writing.insert(table, **values)
    assert said(refused.value.reason) == "archive.entry_too_large"
    assert archive.head() == head
    assert not list(House.select().execute(archive.database))
    with archive.journal.writing(act()) as writing:
        writing.insert(House, key="x" * (LARGEST - ENTRY_BYTES))
    assert verify(archive).problems == ()
