"""A damaged WAL loses commits silently, and an older state may be put back: the anchor beside the archive tells."""

import shutil
from pathlib import Path

import pytest

from app.archive.folder.anchor import Anchor, ChainHead
from app.archive.folder.keyring import ArchiveKey
from app.archive.verify import verify
from app.errors import ArchiveError
from tests.app.archive.factory import House, Place, act

KEY = ArchiveKey(bytes(32))


def head(seq: int) -> ChainHead:
    return ChainHead("chain", seq, bytes([seq]) * 32)


def copied_while_open(place: Place, name: str) -> Path:
    """An archive as a power cut leaves it: with what was committed still in the log."""
    with place.create() as archive:
        for key in ("1", "2", "3"):
            with archive.journal.writing(act()) as writing:
                writing.insert(House, key=key)
        shutil.copytree(archive.folder, place.folder / name)
    return place.folder / name


def test_after_a_power_cut_all_that_was_committed_is_there(place: Place) -> None:
    copied_while_open(place, "copy")
    with place.open("copy") as archive:
        assert len(list(House.select().execute(archive.database))) == 3
        assert verify(archive).problems == ()


def test_a_flipped_bit_in_the_log_is_told(place: Place) -> None:
    log = copied_while_open(place, "copy") / "archive.db-wal"
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        place.open("copy")
    assert refused.value.reason.code == "archive.behind_anchor"
    with place.open("copy", reading=True) as archive:
        assert [problem.code for problem in verify(archive).problems] == ["archive.behind_anchor"]


def test_an_older_database_put_back_is_told(place: Place) -> None:
    with place.create() as archive:
        pass
    shutil.copy(archive.folder / "archive.db", place.folder / "old.db")
    with place.open() as archive, archive.journal.writing(act()) as writing:
        writing.insert(House, key="1")
    shutil.copy(place.folder / "old.db", archive.folder / "archive.db")
    with pytest.raises(ArchiveError) as refused:
        place.open()
    assert refused.value.reason.code == "archive.behind_anchor"


def test_missing_anchors_are_told_by_verify_and_stop_nobody(place: Place) -> None:
    with place.create() as archive:
        pass
    for name in ("anchor.0", "anchor.1"):
        (archive.folder / name).unlink(missing_ok=True)
    with place.open() as archive:
        assert [problem.code for problem in verify(archive).problems] == ["archive.anchor_missing"]
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="1")
        assert verify(archive).problems == ()


def test_the_newest_note_counts_and_a_torn_one_does_not(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path, KEY)
    assert anchor.read() is None
    anchor.write(1, head(1))
    anchor.write(2, head(2))
    assert anchor.read() == head(2)
    anchor.write(3, head(3))
    assert anchor.read() == head(3)
    anchor.close()
    torn = (tmp_path / "anchor.1").read_bytes()
    (tmp_path / "anchor.1").write_bytes(torn[:60] + b"\0" * 60 + torn[120:])
    assert anchor.read() == head(2)


def test_a_note_of_another_archive_counts_for_nothing(tmp_path: Path) -> None:
    other = Anchor(tmp_path, ArchiveKey(bytes([1]) * 32))
    other.write(1, head(9))
    other.close()
    assert Anchor(tmp_path, KEY).read() is None


def test_what_is_saved_is_not_told_as_lost_because_the_note_could_not_be_written(place: Place) -> None:
    with place.create() as archive:
        for name in ("anchor.0", "anchor.1"):
            (archive.folder / name).unlink(missing_ok=True)
            (archive.folder / name).mkdir()
        for key in ("1", "2"):
            with archive.journal.writing(act()) as writing:
                writing.insert(House, key=key)
        assert len(list(House.select().execute(archive.database))) == 2
    with place.open(reading=True) as archive:
        assert [problem.code for problem in verify(archive).problems] == ["archive.anchor_missing"]
