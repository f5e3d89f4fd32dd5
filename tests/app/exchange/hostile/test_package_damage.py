"""A package that was cut short or changed anywhere is refused, and nothing is left of it anywhere."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.package.header import BLOCK
from tests.app.exchange.hostile.crafting import honest_parts, hostile, packed, signed_file
from tests.app.exchange.hostile.reading import outcome
from tests.app.exchange.packages import Sender, some_blobs, some_entries, write

PLACES = 400
END_OF_HEADER = 1000  # behind it the block is filled up
CUT = {"package.empty", "package.cut_short"}
CHANGED = {
    *("package.foreign", "package.header_damaged", "package.newer", "package.signature_wrong"),
    *("package.damaged", "package.cut_short"),
}


@pytest.fixture(scope="module")
def sender() -> Sender:
    return Sender()


@pytest.fixture(scope="module")
def whole(sender: Sender, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    return write(folder, sender, some_entries(20), some_blobs(folder / "blobs", [3000])).path.read_bytes()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return packed(honest_parts(tmp_path_factory.mktemp("plain")))


def code(path: Path, sender: Sender) -> str:
    return outcome(path, sender.public_key, str(sender.addressee))[0]


def places(length: int, random: Random) -> list[int]:
    return sorted({0, 1, 13, 14, BLOCK - 1, BLOCK, BLOCK + 1, length - 1, *random.sample(range(length), PLACES)})


def test_the_whole_is_accepted(whole: bytes, sender: Sender, tmp_path: Path) -> None:
    path = tmp_path / "whole.ruzhu"
    path.write_bytes(whole)
    assert code(path, sender) == ""


def test_a_package_cut_short_anywhere_is_refused(whole: bytes, sender: Sender, tmp_path: Path) -> None:
    path = tmp_path / "cut.ruzhu"
    for place in places(len(whole), Random(5)):
        path.write_bytes(whole[:place])
        assert code(path, sender) in CUT, place
    assert list(tmp_path.iterdir()) == [path]


def test_a_package_with_one_bit_changed_anywhere_is_refused(whole: bytes, sender: Sender, tmp_path: Path) -> None:
    path = tmp_path / "changed.ruzhu"
    random = Random(6)
    for place in [*range(END_OF_HEADER), *places(len(whole), random)]:
        content = bytearray(whole)
        content[place] ^= 1 << random.randrange(8)
        path.write_bytes(content)
        assert code(path, sender) in CHANGED, place
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("more", [b"\0", b"x", b"x" * BLOCK])
def test_a_package_with_something_behind_it_is_refused(more: bytes, whole: bytes, sender: Sender, tmp_path: Path) -> None:
    path = tmp_path / "longer.ruzhu"
    path.write_bytes(whole + more)
    assert code(path, sender) == "package.damaged"


def test_an_encrypted_part_that_was_damaged_before_it_was_signed_is_refused(whole: bytes, sender: Sender, tmp_path: Path) -> None:
    body = whole[BLOCK:]
    path = tmp_path / "signed.ruzhu"
    random = Random(7)
    for place in places(len(body), random):
        changed = bytearray(body)
        changed[place] ^= 1 << random.randrange(8)
        for content in (bytes(changed), body[:place] or b"x"):
            signed_file(path, sender, content)
            assert code(path, sender) in {"package.content_wrong", "package.for_another"}, place


def test_a_stream_cut_short_before_it_was_encrypted_is_refused(plain: bytes, sender: Sender, tmp_path: Path) -> None:
    for place in places(len(plain), Random(8)):
        path = hostile(tmp_path / "cut.ruzhu", sender, plain[:place])
        assert code(path, sender) == "package.content_wrong", place


@given(changes=st.lists(st.tuples(st.integers(0), st.binary(min_size=1, max_size=8), st.booleans()), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_a_stream_is_read_or_refused(
    changes: list[tuple[int, bytes, bool]], plain: bytes, sender: Sender, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = plain
    for place, put, instead in changes:
        at = place % len(content)
        content = content[:at] + put + content[at + len(put) * instead :]
    path = hostile(tmp_path_factory.getbasetemp() / "any.ruzhu", sender, content)
    assert code(path, sender) in {"", "package.content_wrong"}
