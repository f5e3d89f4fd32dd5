"""Headers that say what they must not, or that are not the signer's own."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.errors import InputError
from app.exchange.package.check import check, read_header
from app.exchange.package.header import BLOCK, MAGIC
from tests.app.exchange.hostile.crafting import block_file, header_fields, honest_parts, packed, sealed, signed_file
from tests.app.exchange.hostile.reading import outcome
from tests.app.exchange.packages import OTHER_CHAIN, Sender

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a future reader": ({"format": 2, "reader": 2}, "package.newer"),
    "a future reader with another header": ({"format": 9, "reader": 9, "site": None, "length": "long"}, "package.newer"),
    "a name more": ({"extra": 1}, "package.header_damaged"),
    "no format": ({"format": None}, "package.header_damaged"),
    "format zero": ({"format": 0}, "package.header_damaged"),
    "a reader that is true": ({"reader": True}, "package.header_damaged"),
    "a site that is a list": ({"site": ["x"]}, "package.header_damaged"),
    "a site with a NUL": ({"site": "x\0"}, "package.header_damaged"),
    "a chain that is none": ({"epoch": "../../etc"}, "package.header_damaged"),
    "a chain in capitals": ({"epoch": "5C" * 16}, "package.header_damaged"),
    "number zero": ({"number": 0}, "package.header_damaged"),
    "a number that is a fraction": ({"number": 1.5}, "package.header_damaged"),
    "a number beyond every database": ({"number": 2**63}, "package.header_damaged"),
    "entries that end before they begin": ({"first": 3, "last": 2}, "package.header_damaged"),
    "entries that end and never begin": ({"first": 0, "last": 2}, "package.header_damaged"),
    "entries before the first": ({"first": -1}, "package.header_damaged"),
    "a package before without a hash": ({"before": {"number": 3, "sha256": ""}}, "package.header_damaged"),
    "a hash of no package before": ({"before": {"number": 0, "sha256": "0" * 64}}, "package.header_damaged"),
    "a package before that is a list": ({"before": [1, ""]}, "package.header_damaged"),
    "no length": ({"length": None}, "package.header_damaged"),
    "a length below zero": ({"length": -1}, "package.header_damaged"),
    "a length beyond the file": ({"length": 2**62}, "package.cut_short"),
    "a length within the file": ({"length": 10}, "package.damaged"),
    "another hash": ({"sha256": "0" * 64}, "package.damaged"),
    "a hash that is none": ({"sha256": "x" * 64}, "package.header_damaged"),
    "another sender than inside": ({"station": "station-2"}, "package.content_wrong"),
    "another addressee than inside": ({"to": "station-2"}, "package.content_wrong"),
    "another number than inside": ({"number": 18}, "package.content_wrong"),
    "other entries than inside": ({"last": 39}, "package.content_wrong"),
    "no entries": ({"first": 0, "last": 0}, "package.content_wrong"),
    "another chain than inside": ({"epoch": OTHER_CHAIN}, "package.content_wrong"),
}


@pytest.fixture(scope="module")
def sender() -> Sender:
    return Sender()


@pytest.fixture(scope="module")
def body(sender: Sender, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sealed(sender, packed(honest_parts(tmp_path_factory.mktemp("body"))))


def code(path: Path, sender: Sender) -> str:
    return outcome(path, sender.public_key, str(sender.addressee))[0]


@pytest.mark.parametrize("name", WRONG)
def test_a_header_that_is_signed_and_wrong_is_refused(name: str, sender: Sender, body: bytes, tmp_path: Path) -> None:
    changed, expected = WRONG[name]
    assert code(signed_file(tmp_path / "x.ruzhu", sender, body, _truth(body) | changed), sender) == expected


@pytest.mark.parametrize("name", ["site", "before", "made_at", "sha256"])
def test_a_header_that_lacks_something_is_refused(name: str, sender: Sender, body: bytes, tmp_path: Path) -> None:
    line = json.dumps({key: value for key, value in _truth(body).items() if key != name}).encode()
    path = block_file(tmp_path / "x.ruzhu", line, sender.signing.sign(MAGIC + line), body)
    assert code(path, sender) == "package.header_damaged"


def test_half_a_letter_in_a_header_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    line = json.dumps(_truth(body) | {"site": "\ud800"}).encode()
    path = block_file(tmp_path / "x.ruzhu", line, sender.signing.sign(MAGIC + line), body)
    assert code(path, sender) == "package.header_damaged"


def test_a_header_that_was_changed_between_reading_and_checking_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    path = signed_file(tmp_path / "x.ruzhu", sender, body, _truth(body))
    before = read_header(path)
    signed_file(path, sender, body, _truth(body) | {"number": 18})
    with pytest.raises(InputError) as caught:
        check(path, before, sender.public_key)
    assert caught.value.reason.code == "package.damaged"


def test_a_newer_format_that_this_reader_understands_is_read(sender: Sender, body: bytes, tmp_path: Path) -> None:
    changed = {"format": 2, "reader": 1, "colour": "green"}
    assert code(signed_file(tmp_path / "x.ruzhu", sender, body, _truth(body) | changed), sender) == ""


def test_a_foreign_signer_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    foreign = Sender(signing=Ed25519PrivateKey.generate())
    assert code(signed_file(tmp_path / "x.ruzhu", foreign, body), sender) == "package.signature_wrong"


def test_a_signature_of_something_else_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    line = json.dumps(_truth(body)).encode()
    path = block_file(tmp_path / "x.ruzhu", line, sender.signing.sign(b"ruzhu chain\n" + line), body)
    assert code(path, sender) == "package.signature_wrong"


@pytest.mark.parametrize(("old", "new"), [('"number": 17', '"number": 18'), ("station-1", "station-2"), ("云山", "云水")])
def test_a_header_changed_after_signing_is_refused(old: str, new: str, sender: Sender, body: bytes, tmp_path: Path) -> None:
    path = signed_file(tmp_path / "x.ruzhu", sender, body)
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))
    assert code(path, sender) == "package.signature_wrong"


def test_the_header_of_one_package_before_the_body_of_another_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    path = signed_file(tmp_path / "x.ruzhu", sender, body)
    other = sealed(sender, packed(honest_parts(tmp_path)))
    path.write_bytes(path.read_bytes()[:BLOCK] + other[: len(body)].ljust(len(body), b"x"))
    assert code(path, sender) == "package.damaged"


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"{", b"\xff", b"[" * 3000, b'{"format":1,"reader":NaN}', b'{"reader":1,"reader":1,"format":1}']
)
def test_a_header_that_is_no_object_is_refused(line: bytes, sender: Sender, body: bytes, tmp_path: Path) -> None:
    path = block_file(tmp_path / "x.ruzhu", line, sender.signing.sign(MAGIC + line), body)
    assert code(path, sender) == "package.header_damaged"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\n\0", b"\nx"), (b"\n\0", b"\n\n"), (b"\0\0", b"\0x"), (b"\n", b" "), (b"\n\0", b"\0\0"), (b"\n\0", b"\0\n")],
)
def test_a_block_with_something_else_behind_the_header_is_refused(
    old: bytes, new: bytes, sender: Sender, body: bytes, tmp_path: Path
) -> None:
    path = signed_file(tmp_path / "x.ruzhu", sender, body)
    start, line, rest = path.read_bytes()[:BLOCK].split(b"\n", 2)
    changed = rest.replace(old, new, 1)
    path.write_bytes(b"\n".join([start, line, changed]) + body)
    assert changed != rest
    assert code(path, sender) == "package.header_damaged"


def test_a_signature_in_capitals_is_refused(sender: Sender, body: bytes, tmp_path: Path) -> None:
    path = signed_file(tmp_path / "x.ruzhu", sender, body)
    start, line, rest = path.read_bytes()[:BLOCK].split(b"\n", 2)
    path.write_bytes(b"\n".join([start, line, rest.upper()]) + body)
    assert code(path, sender) == "package.header_damaged"


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"", "package.empty"), (b"PK\x03\x04" * 2000, "package.foreign"), (b"SQLite format 3\0", "package.foreign")],
)
def test_a_file_that_is_no_package_is_refused(content: bytes, expected: str, sender: Sender, tmp_path: Path) -> None:
    path = tmp_path / "x.ruzhu"
    path.write_bytes(content)
    assert code(path, sender) == expected


def test_a_file_that_is_not_there_or_is_a_folder_is_told(sender: Sender, tmp_path: Path) -> None:
    assert code(tmp_path / "gone.ruzhu", sender) == "package.missing"
    assert code(tmp_path, sender) == "package.unreadable"


def _truth(body: bytes) -> dict[str, Any]:
    return header_fields(length=len(body), sha256=hashlib.sha256(body).hexdigest())
