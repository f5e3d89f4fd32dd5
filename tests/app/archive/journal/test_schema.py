"""Bringing an archive up to date wherever the program lies, never half, and mending what earlier programs left undone."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.archive.archive import Archive
from app.archive.database.cipher import CipherDatabase
from app.archive.database.connection import run
from app.archive.journal.schema import migrate, schema_of
from app.archive.opening import connect, unlock
from app.archive.verify import verify
from app.errors import ArchiveError
from tests.app.archive.factory import PASSWORD, Place, act
from tests.app.archive.journal.test_migrations import ONE, SCHEMAS, TWO, HouseOfOne, HouseOfTwo
from tests.app.archive.snapshot import snapshot
from tests.app.procedure.said import said

NO_HISTORY = ("DELETE FROM schema_migration",)
NO_TABLE_OF_HISTORY = ("DROP TABLE schema_migration",)
FIRST_ALONE = ("DELETE FROM schema_migration WHERE name > '0002'",)
CALLED_TWO = ("UPDATE about SET value = '2' WHERE name = 'schema'",)


def made_at_one(place: Place) -> None:
    place.layout = ONE
    with place.create() as archive, archive.journal.writing(act()) as writing:
        writing.insert(HouseOfOne, key="3-1201")


def made_at_two(place: Place) -> None:
    place.layout = TWO
    with place.create() as archive, archive.journal.writing(act()) as writing:
        writing.insert(HouseOfTwo, floor="3", key="1201")


def change(folder: Path, *statements: str) -> None:
    """What an earlier program did to the archive, past the journal."""
    key, _keys, _slot = unlock(folder, None, PASSWORD)
    database = connect(folder, key, reading=False, busy_seconds=1)
    try:
        for statement in statements:
            run(database, statement)
    finally:
        database.close_all()


def is_of_two(archive: Archive) -> None:
    """Number, history, tables and rows are those of the second schema, and rebuilding finds the same."""
    history = run(archive.database, "SELECT name FROM schema_migration ORDER BY name")
    assert [name for (name,) in history] == list(TWO.history)
    assert schema_of(archive.database) == 2
    assert [(row.floor, row.key) for row in HouseOfTwo.select().execute(archive.database)] == [("3", "1201")]
    assert verify(archive).problems == ()


@pytest.mark.parametrize("name", ["入住[新]", "[!a]", "入住?", "入*住"])
def test_a_folder_whose_name_reads_like_a_pattern_is_a_folder(name: str, place: Place, tmp_path: Path) -> None:
    folder = tmp_path / name / "migrations"
    try:
        shutil.copytree(SCHEMAS / "two", folder)
    except OSError:
        pytest.skip("this system has no such names")
    made_at_one(place)
    place.layout = replace(TWO, migrations=folder)
    with place.open() as archive:
        is_of_two(archive)
    with place.create("new") as archive:
        assert [row for (row,) in run(archive.database, "SELECT name FROM schema_migration")] == list(TWO.history)


def folder_missing(folder: Path) -> None:
    shutil.rmtree(folder)


def all_missing(folder: Path) -> None:
    for file in folder.glob("*.py"):
        file.unlink()


def one_renamed(folder: Path) -> None:
    (folder / "0002_floor.py").rename(folder / "0002_ceiling.py")


def one_too_many(folder: Path) -> None:
    shutil.copyfile(folder / "0001_first.py", folder / "0003_later.py")


@pytest.mark.parametrize("damage", [folder_missing, all_missing, one_renamed, one_too_many])
def test_migrations_that_are_not_those_of_the_layout_are_refused(
    damage: Callable[[Path], object], place: Place, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(SCHEMAS / "two", folder)
    made_at_one(place)
    place.layout = replace(TWO, migrations=folder)
    damage(folder)
    before = snapshot(tmp_path)
    attempts: tuple[Callable[[], Archive], ...] = (place.open, lambda: place.open(reading=True), lambda: place.create("new"))
    for attempt in attempts:
        with pytest.raises(ArchiveError) as refused:
            attempt()
        assert said(refused.value.reason) == "archive.program_incomplete"
        assert snapshot(tmp_path) == before


@pytest.mark.parametrize("content", ["", "\0\0", "def up(migrator,", "import nowhere_at_all"])
def test_a_migration_that_is_cut_short_is_refused(content: str, place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(SCHEMAS / "two", folder)
    made_at_one(place)
    place.layout = replace(TWO, migrations=folder)
    (folder / "0002_floor.py").write_text(content)
    before = snapshot(place.folder / "archive")
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert said(refused.value.reason) == "archive.program_incomplete"
    assert snapshot(place.folder / "archive") == before


def test_a_migration_that_does_not_lead_to_the_tables_is_undone(place: Place, tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(SCHEMAS / "two", folder)
    shutil.copyfile(folder / "0001_first.py", folder / "0002_floor.py")
    made_at_one(place)
    place.layout = replace(TWO, migrations=folder)
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert said(refused.value.reason) == "archive.tables_unknown"
    place.layout = TWO
    with place.open() as archive:
        is_of_two(archive)


MENDED = [
    (made_at_one, CALLED_TWO),
    (made_at_one, NO_HISTORY),
    (made_at_one, (*NO_HISTORY, *CALLED_TWO)),
    (made_at_one, (*NO_TABLE_OF_HISTORY, *CALLED_TWO)),
    (made_at_two, NO_HISTORY),
    (made_at_two, NO_TABLE_OF_HISTORY),
    (made_at_two, FIRST_ALONE),
]


@pytest.mark.parametrize(("make", "statements"), MENDED)
def test_what_an_earlier_program_left_undone_is_mended(
    make: Callable[[Place], None], statements: tuple[str, ...], place: Place
) -> None:
    make(place)
    change(place.folder / "archive", *statements)
    place.layout = TWO
    for _time in ("mended", "as it is"):
        with place.open() as archive:
            is_of_two(archive)


def test_an_archive_that_was_not_migrated_is_not_read_and_not_changed(place: Place) -> None:
    made_at_one(place)
    change(place.folder / "archive", *CALLED_TWO)
    before = snapshot(place.folder)
    place.layout = TWO
    with pytest.raises(ArchiveError) as refused:
        place.open(reading=True)
    assert said(refused.value.reason) == "archive.not_migrated"
    assert snapshot(place.folder) == before


def test_an_archive_that_lacks_its_history_alone_is_read_as_it_is(place: Place) -> None:
    made_at_two(place)
    change(place.folder / "archive", *NO_HISTORY)
    before = snapshot(place.folder)
    with place.open(reading=True) as archive:
        assert verify(archive).problems == ()
    assert snapshot(place.folder) == before


MORE_HISTORY = "INSERT INTO schema_migration (name, applied) VALUES ('0003_later', '2026-12-01')"


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ((MORE_HISTORY, "UPDATE about SET value = '3' WHERE name = 'schema'"), "archive.newer"),
        ((MORE_HISTORY,), "archive.tables_unknown"),
    ],
)
def test_an_archive_that_another_program_brought_further_is_left_alone(
    statements: tuple[str, ...], code: str, reading: bool, place: Place
) -> None:
    made_at_two(place)
    change(place.folder / "archive", *statements)
    before = snapshot(place.folder)
    with pytest.raises(ArchiveError) as refused:
        place.open(reading=reading)
    assert said(refused.value.reason) == code
    assert snapshot(place.folder) == before


def test_a_newer_program_that_was_faster_is_not_undone(place: Place) -> None:
    made_at_one(place)
    folder = place.folder / "archive"
    key, _keys, _slot = unlock(folder, None, PASSWORD)

    class Overtaken(CipherDatabase):
        """Another program brings the archive further just before this one begins to."""

        def atomic(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 peewee's own signature
            change(folder, "UPDATE about SET value = '3' WHERE name = 'schema'")
            return super().atomic(*arguments, **options)

    database = Overtaken(folder / "archive.db", key.derived("pages"))
    try:
        with pytest.raises(ArchiveError) as refused:
            migrate(database, TWO)
        assert said(refused.value.reason) == "archive.newer"
        assert schema_of(database) == 3
    finally:
        database.close_all()


def test_tables_of_no_known_schema_are_left_alone(place: Place) -> None:
    made_at_two(place)
    change(place.folder / "archive", *NO_HISTORY, "ALTER TABLE house ADD COLUMN roof TEXT")
    before = snapshot(place.folder)
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert said(refused.value.reason) == "archive.tables_unknown"
    assert snapshot(place.folder) == before
