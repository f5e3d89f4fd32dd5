"""A copy of an archive must never write the chain that the original writes."""

import shutil

import pytest

from app.archive.archive import Archive
from app.archive.database.about import about
from app.archive.folder.mark import MARKS_VARIABLE, marks_folder
from app.archive.tables.machinery import Chain
from app.archive.verify import verify
from tests.app.archive.factory import House, Place, act


def write(archive: Archive, key: str) -> str:
    with archive.journal.writing(act()) as writing:
        writing.insert(House, key=key)
    return archive.head().chain


def test_the_first_entry_names_site_and_station(place: Place) -> None:
    with place.create() as archive:
        [chain] = Chain.select().execute(archive.database)
        assert (chain.id, chain.site, chain.code, chain.role) == (archive.head().chain, "翠湖花园", "A1", "counter")
        assert chain.station == archive.station.id
        assert len(bytes.fromhex(chain.public_key)) == 32
        assert (chain.before_chain, chain.before_seq, chain.before_hash) == (None, None, None)


def test_the_same_archive_goes_on_with_its_chain(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
    with place.open() as archive:
        assert write(archive, "2") == first
    with place.open() as one, place.open() as other:
        assert write(one, "3") == write(other, "4") == write(one, "5") == first
        assert verify(one).problems == ()


def test_a_copy_begins_a_new_chain_with_its_first_verb(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
        end = archive.head()
    shutil.copytree(archive.folder, place.folder / "copy")
    with place.open("copy") as copy:
        assert copy.head() == end
        second = write(copy, "2")
        assert second != first
        [begun] = Chain.select().where(Chain.id == second).execute(copy.database)
        assert (begun.before_chain, begun.before_seq, begun.before_hash) == (end.chain, end.seq, end.hash.hex())
        assert begun.station == copy.station.id
        assert verify(copy).problems == ()
    with place.open() as archive:
        assert write(archive, "2") == first
    with place.open("copy") as copy:
        assert write(copy, "3") == second


def test_a_copy_on_another_machine_begins_a_new_chain(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
    place.marks_name = "marks of another machine"
    with place.open() as archive:
        assert write(archive, "2") != first


def test_an_older_state_of_the_very_folder_begins_a_new_chain(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
    shutil.copytree(archive.folder, place.folder / "kept")
    with place.open() as archive:
        write(archive, "2")
    shutil.rmtree(archive.folder)
    (place.folder / "kept").rename(archive.folder)
    with place.open() as archive:
        assert write(archive, "2") != first
        assert verify(archive).problems == ()


def test_reading_a_copy_begins_nothing_and_neither_does_a_verb_that_fails(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
    shutil.copytree(archive.folder, place.folder / "copy")
    with place.open("copy", reading=True) as copy:
        assert copy.head().chain == first
    with place.open("copy") as copy:
        with pytest.raises(LookupError), copy.journal.writing(act()) as writing:
            writing.update(House, "nowhere", key="2")
        with copy.journal.writing(act()):
            pass
        assert copy.head().chain == first
        assert write(copy, "2") != first


def test_a_power_cut_between_announcing_and_committing_leaves_no_doubt(place: Place) -> None:
    with place.create() as archive:
        first = write(archive, "1")
    mark = place.settings.mark(archive.folder)
    with place.open(reading=True) as archive:
        mark.announce(about(archive.database, "mark"), "a secret that was never committed")
    with place.open() as archive:
        assert write(archive, "2") == first


def test_marks_lie_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
    monkeypatch.setenv(MARKS_VARIABLE, str(place.folder))
    assert marks_folder() == place.folder
    monkeypatch.delenv(MARKS_VARIABLE)
    assert marks_folder().name == "marks"


def test_two_counters_that_begin_at_the_same_moment_are_no_copy(place: Place) -> None:
    """Between the commit of the one and its settling the other one begins: neither forgets the other's mark."""
    with place.create() as one:
        first = write(one, "1")
        with place.open() as two, place.open() as three:
            assert write(two, "2") == first
            assert write(one, "3") == first
            assert write(three, "4") == first
            assert write(two, "5") == first
    with place.open() as again:
        assert write(again, "6") == first
