from pathlib import Path

import pytest

from app.archive.folder.blobs import Blobs
from app.archive.folder.keyring import ArchiveKey
from app.errors import ArchiveError

SCAN = b"\xff\xd8 a scan of an identity card" * 1000


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", ArchiveKey(bytes(32)))


def file_of(blobs: Blobs, name: str) -> Path:
    return blobs.folder / name[:2] / name


def test_a_scan_comes_back_and_is_not_readable_on_disk(blobs: Blobs) -> None:
    name, key = blobs.put(SCAN)
    assert blobs.get(name, key) == SCAN
    assert SCAN[:30] not in file_of(blobs, name).read_bytes()
    assert list(blobs.names()) == [name]


def test_the_same_scan_twice_tells_nobody_that_it_is_the_same(blobs: Blobs) -> None:
    (first, first_key), (second, second_key) = blobs.put(SCAN), blobs.put(SCAN)
    assert first != second
    assert first_key != second_key
    assert file_of(blobs, first).read_bytes() != file_of(blobs, second).read_bytes()


def test_a_changed_missing_or_exchanged_scan_is_told(blobs: Blobs) -> None:
    name, key = blobs.put(SCAN)
    other, _other_key = blobs.put(b"")
    with pytest.raises(ArchiveError) as refused:
        blobs.get(other, key)
    assert refused.value.reason.code == "archive.blob_damaged"
    content = bytearray(file_of(blobs, name).read_bytes())
    content[500] ^= 1
    file_of(blobs, name).write_bytes(content)
    with pytest.raises(ArchiveError) as refused:
        blobs.get(name, key)
    assert refused.value.reason.code == "archive.blob_damaged"
    blobs.destroy(name)
    blobs.destroy(name)
    with pytest.raises(ArchiveError) as refused:
        blobs.get(name, key)
    assert refused.value.reason.code == "archive.blob_missing"


@pytest.mark.parametrize("name", ["", "../archive.db", "0" * 63, "G" * 64, "0" * 62 + "/x"])
def test_a_name_never_leads_out_of_the_folder(blobs: Blobs, name: str) -> None:
    with pytest.raises(ArchiveError):
        blobs.get(name, "00" * 32)


def test_what_another_archive_named_opens_here_and_has_no_name_of_ours(blobs: Blobs) -> None:
    name, key = Blobs(blobs.folder, ArchiveKey(bytes([1]) * 32)).put(SCAN)
    assert blobs.sealed(name, key) == file_of(blobs, name).read_bytes()
    with pytest.raises(ArchiveError) as refused:
        blobs.sealed(name, key, named_here=True)
    assert refused.value.reason.code == "archive.blob_damaged"
    own, own_key = blobs.put(SCAN)
    assert blobs.sealed(own, own_key, named_here=True) == file_of(blobs, own).read_bytes()


def test_names_are_those_of_scans_alone(blobs: Blobs) -> None:
    name, _key = blobs.put(SCAN)
    for other in (f".{name[:16]}.part", "z" * 64):
        (blobs.folder / name[:2] / other).write_bytes(b"")
    assert list(blobs.names()) == [name]
