"""Hostile contents, rightly signed and encrypted: one clear refusal each, under 5 s and 200 MB."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest

from tests.app.exchange.hostile.contents import BOMBS, CONTENTS
from tests.app.exchange.hostile.crafting import honest_parts, hostile, packed, sealed, signed_file
from tests.app.exchange.hostile.reading import outcome
from tests.app.exchange.packages import Sender

ROOT = Path(__file__).parents[4]
MOST_SECONDS = 5
MOST_MEBIBYTES = 200

STANZA = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
VERSION = b"age-encryption.org/v1\n"


def _costly_passphrase(_sender: Sender, plain: bytes) -> bytes:
    body = pyrage.passphrase.encrypt(plain, "password")
    first, second, rest = body.split(b"\n", 2)
    return b"\n".join([first, second.rsplit(b" ", 1)[0] + b" 30", rest])


def _armoured(sender: Sender, plain: bytes) -> bytes:
    target = io.BytesIO()
    pyrage.encrypt_io(io.BytesIO(plain), target, [sender.addressee.to_public()], armored=True)
    return target.getvalue()


BODIES: dict[str, tuple[Callable[[Sender, bytes], bytes], str]] = {
    "what is not encrypted": (lambda _sender, plain: plain, "package.content_wrong"),
    "nothing": (lambda _sender, _plain: b"x", "package.content_wrong"),
    "only the beginning of age": (lambda _sender, _plain: VERSION, "package.content_wrong"),
    "a future age": (lambda sender, plain: sealed(sender, plain).replace(b"/v1", b"/v9", 1), "package.content_wrong"),
    "recipients without an end": (lambda _sender, _plain: VERSION + STANZA * 400_000, "package.content_wrong"),
    "one recipient without an end": (lambda _sender, _plain: VERSION + b"-> " + b"x" * (40 << 20), "package.content_wrong"),
    "recipients whose end comes late": (
        lambda sender, plain: sealed(sender, plain).replace(b"\n--- ", b"\n" + STANZA * 200 + b"--- ", 1),
        "package.content_wrong",
    ),
    "a recipient more": (
        lambda sender, plain: sealed(sender, plain).replace(b"\n--- ", b"\n" + STANZA + b"--- ", 1),
        "package.content_wrong",
    ),
    "a passphrase that would take a day to try": (_costly_passphrase, "package.for_another"),
    "another addressee": (lambda _sender, plain: sealed(Sender(), plain), "package.for_another"),
    "armour": (_armoured, "package.content_wrong"),
    "age within age": (lambda sender, plain: sealed(sender, sealed(sender, plain)), "package.content_wrong"),
    "cut short": (lambda sender, plain: sealed(sender, plain)[:-1], "package.content_wrong"),
    "something behind": (lambda sender, plain: sealed(sender, plain) + b"x", "package.content_wrong"),
    "two behind each other": (lambda sender, plain: sealed(sender, plain) * 2, "package.content_wrong"),
}


@pytest.fixture(scope="module")
def sender() -> Sender:
    return Sender()


@pytest.fixture(scope="module")
def told(sender: Sender, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of each bomb, in a process whose memory can be told."""
    folder = tmp_path_factory.mktemp("bombs")
    parts = honest_parts(folder)
    files = [hostile(folder / f"{index}.ruzhu", sender, make(parts)) for index, (make, _) in enumerate(BOMBS.values())]
    files.append(hostile(folder / "honest.ruzhu", sender, packed(parts)))
    reading = [sys.executable, "-m", "tests.app.exchange.hostile.reading", sender.public_key.hex(), str(sender.addressee)]
    ended = subprocess.run([*reading, *map(str, files)], cwd=ROOT, capture_output=True, check=True)  # noqa: S603 our own module
    return dict(zip([*BOMBS, "honest"], map(json.loads, ended.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon_and_in_little_memory(name: str, told: dict[str, dict[str, Any]]) -> None:
    found = told[name]
    assert (found["code"], found["member"]) == ("package.content_wrong", BOMBS[name][1])
    assert found["seconds"] < MOST_SECONDS
    assert found["mebibytes"] < MOST_MEBIBYTES


def test_what_the_hostile_ones_are_made_of_is_itself_read(told: dict[str, dict[str, Any]]) -> None:
    assert told["honest"]["code"] == ""


@pytest.mark.parametrize("name", CONTENTS)
def test_contents_that_no_archive_writes_are_refused(name: str, sender: Sender, tmp_path: Path) -> None:
    make, member = CONTENTS[name]
    path = hostile(tmp_path / "hostile.ruzhu", sender, make(honest_parts(tmp_path)))
    code, at = outcome(path, sender.public_key, str(sender.addressee))
    assert (code, at[: len(member)]) == ("package.content_wrong", member)


@pytest.mark.parametrize("name", BODIES)
def test_an_encrypted_part_that_is_none_is_refused(name: str, sender: Sender, tmp_path: Path) -> None:
    make, expected = BODIES[name]
    path = signed_file(tmp_path / "hostile.ruzhu", sender, make(sender, packed(honest_parts(tmp_path))))
    assert outcome(path, sender.public_key, str(sender.addressee))[0] == expected
