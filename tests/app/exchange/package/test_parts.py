"""The parts of a package one by one: names, lines of entries, manifest, header; whatever goes in comes out the same."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.package import limits
from app.exchange.package.content_error import ContentError
from app.exchange.package.entry_lines import WireEntry, part_name, read_part, write_parts
from app.exchange.package.file_names import package_name
from app.exchange.package.header import BLOCK, READER, Before, PackageHeader, read_block, write_block
from app.exchange.package.manifest import BlobNote, Manifest, Segment, read_manifest, seal_message
from app.exchange.package.tar_stream import END, TarReader, member_header, padding
from tests.app.exchange.packages import CHAIN, Sender, a_header, a_manifest, a_segment, read, some_entries, write

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\t\n"), max_size=60).map(str.encode)
SALTS = st.binary(min_size=1, max_size=64)
HASHES = st.binary(min_size=32, max_size=32)
DIGITS = "0123456789abcdef"


def hexadecimal(length: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=length, max_size=length)


PLACES = st.integers(0, 11)
WITHOUT_PERSONAL = st.builds(WireEntry, PLACES, LINES, LINES, SALTS, st.none(), st.none(), st.none() | HASHES)
WITH_PERSONAL = st.builds(WireEntry, PLACES, LINES, LINES, SALTS, LINES.filter(bool), SALTS, HASHES)
ENTRIES = st.lists(WITHOUT_PERSONAL | WITH_PERSONAL, min_size=1, max_size=20)
SEGMENTS = st.tuples(
    hexadecimal(32), st.integers(1, 2**40), st.integers(0, 2**40), hexadecimal(64), hexadecimal(64), hexadecimal(128)
)
RECEIPTS = st.dictionaries(TEXTS, st.recursive(st.none() | TEXTS | st.integers(), st.lists, max_leaves=8), max_size=5)


@given(entries=ENTRIES)
def test_entries_of_whatever_text_come_out_the_same(entries: list[WireEntry]) -> None:
    ((count, content),) = write_parts(entries)
    assert count == len(entries)
    assert [entry for batch in read_part("x", content, 12) for entry in batch] == entries


@given(entries=ENTRIES, contents=st.lists(st.binary(max_size=2000), max_size=4))
@settings(max_examples=30, deadline=None)
def test_packages_of_whatever_content_come_out_the_same(
    entries: list[WireEntry], contents: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    entries = [entry._replace(segment=0) for entry in entries]
    sender = Sender()
    blobs = [(f"{index:064x}", folder / str(index)) for index in range(len(contents))]
    for (_name, path), content in zip(blobs, contents, strict=True):
        path.write_bytes(content)
    _manifest, found, files = read(write(folder, sender, entries, blobs).path, sender)
    assert found == entries
    assert list(files.values()) == contents


@given(before=LINES, mark=st.sampled_from([b"\t", b"\n"]), after=LINES)
def test_an_entry_that_would_come_out_as_another_is_not_written(before: bytes, mark: bytes, after: bytes) -> None:
    text, given = before + mark + after, some_entries(1)[0]
    for wrong in (given._replace(head=text), given._replace(facts=text), given._replace(personal=text)):
        with pytest.raises(ContentError):
            list(write_parts([given, wrong]))
    with pytest.raises(ContentError):
        list(write_parts([given, given._replace(personal=b"")]))


def test_many_entries_make_many_parts_each_within_its_limits() -> None:
    parts = list(write_parts(some_entries(12_000)))
    assert len(parts) > 3
    assert sum(count for count, _content in parts) == 12_000
    assert all(len(content) < limits.PART_AIM for _count, content in parts)
    batches = [len(batch) for _count, content in parts for batch in read_part("x", content, 1)]
    assert sum(batches) == 12_000
    assert max(batches) < 2_000


def test_parts_are_counted_from_one() -> None:
    assert part_name(1) == "entries-000001.tsv.zst"


@given(
    segments=st.lists(SEGMENTS, max_size=5, unique_by=lambda each: each[0]),
    blobs=st.lists(
        st.builds(BlobNote, hexadecimal(64), st.integers(0, limits.BLOB)), max_size=5, unique_by=lambda each: each.name
    ),
    receipt=RECEIPTS,
)
def test_a_manifest_comes_out_the_same(
    segments: list[tuple[str, int, int, str, str, str]], blobs: list[BlobNote], receipt: dict[str, object]
) -> None:
    made = tuple(Segment(chain, first, first + more, *rest) for chain, first, more, *rest in segments)
    manifest = Manifest(3, "站1", "站0", 7, made, tuple(blobs), receipt)
    assert read_manifest(manifest.stored()) == manifest
    assert (
        json.loads(manifest.stored())["entries"] == manifest.entries == sum(more + 1 for _chain, _first, more, *_rest in segments)
    )


def test_a_manifest_that_nobody_would_accept_is_not_written() -> None:
    for wrong in (
        replace(a_manifest(), number=0),
        replace(a_manifest(), segments=(a_segment(3), a_segment(4))),
        replace(a_manifest(), blobs=(BlobNote("../x", 1),)),
    ):
        with pytest.raises(ContentError):
            wrong.stored()


def test_what_a_station_seals_says_chain_number_and_hash() -> None:
    assert seal_message(CHAIN, 7, "ab" * 32) == f'ruzhu chain\n["{CHAIN}",7,"{"ab" * 32}"]'.encode()


@given(site=TEXTS, code=TEXTS, number=st.integers(1, 2**63 - 1), length=st.integers(1, 2**50), before=st.integers(0, 2**40))
def test_a_header_comes_out_the_same(site: str, code: str, number: int, length: int, before: int) -> None:
    sender = Sender()
    header = replace(
        a_header(a_manifest([a_segment(3)])),
        site=site,
        code=code,
        number=number,
        before=Before(before, "ab" * 32 if before else ""),
    )
    block = write_block(header, length, "cd" * 32, sender.signing.sign)
    signed = read_block(block, Path("x.ruzhu"))
    assert len(block) == BLOCK
    assert (signed.header, signed.length, signed.body_sha256, signed.reader) == (header, length, "cd" * 32, READER)
    assert signed.is_signed_by(sender.public_key)
    assert not signed.is_signed_by(bytes(32))
    assert not signed.is_signed_by(b"too short")


def test_nothing_of_a_person_stands_in_a_header() -> None:
    """Whoever finds a stick learns which station wrote for which, when, and how much."""
    assert set(PackageHeader.__slots__) == {
        *("site", "station", "code", "role", "epoch", "number", "first", "last", "to", "made_at", "before")
    }


@pytest.mark.parametrize(
    ("site", "code", "name"),
    [
        ("云山春晓", "1号", "云山春晓-1号-5c5c5c5c-000017.ruzhu"),
        ("云山·春晓 (二期)", "A/1", "云山_春晓_二期-A_1-5c5c5c5c-000017.ruzhu"),
        ("../../etc", "..", "etc-_-5c5c5c5c-000017.ruzhu"),
        ("a-b", "c:d*?", "a_b-c_d-5c5c5c5c-000017.ruzhu"),
        ("", "\0\n", "_-_-5c5c5c5c-000017.ruzhu"),
        ("䶮𠮷", "é", "䶮𠮷-é-5c5c5c5c-000017.ruzhu"),
    ],
)
def test_the_name_says_site_station_epoch_and_number(site: str, code: str, name: str) -> None:
    assert package_name(site, code, CHAIN, 17) == name


@given(site=st.text(), code=st.text(), number=st.integers(1, 2**63 - 1))
def test_every_name_is_one_that_any_file_system_takes(site: str, code: str, number: int) -> None:
    name = package_name(site, code, CHAIN, number)
    assert len(name.encode("utf-8")) < 255
    assert name.count("-") == 3
    assert not set(name) & set('/\\:*?"<>| \0\n')
    assert name.split("-")[3].removesuffix(".ruzhu") == f"{number:06}"


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513])
def test_members_of_every_size_come_out_the_same(size: int) -> None:
    content = bytes(range(256)) * 3
    stream = member_header("x", size) + content[:size] + padding(size) + END
    assert len(stream) % 512 == 0
    tar = TarReader(_reading(stream))
    assert tar.whole("x", 513) == content[:size]
    tar.finish()


def test_a_larger_member_than_asked_for_is_refused() -> None:
    with pytest.raises(ContentError):
        TarReader(_reading(member_header("x", 11))).open_member("x", 10)


def _reading(stream: bytes) -> Callable[[int], bytes]:
    return io.BytesIO(stream).read
