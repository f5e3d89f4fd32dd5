from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

import peewee
import pytest

from app.archive.database.connection import run
from app.archive.journal.chain import entries_in_order, last_position
from app.archive.verify import verify
from app.errors import ArchiveError
from tests.app.archive.factory import Handover, House, Human, Place, act
from tests.app.procedure.said import said

NUMBER = "11010519491231002X"


def test_what_a_verb_wrote_is_there_after_reopening(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="3-1-1201", area=Decimal("89.50"))
            case = writing.insert(Handover, house=house, opened_on=date(2026, 11, 24), tags=("新",))
            person = writing.insert(Human, case_id=case, role="owner", name="张三", number=NUMBER)
        head = archive.head()
    with place.open() as archive:
        assert archive.head() == head
        [found] = Human.select().execute(archive.database)
        assert (found.id, found.name, found.number) == (person, "张三", NUMBER)
        [kept] = House.select().execute(archive.database)
        assert kept.area == Decimal("89.50")
        [handover] = Handover.select().execute(archive.database)
        assert (handover.opened_on, handover.tags, handover.ended) == (date(2026, 11, 24), ("新",), False)
        assert verify(archive).problems == ()


def test_an_entry_says_who_did_what_when_and_to_which_case(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act("inspect", "case-1")) as writing:
            writing.insert(House, key="1")
        *_before, entry = entries_in_order(archive.database)
        head = entry.read_head()
        assert (head.verb, head.operator, head.counter, head.case, head.schema) == ("inspect", "operator-1", "A1", "case-1", 1)
        assert head.time == place.clock.now.isoformat()


def test_a_verb_reads_what_it_wrote(place: Place) -> None:
    with place.create() as archive, archive.journal.writing(act()) as writing:
        house = writing.insert(House, key="1")
        assert [row.id for row in House.select().execute(writing.database)] == [house]
        writing.update(House, house, area=Decimal(70))
        assert [row.area for row in House.select().execute(writing.database)] == [Decimal(70)]


def test_an_exception_rolls_everything_back(place: Place) -> None:
    with place.create() as archive:
        head = archive.head()
        with pytest.raises(LookupError), archive.journal.writing(act()) as writing:
            writing.update(House, writing.insert(House, key="1") + "?", key="2")
        assert archive.head() == head
        assert not list(House.select().execute(archive.database))
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        assert verify(archive).problems == ()


def test_a_failing_derivation_rolls_everything_back(place: Place) -> None:
    def derive(_database: peewee.Database, _cases: Collection[str]) -> None:
        raise ZeroDivisionError

    place.derive = derive
    with place.create() as archive:
        head = archive.head()
        with pytest.raises(ZeroDivisionError), archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        assert archive.head() == head
        assert not list(House.select().execute(archive.database))


def test_no_effective_change_is_no_entry(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="1", area=Decimal("70.00"))
        head = archive.head()
        with archive.journal.writing(act()) as writing:
            writing.update(House, house, key="1", area=Decimal(70))
        assert archive.head() == head


def test_unchanged_columns_are_dropped_and_the_base_is_the_entry_before(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="1", area=Decimal(70))
        before = archive.head()
        with archive.journal.writing(act()) as writing:
            writing.update(House, house, key="1", area=Decimal(71))
        *_before, entry = entries_in_order(archive.database)
        [change] = entry.changes(before.chain)
        assert change.columns == {"area": 7100}
        assert change.base == (before.chain, before.seq)


def test_an_entry_holds_the_personal_data_of_one_person_at_most(place: Place) -> None:
    with place.create() as archive:
        before = last_position(archive.database)
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
            people = [writing.insert(Human, case_id="c", role="owner", name=f"甲{number}") for number in range(3)]
            writing.insert(Human, case_id="c", role="nameless")
        entries = list(entries_in_order(archive.database))[before:]
        assert [entry.read_head().subject for entry in entries] == people
        assert all(b"\xe7\x94\xb2" not in entry.facts for entry in entries)
        assert verify(archive).problems == ()


def test_a_row_that_becomes_personal_later_in_the_verb_moves_to_its_person(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            first = writing.insert(Human, case_id="c", role="owner", name="甲")
            second = writing.insert(Human, case_id="c", role="owner")
            writing.update(Human, second, name="乙")
            writing.update(Human, first, role="tenant")
            writing.update(Human, second, role="tenant", name="丙")
        assert verify(archive).problems == ()
        assert sorted((row.name, row.role) for row in Human.select().execute(archive.database)) == [
            ("丙", "tenant"),
            ("甲", "tenant"),
        ]
        with archive.journal.writing(act()) as writing:
            writing.update(Human, second, name="丁")
        assert verify(archive).problems == ()


def test_a_row_may_refer_to_one_written_later(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(Handover, house="house-1", opened_on=date(2026, 11, 24))
            writing.insert(House, "house-1", key="1")
        assert verify(archive).problems == ()
        with pytest.raises(peewee.IntegrityError), archive.journal.writing(act()) as writing:
            writing.insert(Handover, house="nowhere", opened_on=date(2026, 11, 24))


def test_the_same_row_twice_is_an_error(place: Place) -> None:
    with place.create() as archive, archive.journal.writing(act()) as writing:
        writing.insert(House, "house-1", key="1")
        with pytest.raises(peewee.IntegrityError):
            writing.insert(House, "house-1", key="2")


def test_a_row_that_is_not_there_cannot_be_updated(place: Place) -> None:
    with place.create() as archive, archive.journal.writing(act()) as writing, pytest.raises(LookupError):
        writing.update(House, "nowhere", key="1")


def test_values_that_a_field_does_not_keep_exactly_are_refused(place: Place) -> None:
    with place.create() as archive, archive.journal.writing(act()) as writing:
        for wrong in (Decimal("1.005"), 1.5, Decimal("NaN")):
            with pytest.raises((TypeError, ValueError)):
                writing.insert(House, key="1", area=wrong)


def test_derivation_is_told_the_cases_that_were_touched(place: Place) -> None:
    told: list[Collection[str]] = []
    place.derive = lambda _database, cases: told.append(cases)
    with place.create() as archive:
        with archive.journal.writing(act(case="act")) as writing:
            house = writing.insert(House, key="1")
            handover = writing.insert(Handover, house=house, opened_on=date(2026, 11, 24))
            person = writing.insert(Human, case_id="of-a-person", role="owner")
        with archive.journal.writing(act()) as writing:
            writing.update(Human, person, role="tenant")
        assert told == [{"act", handover, "of-a-person"}, {"of-a-person"}]


def test_writing_does_not_nest(place: Place) -> None:
    with (
        place.create() as archive,
        archive.journal.writing(act()),
        pytest.raises(RuntimeError),
        archive.journal.writing(act()),
    ):
        pass


def test_an_archive_that_another_writes_for_too_long_is_locked(place: Place) -> None:
    with place.create() as first, place.open() as second, first.journal.writing(act()) as writing:
        writing.insert(House, key="1")
        with pytest.raises(ArchiveError) as refused, second.journal.writing(act()):
            pass
        assert said(refused.value.reason) == "archive.locked"


def test_a_clock_that_goes_back_changes_no_order(place: Place) -> None:
    with place.create() as archive:
        for key in ("1", "2", "3"):
            with archive.journal.writing(act()) as writing:
                writing.insert(House, key=key)
            place.clock.now -= timedelta(days=1)
        times = [entry.read_head().time for entry in entries_in_order(archive.database)]
        assert times[1:] == sorted(times[1:], reverse=True)
        report = verify(archive)
        assert report.problems == ()
        assert [said(reason) for reason in report.notices] == ["archive.clock_went_back"] * 2


def test_any_text_is_kept_as_it_is(place: Place) -> None:
    texts = ["<b>", "=1+1", "'\"`;--", "😀", "䶮㛃𬱖𠮷", "字" * 10_000, "a\x00b", "\u202e", " "]
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            for text in texts:
                writing.insert(House, key=text)
        assert sorted(row.key for row in House.select().execute(archive.database)) == sorted(texts)
        assert verify(archive).problems == ()


def test_entries_cannot_be_changed_deleted_or_replaced(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(Human, case_id="c", role="owner", name="甲")
        for statement in (
            "DELETE FROM entry",
            "UPDATE entry SET head = head",
            "UPDATE entry SET facts = x''",
            "UPDATE entry SET previous = zeroblob(32)",
            "UPDATE entry SET personal_hash = NULL",
            "UPDATE entry SET position = position + 10",
            "UPDATE entry SET personal = x'00' WHERE personal IS NOT NULL",
            "UPDATE entry SET personal_salt = x'00' WHERE personal IS NOT NULL",
            "INSERT OR REPLACE INTO entry SELECT position, previous, head, x'', x'', NULL, NULL, NULL FROM entry",
        ):
            with pytest.raises(peewee.DatabaseError):
                run(archive.database, statement)
        assert verify(archive).problems == ()


def test_a_clock_that_is_behind_the_journal_is_told(place: Place) -> None:
    with place.create() as archive:
        assert archive.clock_went_back() is None
        place.clock.now -= timedelta(hours=1)
        told = archive.clock_went_back()
        assert told is not None
        assert told.code == "archive.clock_went_back"


def test_a_clock_without_an_offset_writes_nothing(place: Place) -> None:
    with place.create() as archive:
        head = archive.head()
        place.clock.now = place.clock.now.replace(tzinfo=None)
        with pytest.raises(ValueError, match="offset"), archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        assert archive.head() == head
