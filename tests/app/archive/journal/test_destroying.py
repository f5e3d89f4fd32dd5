"""Personal data are deletable when retention ends (PIPL), and the chain still verifies."""

from collections.abc import Collection

from app.archive.database.connection import run
from app.archive.journal.chain import entries_in_order
from app.archive.journal.entry import DESTROY
from app.archive.verify import verify
from tests.app.archive.factory import Human, Place, act

NUMBER = "11010519491231002X"


def test_destroying_leaves_nothing_of_a_person_and_everything_of_the_rest(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            gone = writing.insert(Human, case_id="c", role="owner", name="张三", number=NUMBER)
            kept = writing.insert(Human, case_id="c", role="owner", name="李四")
        with archive.journal.writing(act()) as writing:
            writing.update(Human, gone, name="张三丰", role="tenant")
        archive.journal.destroy(act("destroy-by-rule", "c"), gone)

        rows = {row.id: (row.name, row.number, row.role) for row in Human.select().execute(archive.database)}
        assert rows == {gone: (None, None, "tenant"), kept: ("李四", None, "owner")}
        everything = b"".join(b"".join(part or b"" for part in entry) for entry in entries_in_order(archive.database))
        assert "张三".encode() not in everything
        assert NUMBER.encode() not in everything
        assert "李四".encode() in everything
        assert verify(archive).problems == ()
        last = list(entries_in_order(archive.database))[-1].read_head()
        assert (last.verb, last.subject, last.case) == (DESTROY, gone, "c")


def test_the_journal_goes_on_after_destroying(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            person = writing.insert(Human, case_id="c", role="owner", name="张三")
        archive.journal.destroy(act(), person)
        with archive.journal.writing(act()) as writing:
            writing.update(Human, person, role="tenant")
            writing.update(Human, person, name="又来")
        assert verify(archive).problems == ()
    with place.open() as archive:
        assert verify(archive).problems == ()


def test_what_was_destroyed_does_not_survive_in_the_files(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            person = writing.insert(Human, case_id="c", role="owner", name="张三")
        archive.journal.destroy(act(), person)
        assert (archive.folder / "archive.db-wal").stat().st_size == 0
        assert list(run(archive.database, "PRAGMA secure_delete")) == [(1,)]


def test_lists_are_derived_anew_and_drafts_of_the_case_are_gone(place: Place) -> None:
    told: list[Collection[str]] = []
    place.derive = lambda _database, cases: told.append(cases)
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            person = writing.insert(Human, case_id="c", role="owner", name="张三")
        archive.drafts.save("c", "reception", '{"name": "张三"}')
        archive.drafts.save("d", "reception", "{}")
        archive.journal.destroy(act(), person)
        assert told == [{"c"}, {"c"}]
        assert archive.drafts.load("c", "reception") is None
        assert archive.drafts.load("d", "reception") == "{}"
