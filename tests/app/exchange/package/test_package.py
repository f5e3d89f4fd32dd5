"""A package: written whole, read whole, by whom it is for, and told in one clear sentence where it is not."""

import hashlib
from pathlib import Path

from app.exchange.package.header import BLOCK
from tests.app.exchange.packages import Sender, read, some_blobs, some_entries, write


def test_what_goes_in_comes_out_the_same(tmp_path: Path) -> None:
    sender = Sender()
    entries = some_entries(8000)
    blobs = some_blobs(tmp_path / "blobs", [0, 1, 511, 512, 513, 300_000])
    written = write(tmp_path, sender, entries, blobs)
    content = written.path.read_bytes()
    assert (written.bytes, written.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    manifest, found, files = read(written.path, sender)
    assert found == entries
    assert list(files) == [name for name, _ in blobs] == [note.name for note in manifest.blobs]
    assert all(files[name] == path.read_bytes() for name, path in blobs)
    assert {path.name for path in tmp_path.iterdir()} == {"blobs", written.path.name}


def test_a_package_without_entries_and_blobs_brings_a_receipt(tmp_path: Path) -> None:
    sender = Sender()
    written = write(tmp_path, sender)
    manifest, entries, blobs = read(written.path, sender)
    assert (entries, blobs) == ([], {})
    assert manifest.receipt == {"vector": {"5c" * 16: [3, "ab"]}}
    assert written.bytes < BLOCK + 4096
