"""What a hostile station may put inside a package, by name: the plain stream of each, and which member gives it away."""

import io
import struct
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import zstandard

from app.exchange.package.tar_stream import END, member_header
from tests.app.exchange.hostile.crafting import Part, changed_manifest, compressed, of_lines, packed, plain_lines
from tests.app.exchange.packages import CHAIN, OTHER_CHAIN

Make = Callable[[list[Part]], bytes]
ENTRIES = "entries-000001.tsv.zst"
MANIFEST = "manifest.json"
SEGMENT = {"chain": CHAIN, "first": 1, "last": 40, "before": "0" * 64, "after": "a1" * 32, "seal": "b2" * 64}


def _with_part(content: bytes) -> Make:
    return lambda parts: packed([parts[0], Part(ENTRIES, content), *parts[2:]])


def _with_line(line: bytes) -> Make:
    """The last of the honest lines is another."""
    return lambda parts: packed([parts[0], of_lines(parts[1], [*plain_lines(parts[1])[:-1], line]), *parts[2:]])


def _with_fields(values: dict[int, bytes]) -> Make:
    """Some fields of the last of the honest lines are others."""

    def make(parts: list[Part]) -> bytes:
        fields = dict(enumerate(plain_lines(parts[1])[-1].split(b"\t")))
        return _with_line(b"\t".join((fields | values).values()))(parts)

    return make


def _with_field(index: int, value: bytes) -> Make:
    return _with_fields({index: value})


def _with_manifest(**changed: object) -> Make:
    return lambda parts: packed([changed_manifest(parts[0], **changed), *parts[1:]])


def _with_manifest_text(text: bytes) -> Make:
    return lambda parts: packed([Part(MANIFEST, text), *parts[1:]])


def _with_segment(**changed: object) -> Make:
    return _with_manifest(segments=[SEGMENT | changed])


def _with_member(change: Callable[[tarfile.TarInfo], None], form: Literal[0, 1, 2] = tarfile.USTAR_FORMAT) -> Make:
    """The header of the first part of entries is another."""

    def make(parts: list[Part]) -> bytes:
        info = tarfile.TarInfo(ENTRIES)
        info.size, info.mode = len(parts[1].content), 0
        change(info)
        rest = parts[1].packed[512:]
        return parts[0].packed + info.tobuf(form) + rest + packed(parts[2:])

    return make


def _setting(**fields: object) -> Callable[[tarfile.TarInfo], None]:
    def change(info: tarfile.TarInfo) -> None:
        for name, value in fields.items():
            setattr(info, name, value)

    return change


def _lying_size(size: int) -> Make:
    return lambda parts: parts[0].packed + member_header(ENTRIES, size) + parts[1].packed[512:] + packed(parts[2:])


def _zip_of_zeros(_parts: list[Part]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(MANIFEST, "w") as member:
        for _ in range(256):
            member.write(bytes(1 << 20))
    return target.getvalue()


def _zeros(mebibytes: int, *, size: int = -1, window_log: int = 0) -> bytes:
    """Compressed zeros, in so many bytes as a line of text has."""
    fields = {"window_log": window_log, "enable_ldm": True} if window_log else {}
    parameters = zstandard.ZstdCompressionParameters.from_level(3, **fields)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj(size=size)
    return b"".join([*(compressor.compress(bytes(1 << 20)) for _ in range(mebibytes)), compressor.flush()])


def _promising(size: int) -> bytes:
    """A frame whose header promises other bytes than there are: a single segment, the size in eight bytes."""
    honest = zstandard.ZstdCompressor(level=3, write_content_size=False).compress(b"[]")
    blocks = honest[6:]
    return struct.pack("<IBQ", 0xFD2FB528, 0b1110_0000, size) + blocks


def _many_frames(parts: list[Part]) -> bytes:
    lines = plain_lines(parts[1])
    content = compressed(b"\n".join(lines[:20]) + b"\n") + compressed(b"\n".join(lines[20:]))
    return _with_part(content)(parts)


def _plain(parts: list[Part]) -> bytes:
    return b"\n".join(plain_lines(parts[1]))


def _other_line_ends(parts: list[Part]) -> bytes:
    return _with_part(compressed(_plain(parts).replace(b"\n", b"\r\n")))(parts)


def _dictionary(parts: list[Part]) -> bytes:
    plain = _plain(parts)
    trained = zstandard.train_dictionary(2048, [plain[at : at + 300] for at in range(0, len(plain) - 300, 40)])
    return _with_part(zstandard.ZstdCompressor(level=3, dict_data=trained).compress(plain))(parts)


def _of_last_two(change: Callable[[bytes, bytes], list[bytes]]) -> Make:
    """The last two of the honest lines are others."""

    def make(parts: list[Part]) -> bytes:
        *lines, first, second = plain_lines(parts[1])
        return packed([parts[0], of_lines(parts[1], [*lines, *change(first, second)]), *parts[2:]])

    return make


def _swapped(first: int, second: int) -> Make:
    def make(parts: list[Part]) -> bytes:
        order = list(parts)
        order[first], order[second] = order[second], order[first]
        return packed(order)

    return make


BIG = 2**63

BOMBS: dict[str, tuple[Make, str]] = {
    "zip bomb": (_zip_of_zeros, MANIFEST),
    "zstd bomb of unknown size": (_with_part(_zeros(1024)), ENTRIES),
    "zstd bomb of known size": (_with_part(_zeros(1024, size=1 << 30)), ENTRIES),
    "zstd frame that promises a tebibyte": (_with_part(_promising(1 << 40)), ENTRIES),
    "zstd frame that promises little more": (_with_part(_promising(5)), ENTRIES),
    "window bomb": (_with_part(_zeros(64, window_log=30)), ENTRIES),
    "as many empty lines as fit": (_with_part(compressed(b"\n" * (8 << 20))), ENTRIES),
    "more empty lines than fit": (_with_part(compressed(b"\n" * (9 << 20))), ENTRIES),
    "as many tabs as fit": (_with_part(compressed(b"\t" * (8 << 20))), ENTRIES),
    "as many lines of empty fields as fit": (_with_part(compressed(b"\t\t\t\t\t\t\n" * (1 << 20))), ENTRIES),
    "as many short entries as fit, and one that is none": (
        _with_part(compressed(b"0\t[]\t[]\t00\t\t\t\n" * 550_000 + b"x")),
        ENTRIES,
    ),
    "as many changing segments as fit": (
        _with_part(compressed(b"\n".join(b"%d\t\t\t00\t\t\t" % each for each in range(500_000)))),
        ENTRIES,
    ),
    "a segment without an end": (_with_field(0, b"9" * (3 << 20)), ENTRIES),
    "a salt without an end": (_with_field(3, b"00" * (1 << 20)), ENTRIES),
    "a line of empty lists": (_with_line(b"[" + b"[]," * (1 << 20) + b"0]"), ENTRIES),
    "a line of empty objects": (_with_line(b"[" + b"{}," * (1 << 20) + b"0]"), ENTRIES),
    "a line of fractions": (_with_line(b"[" + b"1e1," * (1 << 20) + b"0]"), ENTRIES),
    "a line that is too long": (_with_field(2, b"x" * (5 << 20)), ENTRIES),
    "a number without an end": (_with_line(b"[" + b"9" * (3 << 20) + b"]"), ENTRIES),
    "deep nesting in a line": (_with_line(b"[" * (4 << 20)), ENTRIES),
    "deep nesting that closes": (_with_line(b"[" * 100_000 + b"]" * 100_000), ENTRIES),
    "deep nesting in the manifest": (_with_manifest_text(b"[" * (15 << 20)), MANIFEST),
    "deep nesting in the receipt": (_with_manifest_text(b'{"receipt":' + b'{"a":' * 90_000 + b"1" + b"}" * 90_001), MANIFEST),
    "a manifest of empty lists": (_with_manifest_text(b'{"receipt":[' + b"[]," * (5 << 20) + b"0]}"), MANIFEST),
    "a manifest of as many objects as pass": (_with_manifest_text(b'{"receipt":[' + b'{"a":1},' * 290_000 + b"0]}"), MANIFEST),
    "a manifest of as many names as pass": (
        _with_manifest_text(b'{"receipt":{' + b",".join(b'"%d":0' % each for each in range(590_000)) + b"}}"),
        MANIFEST,
    ),
    "a manifest that is too large": (_with_manifest_text(b" " * (17 << 20)), MANIFEST),
    "huge counts": (_with_manifest(segments=[SEGMENT | {"last": BIG - 1}], entries=BIG - 1), MANIFEST),
    "huge counts of another chain": (
        _with_manifest(segments=[SEGMENT, SEGMENT | {"chain": OTHER_CHAIN, "last": BIG - 1000}], entries=40 + BIG - 1000),
        "entries-000002.tsv.zst",
    ),
    "huge counts of blobs": (
        _with_manifest(blobs=[{"name": f"{each:064x}", "size": 1 << 26} for each in range(100_000)]),
        f"blobs/{0:064x}",
    ),
}

CONTENTS: dict[str, tuple[Make, str]] = {
    "nothing at all": (lambda _parts: b"", MANIFEST),
    "only the end": (lambda _parts: END, MANIFEST),
    "a path upwards": (_with_member(_setting(name="../entries-000001.tsv.zst")), ENTRIES),
    "an absolute path": (_with_member(_setting(name="/etc/passwd")), ENTRIES),
    "a path of Windows": (_with_member(_setting(name="C:\\entries-000001.tsv.zst")), ENTRIES),
    "a name with a prefix": (_with_member(_setting(name="../" * 40 + "entries-000001.tsv.zst")), ENTRIES),
    "a name with a NUL": (_with_member(_setting(name=f"{ENTRIES}\0x")), ENTRIES),
    "a link": (_with_member(_setting(type=tarfile.SYMTYPE, linkname="/etc/passwd")), ENTRIES),
    "a hard link": (_with_member(_setting(type=tarfile.LNKTYPE, linkname=MANIFEST)), ENTRIES),
    "a device": (_with_member(_setting(type=tarfile.CHRTYPE, devmajor=1, devminor=5)), ENTRIES),
    "a pipe": (_with_member(_setting(type=tarfile.FIFOTYPE)), ENTRIES),
    "a folder": (_with_member(_setting(type=tarfile.DIRTYPE)), ENTRIES),
    "a sparse file": (_with_member(_setting(type=tarfile.GNUTYPE_SPARSE)), ENTRIES),
    "the old kind of a file": (_with_member(_setting(type=tarfile.AREGTYPE)), ENTRIES),
    "a pax header": (_with_member(_setting(pax_headers={"path": "x"}), tarfile.PAX_FORMAT), ENTRIES),
    "a long name of GNU": (_with_member(_setting(name="x" * 200), tarfile.GNU_FORMAT), ENTRIES),
    "a size of GNU": (_with_member(_setting(size=BIG), tarfile.GNU_FORMAT), ENTRIES),
    "an owner": (_with_member(_setting(uid=1000, uname="root")), ENTRIES),
    "a mode": (_with_member(_setting(mode=0o4755)), ENTRIES),
    "a time": (_with_member(_setting(mtime=1)), ENTRIES),
    "a size that is too small": (_lying_size(100), ENTRIES),
    "a size that is one too large": (lambda parts: _lying_size(len(parts[1].content) + 1)(parts), ENTRIES),
    "a size that reaches over the rest": (_lying_size(1 << 22), ENTRIES),
    "a size beyond all limits": (_lying_size((8 << 30) - 1), ENTRIES),
    "a member twice": (lambda parts: packed([parts[0], parts[1], parts[1], *parts[2:]]), "blobs/"),
    "the manifest twice": (lambda parts: packed([parts[0], *parts]), ENTRIES),
    "a blob twice": (lambda parts: packed([*parts, parts[-1]]), "end"),
    "members out of order": (_swapped(0, 1), MANIFEST),
    "blobs before entries": (_swapped(1, 2), ENTRIES),
    "blobs out of order": (_swapped(2, 3), "blobs/"),
    "a member more": (lambda parts: packed([*parts, Part("run.exe", b"MZ")]), "end"),
    "a part missing": (lambda parts: packed([parts[0], *parts[2:]]), ENTRIES),
    "a blob missing": (lambda parts: packed(parts[:-1]), "blobs/"),
    "a byte behind the end": (lambda parts: packed(parts) + b"\0", "end"),
    "a whole tar behind the end": (lambda parts: packed(parts) * 2, "end"),
    "no end": (lambda parts: packed(parts)[:-1024], "end"),
    "half an end": (lambda parts: packed(parts)[:-512], "end"),
    "something in the padding": (
        lambda parts: b"".join(part.packed for part in parts[:3])[:-1] + b"x" + packed(parts[3:]),
        "blobs/",
    ),
    "an empty part": (_with_part(b""), ENTRIES),
    "a part of nothing": (_with_part(compressed(b"")), ENTRIES),
    "a part that is not compressed": (_with_part(b"[0]\n" * 40), ENTRIES),
    "a part cut short": (lambda parts: _with_part(parts[1].content[:-3])(parts), ENTRIES),
    "something behind a part": (lambda parts: _with_part(parts[1].content + b"x")(parts), ENTRIES),
    "a part of many frames": (_many_frames, ENTRIES),
    "a part with a dictionary": (_dictionary, ENTRIES),
    "an entry too few": (
        lambda parts: packed([parts[0], of_lines(parts[1], plain_lines(parts[1])[:-1]), *parts[2:]]),
        "entries-000002.tsv.zst",
    ),
    "an entry too many": (
        lambda parts: packed([parts[0], of_lines(parts[1], [*plain_lines(parts[1]), plain_lines(parts[1])[0]]), *parts[2:]]),
        ENTRIES,
    ),
    "an empty line at the end": (
        lambda parts: packed([parts[0], of_lines(parts[1], [*plain_lines(parts[1]), b""]), *parts[2:]]),
        ENTRIES,
    ),
    "two entries in a line": (_of_last_two(lambda first, second: [first + b"\t" + second]), ENTRIES),
    "two entries in a line, a line with nothing": (_of_last_two(lambda first, second: [first + b"\t" + second, b""]), ENTRIES),
    "a tab that stands in another line": (
        _of_last_two(lambda first, second: [first + b"\t", second.replace(b"\t", b"", 1)]),
        ENTRIES,
    ),
    "a field that stands in another line": (
        _of_last_two(lambda first, second: [first.rsplit(b"\t", 1)[0], b"0\t" + second]),
        ENTRIES,
    ),
    "fields that stand in another line, where a text may be anything": (
        _of_last_two(lambda first, second: [first + b"\tx\t0", second.split(b"\t", 2)[2]]),
        ENTRIES,
    ),
    "an entry over two lines": (lambda parts: _with_line(plain_lines(parts[1])[-1].replace(b"\t", b"\t\n", 1))(parts), ENTRIES),
    "an entry over two lines, and one missing": (
        _of_last_two(lambda _first, second: second.replace(b"\t", b"\n", 1).split(b"\n")),
        ENTRIES,
    ),
    "a line feed within a text": (_with_field(1, b"[\n]"), ENTRIES),
    "a line feed within a text, and one missing between two lines": (
        _of_last_two(lambda first, second: [first.replace(b"[", b"[\n", 1) + b"\t" + second]),
        ENTRIES,
    ),
    "a tab within the head": (_with_field(1, b"[\t]"), ENTRIES),
    "a tab within the facts": (_with_field(2, b"[\t]"), ENTRIES),
    "a tab within personal data": (_with_field(4, b"[\t]"), ENTRIES),
    "line ends of Windows": (_other_line_ends, ENTRIES),
    "a line that is no entry": (_with_line(b"hello"), ENTRIES),
    "a line of JSON": (_with_line(b'[0,"[]","[]","00",null,null,null]'), ENTRIES),
    "a field more": (lambda parts: _with_line(plain_lines(parts[1])[-1] + b"\t")(parts), ENTRIES),
    "a field more in front": (lambda parts: _with_line(b"\t" + plain_lines(parts[1])[-1])(parts), ENTRIES),
    "a field less": (lambda parts: _with_line(plain_lines(parts[1])[-1].rsplit(b"\t", 1)[0])(parts), ENTRIES),
    "a line that is not UTF-8": (
        lambda parts: _with_line(plain_lines(parts[1])[-1].replace("陈".encode(), b"\xff\xfe"))(parts),
        ENTRIES,
    ),
    "a line in UTF-16": (lambda parts: _with_line(plain_lines(parts[1])[-1].decode().encode("utf-16"))(parts), ENTRIES),
    "a mark of the byte order": (lambda parts: _with_part(compressed(b"\xef\xbb\xbf" + _plain(parts)))(parts), ENTRIES),
    "a NUL in a line": (lambda parts: _with_line(plain_lines(parts[1])[-1] + b"\0")(parts), ENTRIES),
    "a segment that is not there": (_with_field(0, b"1"), ENTRIES),
    "a segment below zero": (_with_field(0, b"-1"), ENTRIES),
    "a segment below zero that is none": (_with_field(0, b"-0"), ENTRIES),
    "a segment that is true": (_with_field(0, b"false"), ENTRIES),
    "a segment that is a fraction": (_with_field(0, b"0.0"), ENTRIES),
    "a segment that is not a number": (_with_field(0, b"NaN"), ENTRIES),
    "a segment that is a text": (_with_field(0, b'"0"'), ENTRIES),
    "a segment that is nothing": (_with_field(0, b""), ENTRIES),
    "a segment with a zero before it": (_with_field(0, b"00"), ENTRIES),
    "a segment with a sign": (_with_field(0, b"+0"), ENTRIES),
    "a segment with a space": (_with_field(0, b" 0"), ENTRIES),
    "a segment in digits of elsewhere": (_with_field(0, "٠".encode()), ENTRIES),
    "a head with a NUL": (_with_field(1, b"[1]\0"), ENTRIES),
    "half a letter in the head": (_with_field(1, "\ud800".encode("utf-8", "surrogatepass")), ENTRIES),
    "a letter in more bytes than it needs": (_with_field(1, b"\xc0\xaf"), ENTRIES),
    "facts with a NUL": (_with_field(2, b"[1]\0"), ENTRIES),
    "half a letter in the facts": (_with_field(2, "\udfff".encode("utf-8", "surrogatepass")), ENTRIES),
    "a salt that is no salt": (_with_field(3, b"zz"), ENTRIES),
    "half a byte of a salt": (_with_field(3, b"000"), ENTRIES),
    "a salt with a space": (_with_field(3, b"00 11"), ENTRIES),
    "an empty salt": (_with_field(3, b""), ENTRIES),
    "a salt that is too long": (_with_field(3, b"00" * 65), ENTRIES),
    "a salt in letters of elsewhere": (_with_field(3, "００".encode()), ENTRIES),
    "personal data with a NUL": (_with_field(4, b"\0"), ENTRIES),
    "half a letter in personal data": (_with_field(4, "\udc00".encode("utf-8", "surrogatepass")), ENTRIES),
    "personal data without a salt": (_with_field(5, b""), ENTRIES),
    "personal data whose salt is too long": (_with_field(5, b"00" * 65), ENTRIES),
    "personal data whose salt is no salt": (_with_field(5, b"null"), ENTRIES),
    "a salt without personal data": (_with_field(4, b""), ENTRIES),
    "a salt without personal data and their hash": (_with_fields({4: b"", 6: b""}), ENTRIES),
    "personal data without a hash": (_with_field(6, b""), ENTRIES),
    "a hash that is too short": (_with_field(6, b"00" * 31), ENTRIES),
    "a hash of personal data that is too long": (_with_field(6, b"00" * 33), ENTRIES),
    "a hash that is too short, of no personal data": (_with_fields({4: b"", 5: b"", 6: b"00" * 31}), ENTRIES),
    "a hash that is no hash": (_with_field(6, b"zz" * 32), ENTRIES),
    "a manifest that is no JSON": (_with_manifest_text(b"{"), MANIFEST),
    "an empty manifest": (_with_manifest_text(b""), MANIFEST),
    "a manifest that is a list": (_with_manifest_text(b"[]"), MANIFEST),
    "a manifest that is not UTF-8": (
        lambda parts: _with_manifest_text(parts[0].content.replace(b"station-1", b"\xff"))(parts),
        MANIFEST,
    ),
    "a name twice in the manifest": (
        lambda parts: _with_manifest_text(parts[0].content[:-1] + b',"number":17}')(parts),
        MANIFEST,
    ),
    "a name more in the manifest": (_with_manifest(extra=1), MANIFEST),
    "a name missing in the manifest": (
        lambda parts: _with_manifest_text(parts[0].content.replace(b'"schema":3,', b""))(parts),
        MANIFEST,
    ),
    "no format in the manifest": (_with_manifest(format=None), MANIFEST),
    "a schema that is a text": (_with_manifest(schema="3"), MANIFEST),
    "a schema of zero": (_with_manifest(schema=0), MANIFEST),
    "another sender than in the header": (_with_manifest(**{"from": "station-9"}), MANIFEST),
    "another addressee than in the header": (_with_manifest(to="station-9"), MANIFEST),
    "another number than in the header": (_with_manifest(number=18), MANIFEST),
    "a sender with a NUL": (_with_manifest(**{"from": "station-1\0"}), MANIFEST),
    "half a letter in the addressee": (
        lambda parts: _with_manifest_text(parts[0].content.replace(b"station-0", b"\\udc00"))(parts),
        MANIFEST,
    ),
    "segments that are an object": (_with_manifest(segments={}), MANIFEST),
    "a segment that is a list": (_with_manifest(segments=[[]]), MANIFEST),
    "no segment of the own chain": (_with_manifest(segments=[SEGMENT | {"chain": OTHER_CHAIN}]), MANIFEST),
    "a chain twice": (_with_manifest(segments=[SEGMENT, *[SEGMENT | {"chain": OTHER_CHAIN}] * 2], entries=120), MANIFEST),
    "a segment that begins at zero": (_with_segment(first=0), MANIFEST),
    "a segment that ends before it begins": (_with_segment(first=41, last=40), MANIFEST),
    "a segment that begins at true": (_with_segment(first=True), MANIFEST),
    "a segment of fractions": (_with_segment(last=40.0), MANIFEST),
    "a chain that is none": (_with_segment(chain="../../../../../../../etc/passwd."), MANIFEST),
    "a hash in capitals": (_with_segment(after="A1" * 32), MANIFEST),
    "a hash that is too long": (_with_segment(before="0" * 66), MANIFEST),
    "a seal that is nothing": (_with_segment(seal=None), MANIFEST),
    "another count than the segments have": (_with_manifest(entries=41), MANIFEST),
    "a count below zero": (_with_manifest(entries=-1), MANIFEST),
    "a count beyond every database": (_with_segment(last=2**64), MANIFEST),
    "a blob whose name is a path": (_with_manifest(blobs=[{"name": "../" * 21 + "x", "size": 1}]), MANIFEST),
    "a blob below zero": (_with_manifest(blobs=[{"name": "a" * 64, "size": -1}]), MANIFEST),
    "a blob that is too large": (_with_manifest(blobs=[{"name": "a" * 64, "size": (64 << 20) + 1}]), MANIFEST),
    "a blob stands twice": (_with_manifest(blobs=[{"name": "a" * 64, "size": 1}] * 2), MANIFEST),
    "a blob that is smaller than said": (
        lambda parts: packed([*parts[:-1], replace(parts[-1], content=parts[-1].content[:-1])]),
        "blobs/",
    ),
    "a blob that is larger than said": (
        lambda parts: packed([*parts[:-1], replace(parts[-1], content=parts[-1].content + b"x")]),
        "blobs/",
    ),
    "a receipt that is a list": (_with_manifest(receipt=[]), MANIFEST),
    "a receipt with what is no number": (
        lambda parts: _with_manifest_text(parts[0].content[:-2] + b',"a":NaN}}')(parts),
        MANIFEST,
    ),
}
