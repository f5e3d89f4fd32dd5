"""A backup is noted with its time and place, wherever it went."""

from pathlib import Path

import pytest

from app.desk.upkeep.backups import last_backup, make_backup
from app.errors import ArchiveError
from tests.app.desk.counter import Counter


def test_there_is_none_before_the_first(counter: Counter) -> None:
    assert last_backup(counter.desk) is None


def test_the_last_one_is_known_with_its_place(counter: Counter, tmp_path: Path) -> None:
    make_backup(counter.desk, tmp_path / "stick")
    made = make_backup(counter.desk, tmp_path / "other stick 备份")
    assert (made.folder / "archive.db").is_file()
    assert made.folder.parent == tmp_path / "other stick 备份"
    assert last_backup(counter.desk) == made


def test_a_place_that_cannot_be_written_is_one_reason_and_is_not_noted(counter: Counter, tmp_path: Path) -> None:
    file = tmp_path / "no folder"
    file.write_text("")
    with pytest.raises(ArchiveError) as refused:
        make_backup(counter.desk, file)
    assert refused.value.reason.code == "archive.cannot_write"
    assert last_backup(counter.desk) is None


def test_a_note_that_cannot_be_read_is_none(counter: Counter, tmp_path: Path) -> None:
    make_backup(counter.desk, tmp_path / "stick")
    (counter.desk.archive.folder / "backups" / "last").write_bytes(b"\xff\xfe")
    assert last_backup(counter.desk) is None
