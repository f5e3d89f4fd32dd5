"""Writing a package: whole or not at all, whatever the disk does, whoever cancels, and with nothing in the clear beside it."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.errors import InputError
from app.exchange.package import limits, writer
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.file_names import package_name
from app.exchange.package.header import PackageHeader
from app.exchange.package.manifest import Manifest
from app.exchange.package.reader import open_package
from app.exchange.package.writer import write_package
from tests.app.exchange.packages import (
    IDENTITY_NUMBER,
    Sender,
    a_header,
    a_manifest,
    a_segment,
    read,
    some_blobs,
    some_entries,
    write,
)


class CancelledError(Exception):
    """Somebody pressed Cancel."""


@pytest.fixture
def sender() -> Sender:
    return Sender()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def refused(attempt: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        attempt()
    return caught.value.reason.code


def failing(monkeypatch: pytest.MonkeyPatch, name: str, number: int, on: type = Path) -> None:
    """The file operation of this name fails with this error of the system."""

    def fail(*_given: object, **_named: object) -> Any:  # noqa: ANN401 stands for whatever it replaces
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(on, name, fail)


def test_a_package_of_that_name_is_not_written_over(stick: Path, sender: Sender) -> None:
    before = write(stick, sender).path.read_bytes()
    assert refused(lambda: write(stick, sender)) == "package.exists"
    assert [path.read_bytes() for path in stick.iterdir()] == [before]


def test_what_a_killed_export_left_is_taken_away_by_the_next_unless_it_is_at_work_now(stick: Path, sender: Sender) -> None:
    left, working, other = (stick / name for name in (f".{'a' * 16}.part", f".{'b' * 16}.part", ".other.part"))
    for path in (left, working, other):
        path.write_bytes(b"begun")
    for path in (left, other):
        os.utime(path, (0, 0))
    write(stick, sender)
    assert [path.exists() for path in (left, working, other)] == [False, True, True]


def test_a_package_that_came_there_meanwhile_is_not_written_over(stick: Path, sender: Sender) -> None:
    path = stick / package_name("云山·春晓", "1号", "5c" * 16, 17)

    def another_counter_writes(_message: bytes) -> bytes:
        path.write_bytes(b"another")
        return bytes(64)

    assert refused(lambda: write(stick, sender, sign=another_counter_writes)) == "package.exists"
    assert [path.read_bytes() for path in stick.iterdir()] == [b"another"]


def test_a_folder_that_is_gone_is_told(stick: Path, sender: Sender) -> None:
    assert refused(lambda: write(stick / "gone", sender)) == "package.folder_missing"
    (stick / "file").touch()
    assert refused(lambda: write(stick / "file", sender)) == "package.folder_missing"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "package.disk_full"),
        (errno.EDQUOT, "package.disk_full"),
        (errno.EROFS, "package.folder_read_only"),
        (errno.EACCES, "package.folder_read_only"),
        (errno.ENOENT, "package.folder_missing"),
        (errno.EIO, "package.cannot_write"),
    ],
)
@pytest.mark.parametrize("operation", ["open", "rename", "fsync"])
def test_a_disk_that_fails_leaves_nothing(
    operation: str, number: int, code: str, stick: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    if operation == "fsync":
        monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(number, "")))
    else:
        failing(monkeypatch, operation, number)
    assert refused(lambda: write(stick, sender, some_entries(10))) == code
    assert list(stick.iterdir()) == []


def test_a_disk_that_is_full_in_the_middle_leaves_nothing(stick: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system refuses to let the file grow beyond 100 kB."""
    resource = pytest.importorskip("resource", reason="only where the size of a file can be limited")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    blobs = some_blobs(stick.parent / "blobs", [400_000])
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        assert refused(lambda: write(stick, sender, some_entries(10), blobs)) == "package.cannot_write"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(stick.iterdir()) == []


def test_a_network_drive_that_syncs_no_folder_will_do(stick: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_folder(_folder: Path) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(writer, "sync_folder", no_folder)
    read(write(stick, sender).path, sender)


def test_a_stick_that_gives_back_something_else_is_told(stick: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(folder: Path) -> None:
        path = next(folder.glob("*.ruzhu"))
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)

    monkeypatch.setattr(writer, "sync_folder", spoil)
    assert refused(lambda: write(stick, sender)) == "package.disk_unreliable"
    assert list(stick.iterdir()) == []


def test_cancel_at_any_moment_leaves_nothing(stick: Path, sender: Sender) -> None:
    entries, blobs = some_entries(6000), some_blobs(stick.parent / "blobs", [600_000])
    told: list[tuple[int, int]] = []
    write(stick, sender, entries, blobs, progress=lambda done, total: told.append((done, total))).path.unlink()
    assert len(told) > 10
    for moment in range(len(told)):
        calls = iter(range(len(told)))

        def cancel(_done: int, _total: int, calls: Iterator[int] = calls, moment: int = moment) -> None:
            if next(calls) == moment:
                raise CancelledError

        with pytest.raises(CancelledError):
            write(stick, sender, entries, blobs, progress=cancel)
        assert list(stick.iterdir()) == []


def test_progress_only_grows_and_comes_to_its_end(stick: Path, sender: Sender) -> None:
    told: list[tuple[int, int]] = []
    blobs = some_blobs(stick.parent / "blobs", [600_000])
    write(stick, sender, some_entries(6000), blobs, progress=lambda done, total: told.append((done, total)))
    done = [each for each, _total in told]
    assert done == sorted(done)
    assert told[-1] == (told[0][1], told[0][1])


def test_what_reading_the_journal_raises_comes_out_as_it_is(stick: Path, sender: Sender) -> None:
    trouble = KeyError("the journal")

    def entries() -> Iterator[WireEntry]:
        yield from some_entries(3)
        raise trouble

    manifest = a_manifest([a_segment(5)])
    with pytest.raises(KeyError) as caught:
        write_package(stick, a_header(manifest), manifest, entries(), [], sender.recipients, sender.signing.sign)
    assert caught.value is trouble
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("count", [4, 6])
def test_entries_that_are_not_those_of_the_manifest_are_not_sent(count: int, stick: Path, sender: Sender) -> None:
    manifest = a_manifest([a_segment(5)])
    assert refused(lambda: _write(stick, sender, manifest, some_entries(count))) == "package.changed_meanwhile"
    assert list(stick.iterdir()) == []


def test_blobs_that_are_not_those_of_the_manifest_are_not_sent(stick: Path, sender: Sender) -> None:
    blobs = some_blobs(stick.parent / "blobs", [10, 20])
    manifest = a_manifest([], blobs)
    for given in (blobs[:1], blobs[::-1], [*blobs, blobs[0]]):
        assert refused(lambda given=given: _write(stick, sender, manifest, [], given)) == "package.changed_meanwhile"  # type: ignore[misc]
    for content in (b"", b"x" * 9, b"x" * 11):
        blobs[0][1].write_bytes(content)
        assert refused(lambda: _write(stick, sender, manifest, [], blobs)) == "package.blob_unreadable"
    blobs[0][1].unlink()
    assert refused(lambda: _write(stick, sender, manifest, [], blobs)) == "package.blob_unreadable"
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("recipients", [[], ["age1nonsense"], [""]])
def test_nothing_is_written_for_nobody(recipients: list[str], stick: Path, sender: Sender) -> None:
    manifest = a_manifest()

    def attempt() -> object:
        return write_package(stick, a_header(manifest), manifest, [], [], recipients, sender.signing.sign)

    assert refused(attempt) == "package.recipient_unusable"
    assert list(stick.iterdir()) == []


def test_what_is_too_large_is_told_before_it_is_sent(stick: Path, sender: Sender) -> None:
    entry = some_entries(1)[0]._replace(facts=b"x" * (limits.LINE + 1))
    assert refused(lambda: write(stick, sender, [entry])) == "package.too_large"
    manifest = a_manifest()
    manifest = Manifest(3, manifest.sender, manifest.to, 17, receipt={"x": "x" * limits.MANIFEST})
    assert refused(lambda: _write(stick, sender, manifest, [])) == "package.too_large"
    header = a_header(a_manifest(), site="长" * 2000)
    assert refused(lambda: _write(stick, sender, a_manifest(), [], header=header)) == "package.header_too_long"
    assert list(stick.iterdir()) == []


def test_the_largest_entry_that_may_travel_does(stick: Path, sender: Sender) -> None:
    entries = [entry._replace(facts=os.urandom(1_900_000).hex().encode()) for entry in some_entries(5)]
    assert read(write(stick, sender, entries).path, sender)[1] == entries


def test_no_identity_number_is_ever_in_the_clear(stick: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the package, nor in what stands beside it, nor in the folder of temporary files, while writing and while reading."""
    temporary = stick.parent / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    looked = 0

    def look(_done: int = 0, _total: int = 0) -> None:
        nonlocal looked
        looked += 1
        for path in (*stick.rglob("*"), *temporary.rglob("*")):
            assert IDENTITY_NUMBER.encode() not in path.read_bytes(), path

    path = write(stick, sender, some_entries(6000), progress=look).path
    with open_package(path, sender.identities) as opened:
        for batch in opened.entries:
            assert IDENTITY_NUMBER.encode() in (batch[0].personal or b"")
            look()
    assert looked > 10


def _write(
    folder: Path,
    sender: Sender,
    manifest: Manifest,
    entries: list[WireEntry],
    blobs: list[tuple[str, Path]] | None = None,
    header: PackageHeader | None = None,
) -> object:
    header = header or a_header(manifest)
    return write_package(folder, header, manifest, entries, blobs or [], sender.recipients, sender.signing.sign)
