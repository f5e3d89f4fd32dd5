"""A missing, wrong-password, truncated, read-only or foreign archive gives one clear sentence and changes nothing."""

import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import peewee
import pytest

from app.archive.archive import Archive
from app.archive.database.cipher import require_sqlite
from app.archive.database.connection import refused as refused_database
from app.archive.database.connection import run
from app.archive.verify import verify
from app.errors import ArchiveError, InputError
from app.procedure.reason import Reason
from app.texts import sentence
from app.texts.archive import REASONS
from tests.app.archive.factory import House, Place, act
from tests.app.archive.snapshot import snapshot

ROOT = Path(__file__).parents[3]
MAKING = """
import resource, sys
from pathlib import Path
from app.errors import ArchiveError
from tests.app.archive.factory import Place
place, room = Place(Path(sys.argv[1])), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    place.create()
except ArchiveError as error:
    print(error.reason.code)
"""
VALUES = tuple((name, "") for name in re.findall(r"\{(\w+)\}", " ".join(REASONS.values()) + " {case}"))


def filled(place: Place, name: str = "archive") -> Path:
    with place.create(name) as archive, archive.journal.writing(act()) as writing:
        for number in range(200):
            writing.insert(House, key=f"{number}" * 40)
    return place.folder / name


def remove_database(folder: Path) -> None:
    (folder / "archive.db").unlink()


def remove_keys(folder: Path) -> None:
    (folder / "keys.json").unlink()


def cut_half_a_page(folder: Path) -> None:
    os.truncate(folder / "archive.db", (folder / "archive.db").stat().st_size - 4096)


def cut_pages(folder: Path) -> None:
    os.truncate(folder / "archive.db", (folder / "archive.db").stat().st_size - 3 * 8192)


def cut_nearly_all(folder: Path) -> None:
    os.truncate(folder / "archive.db", 5000)


def empty(folder: Path) -> None:
    (folder / "archive.db").write_bytes(b"")


def random_file(folder: Path) -> None:
    (folder / "archive.db").write_bytes(os.urandom(5 * 8192))


def plain_sqlite(folder: Path) -> None:
    (folder / "archive.db").unlink()
    plain = sqlite3.connect(folder / "archive.db")
    plain.execute("CREATE TABLE entry (position INTEGER PRIMARY KEY)")
    plain.close()


def flip_first_page(folder: Path) -> None:
    content = bytearray((folder / "archive.db").read_bytes())
    content[100] ^= 1
    (folder / "archive.db").write_bytes(content)


def garble_keys(folder: Path) -> None:
    (folder / "keys.json").write_bytes(b"\xff{")


def keys_of_another_shape(folder: Path) -> None:
    (folder / "keys.json").write_text('{"body": "[]", "mac": ""}')


def change_a_name_in_keys(folder: Path) -> None:
    outer = json.loads((folder / "keys.json").read_text("utf-8"))
    body = json.loads(outer["body"])
    body["station"]["id"] = "another"
    (folder / "keys.json").write_text(json.dumps({**outer, "body": json.dumps(body)}), "utf-8")


def ask_for_all_memory(folder: Path) -> None:
    outer = json.loads((folder / "keys.json").read_text("utf-8"))
    body = json.loads(outer["body"])
    body["slots"][0]["argon2"] = [3, 2**40, 4]
    (folder / "keys.json").write_text(json.dumps({**outer, "body": json.dumps(body)}), "utf-8")


def ask_for_endless_passes(folder: Path) -> None:
    outer = json.loads((folder / "keys.json").read_text("utf-8"))
    body = json.loads(outer["body"])
    body["slots"][0]["argon2"] = [float("inf"), 64, 4]
    (folder / "keys.json").write_text(json.dumps({**outer, "body": json.dumps(body)}), "utf-8")


def put_a_folder_in_place_of_the_log(folder: Path) -> None:
    (folder / "archive.db-wal").mkdir()


def write_protect(folder: Path) -> None:
    (folder / "archive.db").chmod(stat.S_IRUSR)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (remove_database, "archive.missing"),
        (remove_keys, "archive.keys_missing"),
        (cut_half_a_page, "archive.damaged"),
        (cut_pages, "archive.damaged"),
        (cut_nearly_all, "archive.foreign"),
        (empty, "archive.foreign"),
        (random_file, "archive.foreign"),
        (plain_sqlite, "archive.foreign"),
        (flip_first_page, "archive.foreign"),
        (garble_keys, "archive.keys_damaged"),
        (keys_of_another_shape, "archive.keys_damaged"),
        (change_a_name_in_keys, "archive.keys_changed"),
        (ask_for_all_memory, "archive.keys_damaged"),
        (ask_for_endless_passes, "archive.keys_damaged"),
        (put_a_folder_in_place_of_the_log, "archive.disk_trouble"),
        (write_protect, "archive.read_only"),
    ],
)
def test_a_bad_archive_gives_its_reason_and_is_not_changed(place: Place, harm: Callable[[Path], None], code: str) -> None:
    folder = filled(place)
    harm(folder)
    before = snapshot(place.folder)
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert refused.value.reason.code == code
    assert "{" not in sentence(refused.value.reason, str)
    assert snapshot(place.folder) == before


def test_a_wrong_password_changes_nothing(place: Place) -> None:
    filled(place)
    before = snapshot(place.folder)
    for wrong in ("", "开门", "x" * 10_000, "\ud800"):
        with pytest.raises(ArchiveError) as refused:
            place.open(password=wrong)
        assert refused.value.reason.code == "archive.password_wrong"
    with pytest.raises(ArchiveError) as refused:
        place.open(operator="无此人")
    assert refused.value.reason.code == "archive.operator_unknown"
    assert snapshot(place.folder) == before


def test_a_folder_that_is_not_there(place: Place) -> None:
    with pytest.raises(ArchiveError) as refused:
        place.open("nowhere")
    assert refused.value.reason.code == "archive.missing"
    assert not (place.folder / "nowhere").exists()


def test_a_folder_whose_name_the_disk_does_not_take(place: Place) -> None:
    with pytest.raises(ArchiveError) as refused:
        place.open("很" * 300)
    assert refused.value.reason.code == "archive.unreadable"
    with pytest.raises(ArchiveError) as refused:
        place.create("很" * 300)
    assert refused.value.reason.code == "archive.cannot_write"


@pytest.mark.skipif(sys.platform == "win32", reason="the size of files cannot be limited there")
@pytest.mark.parametrize("room", [0, 20_000])
def test_on_a_full_disk_nothing_half_made_is_left(place: Place, room: int) -> None:
    done = subprocess.run(  # noqa: S603 this very program
        [sys.executable, "-c", MAKING, str(place.folder), str(room)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() in {"archive.disk_full", "archive.disk_trouble", "archive.cannot_write"}
    assert not snapshot(place.folder)


def test_trouble_of_the_disk_is_not_told_as_damage() -> None:
    """Who restores a backup because a disk was full loses what was saved since."""
    told = {
        text: refused_database(peewee.OperationalError(text)).reason.code
        for text in ("disk I/O error", "unable to open database file")
    }
    assert set(told.values()) == {"archive.disk_trouble"}
    assert refused_database(peewee.OperationalError("database or disk is full")).reason.code == "archive.disk_full"
    assert refused_database(peewee.DatabaseError("database disk image is malformed")).reason.code == "archive.damaged"


def test_an_archive_is_never_made_over_anything(place: Place) -> None:
    filled(place)
    other = place.folder / "other"
    other.mkdir()
    (other / "photo.jpg").write_bytes(b"")
    (place.folder / "file").write_bytes(b"")
    before = snapshot(place.folder)
    for name, code in (("archive", "archive.exists"), ("other", "archive.not_empty"), ("file", "archive.not_empty")):
        with pytest.raises(ArchiveError) as refused:
            place.create(name)
        assert refused.value.reason.code == code
    assert snapshot(place.folder) == before


def test_an_archive_needs_a_password_and_is_not_half_made_without(place: Place) -> None:
    with pytest.raises(InputError) as refused:
        place.create(password="")
    assert refused.value.reason.code == "archive.password_empty"
    assert not list(place.folder.iterdir())


def test_an_empty_folder_will_do(place: Place) -> None:
    (place.folder / "archive").mkdir()
    with place.create() as archive:
        assert verify(archive).problems == ()


def test_nothing_of_a_new_archive_is_readable_without_the_key(place: Place) -> None:
    folder = filled(place)
    content = (folder / "archive.db").read_bytes()
    assert "翠湖花园".encode() not in content
    assert b"entry" not in content
    assert not (folder / "archive.db-wal").exists()


def test_a_write_protected_archive_can_be_read(place: Place) -> None:
    folder = filled(place)
    write_protect(folder)
    before = snapshot(place.folder)
    with place.open(reading=True) as archive:
        assert len(list(House.select().execute(archive.database))) == 200
        assert verify(archive).problems == ()
    assert snapshot(place.folder) == before


def test_reading_never_writes(place: Place) -> None:
    folder = filled(place)
    before = snapshot(place.folder)
    with place.open(reading=True) as archive:
        with pytest.raises(ArchiveError) as refused, archive.journal.writing(act()):
            pass
        assert refused.value.reason.code == "archive.reading_only"
        assert verify(archive).problems == ()
    assert snapshot(place.folder) == before
    assert folder.is_dir()


def test_an_archive_of_a_newer_program_is_left_alone(place: Place) -> None:
    with place.create() as archive:
        run(archive.database, "UPDATE about SET value = '99' WHERE name = 'schema'")
    before = snapshot(place.folder)
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert refused.value.reason.code == "archive.newer"
    assert snapshot(place.folder) == before


def test_a_sqlite_with_the_wal_fault_is_refused() -> None:
    require_sqlite((3, 51, 3))
    for version in ((3, 40, 1), (3, 51, 2)):
        with pytest.raises(ArchiveError):
            require_sqlite(version)


def test_every_reason_of_the_archive_has_a_sentence() -> None:
    used = {
        word
        for file in Path("app/archive").rglob("*.py")
        for word in file.read_text("utf-8").split('"')
        if word.startswith("archive.") and word != "archive.db"
    }
    assert set(REASONS) <= used
    assert not [code for code in used if sentence(Reason(code, VALUES), str).startswith(code)]


def test_closing_twice_does_no_harm(place: Place) -> None:
    archive = place.create()
    archive.close()
    archive.close()
    with place.open() as again:
        assert isinstance(again, Archive)
