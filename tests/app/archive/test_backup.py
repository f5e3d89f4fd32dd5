import secrets
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.archive.archive import Archive
from app.archive.backup import back_up, restore
from app.archive.verify import verify
from app.errors import ArchiveError
from tests.app.archive.factory import PASSWORD, House, Place, act
from tests.app.archive.snapshot import snapshot


def backed_up(place: Place) -> tuple[Path, str, str]:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        name, key = archive.blobs.put(b"scan")
        folder = back_up(archive, place.folder / "backups", place.clock).folder
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="2")
    return folder, name, key


def test_a_restored_backup_is_the_archive_as_it_was_and_goes_on_in_a_new_chain(place: Place) -> None:
    folder, name, key = backed_up(place)
    shutil.rmtree(place.folder / "archive")
    restore(folder, place.folder / "archive", operator=None, password=PASSWORD, settings=place.settings)
    with place.open() as archive:
        assert [row.key for row in House.select().execute(archive.database)] == ["1"]
        assert archive.blobs.get(name, key) == b"scan"
        assert verify(archive).problems == ()
        chain = archive.head().chain
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="2")
        assert archive.head().chain != chain
        assert verify(archive).problems == ()


def test_thirty_backups_hold_each_scan_once(place: Place) -> None:
    with place.create() as archive:
        name, _key = archive.blobs.put(b"scan")
        folders = {back_up(archive, place.folder / "backups", place.clock).folder for _ in range(3)}
    assert len(folders) == 3
    assert [path.name for path in (place.folder / "backups").rglob(name)] == [name]


def test_a_backup_can_be_made_while_others_write(place: Place) -> None:
    with place.create() as archive, place.open() as other:
        with other.journal.writing(act()) as writing:
            writing.insert(House, key="not yet committed")
            folder = back_up(archive, place.folder / "backups", place.clock).folder
        assert (folder / "archive.db").stat().st_size % 8192 == 0
    restore(folder, place.folder / "restored", operator=None, password=PASSWORD, settings=place.settings)
    with place.open("restored") as archive:
        assert not list(House.select().execute(archive.database))


def a_large_archive(place: Place) -> Archive:
    """One that is copied in several steps."""
    archive = place.create()
    with archive.journal.writing(act()) as writing:
        for _number in range(400):
            writing.insert(House, key=secrets.token_hex(5000))
    return archive


def test_a_backup_is_of_one_moment_and_ends_though_four_others_save_at_each_of_its_steps(place: Place) -> None:
    with a_large_archive(place) as archive, ExitStack() as opened:
        counters = [opened.enter_context(place.open()) for _ in range(4)]
        before, steps = archive.head(), [0]

        def save(done: int, pages: int) -> None:
            assert steps[-1] < done <= pages, "the backup begins anew"
            steps.append(done)
            for number, counter in enumerate(counters):
                with counter.journal.writing(act()) as writing:
                    writing.insert(House, key=f"saved meanwhile {number} {done}")

        folder = back_up(archive, place.folder / "backups", place.clock, save).folder
        assert archive.head().seq == before.seq + 4 * len(steps[1:]) > before.seq + 8
    restore(folder, place.folder / "restored", operator=None, password=PASSWORD, settings=place.settings)
    with place.open("restored") as restored:
        assert restored.head() == before
        assert House.select().count(restored.database) == 400
        assert verify(restored).problems == ()


def test_a_backup_that_is_cancelled_leaves_nothing(place: Place) -> None:
    class CancelledError(Exception):
        pass

    def cancel(_done: int, _pages: int) -> None:
        raise CancelledError

    with a_large_archive(place) as archive:
        with pytest.raises(CancelledError):
            back_up(archive, place.folder / "backups", place.clock, cancel)
        assert list((place.folder / "backups").iterdir()) == []
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="saved behind it")
        assert back_up(archive, place.folder / "backups", place.clock).folder.is_dir()


def test_nothing_is_restored_over_an_archive_nor_from_what_is_no_backup(place: Place) -> None:
    folder, _name, _key = backed_up(place)
    (place.folder / "empty").mkdir()
    before = snapshot(place.folder)
    for source, target, password, code in (
        (folder, "archive", PASSWORD, "archive.exists"),
        (folder, "backups", PASSWORD, "archive.not_empty"),
        (place.folder / "empty", "new", PASSWORD, "archive.backup_foreign"),
        (folder, "new", "wrong", "archive.password_wrong"),
    ):
        with pytest.raises(ArchiveError) as refused:
            restore(source, place.folder / target, operator=None, password=password, settings=place.settings)
        assert refused.value.reason.code == code
    assert snapshot(place.folder) == before


def test_a_code_that_is_no_file_name_does_no_harm(place: Place) -> None:
    place.code = "../一/A:1"
    with place.create() as archive:
        folder = back_up(archive, place.folder / "backups", place.clock).folder
    assert folder.parent == place.folder / "backups"
    assert folder.name.startswith("___一_A_1-2026")
