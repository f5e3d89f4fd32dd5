"""A package streams both ways: little memory however large it is, and whoever stops reading early leaves nothing running."""

import errno
import gc
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from app.errors import InputError
from app.exchange.package import limits
from app.exchange.package.check import check, read_header
from app.exchange.package.content_error import ContentError
from app.exchange.package.pipe import Conduit, ReaderGoneError
from app.exchange.package.reader import open_package
from tests.app.exchange.hostile.crafting import (
    header_fields,
    honest_parts,
    hostile,
    of_lines,
    packed,
    plain_lines,
    sealed,
    signed_file,
)
from tests.app.exchange.hostile.reading import PEAK
from tests.app.exchange.packages import Sender, some_blobs, some_entries, write

ROOT = Path(__file__).parents[4]
MOST_MEBIBYTES = 32


@pytest.fixture(scope="module")
def sender() -> Sender:
    return Sender()


@pytest.fixture(scope="module")
def package(sender: Sender, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Larger than what is on its way between the threads."""
    folder = tmp_path_factory.mktemp("package")
    return write(folder, sender, some_entries(9000), some_blobs(folder / "blobs", [3_000_000, 0, 5_000_000])).path


def running() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "package"]


@pytest.mark.skipif(not PEAK.exists(), reason="the system does not tell the memory of a process")
def test_a_large_package_takes_little_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.app.exchange.streaming", str(tmp_path), "100000", "60"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 our own module
    told = json.loads(ended.stdout)
    assert told["mebibytes"] > 60
    assert told["writing"] < MOST_MEBIBYTES
    assert told["reading"] < MOST_MEBIBYTES


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_reading_may_end_early(batches: int, package: Path, sender: Sender) -> None:
    with open_package(package, sender.identities) as opened:
        for _ in range(batches):
            next(opened.entries)
        assert running() == ["package"]
    assert running() == []


@pytest.mark.parametrize("pieces", [0, 1, 5])
def test_reading_may_end_within_a_blob(pieces: int, package: Path, sender: Sender) -> None:
    with open_package(package, sender.identities) as opened:
        _name, content = next(opened.blobs)
        for _ in range(pieces):
            next(content)
    assert running() == []


def test_an_error_of_who_reads_ends_the_thread_and_comes_out(package: Path, sender: Sender) -> None:
    with pytest.raises(OSError, match="the database"):
        _read_and_fail(package, sender)
    assert running() == []


def test_a_reader_that_is_forgotten_ends_the_thread(package: Path, sender: Sender) -> None:
    forgotten = open_package(package, sender.identities)
    next(forgotten.__enter__().entries)
    assert running() == ["package"]
    del forgotten
    gc.collect()
    assert running() == []


def test_what_is_read_after_the_end_is_refused_and_waits_for_nobody(package: Path, sender: Sender) -> None:
    with open_package(package, sender.identities) as opened:
        next(opened.entries)
    with pytest.raises(InputError):
        list(opened.entries)
    with pytest.raises(InputError):
        list(opened.blobs)


def test_blobs_and_entries_that_nobody_asks_for_are_read_past(package: Path, sender: Sender) -> None:
    with open_package(package, sender.identities) as opened:
        (first, _), (second, content), (third, _) = opened.blobs
        assert len({first, second, third}) == 3
        assert list(content) == []
        assert list(opened.entries) == []
        opened.finish()


def test_after_a_refusal_nothing_more_comes(sender: Sender, tmp_path: Path) -> None:
    """What was wrong with the entries cannot be passed over on the way to the blobs."""
    parts = honest_parts(tmp_path)
    lines = plain_lines(parts[1])
    parts[1] = of_lines(parts[1], [*lines, lines[0]])
    with open_package(hostile(tmp_path / "x.ruzhu", sender, packed(parts)), sender.identities) as opened:
        for items in (opened.entries, opened.blobs):
            with pytest.raises(InputError):
                list(items)


def test_a_file_that_was_changed_after_it_was_checked_is_refused(package: Path, sender: Sender, tmp_path: Path) -> None:
    """Whoever swaps the file between verifying and importing gets nothing in, though anyone can encrypt for us."""
    signed = read_header(package)
    check(package, signed, sender.public_key)
    other = write(tmp_path, sender, some_entries(9000, seed=9)).path
    with pytest.raises(InputError) as caught, open_package(other, sender.identities, signed):
        pass
    assert caught.value.reason.code == "package.damaged"
    swapped = tmp_path / "swapped.ruzhu"
    swapped.write_bytes(package.read_bytes()[:4096] + other.read_bytes()[4096:].ljust(signed.length, b"x")[: signed.length])
    with pytest.raises(InputError), open_package(swapped, sender.identities, signed) as opened:
        opened.finish()
    assert running() == []


def test_another_body_than_was_signed_is_refused_at_the_end(sender: Sender, tmp_path: Path) -> None:
    """Whoever does not check first learns it there: anyone can encrypt for us, and nothing but the hash tells who did."""
    body = sealed(sender, packed(honest_parts(tmp_path)))
    path = signed_file(tmp_path / "x.ruzhu", sender, body, header_fields(sha256="0" * 64))
    with open_package(path, sender.identities) as opened:
        assert sum(map(len, opened.entries)) == 40
        with pytest.raises(InputError) as caught:
            opened.finish()
    assert caught.value.reason.code == "package.content_wrong"


@pytest.mark.parametrize("identities", [[], ["AGE-SECRET-KEY-1NONSENSE"], [""]])
def test_without_the_right_identity_it_is_for_another(identities: list[str], package: Path) -> None:
    with pytest.raises(InputError) as caught, open_package(package, identities):
        pass
    assert caught.value.reason.code == "package.for_another"
    assert running() == []


def test_the_recovery_identity_opens_it_too(package: Path, sender: Sender) -> None:
    with open_package(package, [str(Sender().addressee), str(sender.recovery)]) as opened:
        opened.finish()


class PulledFile:
    """A file on a stick that is pulled behind its third mebibyte."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        if self._file.tell() > 3 << 20:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return self._file.read(size)

    def seek(self, place: int) -> None:
        self._file.seek(place)

    def __enter__(self) -> "PulledFile":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._file.close()


def test_a_stick_pulled_while_reading_is_told(package: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_file = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode: PulledFile(cast("BinaryIO", opened_file(path, mode))))
    with open_package(package, sender.identities) as opened, pytest.raises(InputError) as caught:
        opened.finish()
    assert caught.value.reason.code == "package.unreadable"
    assert dict(caught.value.reason.params)["detail"] == os.strerror(errno.EIO)


def test_a_conduit_gives_what_was_written_then_what_it_ended_with() -> None:
    conduit = Conduit()
    assert conduit.write(b"abc") == 3
    conduit.flush()
    conduit.end(ContentError("age", "cut short"))
    assert (conduit.read(2), conduit.read(1)) == (b"ab", b"c")
    for _ in range(2):
        with pytest.raises(ContentError):
            conduit.read(1)


def test_a_conduit_holds_no_more_than_little() -> None:
    conduit = Conduit()
    passed = 0

    def write_on() -> None:
        nonlocal passed
        try:
            while True:
                passed += conduit.write(bytes(limits.CHUNK))
        except ReaderGoneError:
            conduit.end(None)

    thread = threading.Thread(target=write_on)
    thread.start()
    assert len(conduit.read(10 * limits.CHUNK)) == 10 * limits.CHUNK
    conduit.close()
    thread.join()
    assert passed <= 16 * limits.CHUNK
    assert conduit.read(1) == b""


def _read_and_fail(package: Path, sender: Sender) -> None:
    with open_package(package, sender.identities) as opened:
        next(opened.entries)
        raise OSError("the database")
