"""Cards: what was signed is read, whatever was changed or made up is refused with one clear reason."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import InputError
from app.exchange.partners.cards import Card, card_text, fingerprint, is_fingerprint, own_card, read_card
from tests.app.exchange.made_cards import Stranger, a_recipient
from tests.app.exchange.sites import a_company


def refusal(file: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_card(file)
    return refused.value.reason.code


@pytest.fixture
def stranger() -> Stranger:
    return Stranger()


def test_an_archive_shows_a_card_that_others_read(tmp_path: Path) -> None:
    with a_company(tmp_path) as company:
        counter, headquarters = company.make("海棠苑", "A1"), company.make("总公司", "HQ", "headquarters")
        for paired in (counter, headquarters):
            card, file = own_card(paired.archive), tmp_path / "card"
            file.write_text(card_text(paired.archive, card), encoding="utf-8")
            assert read_card(file) == card == own_card(paired.archive)
            assert (card.station, card.public_key) == (paired.id, paired.archive.station.public_key)
            assert card.recipient == paired.archive.exchange_recipient()
        assert fingerprint(own_card(counter.archive)) != fingerprint(own_card(headquarters.archive))


def test_a_card_holds_nothing_secret(tmp_path: Path) -> None:
    with a_company(tmp_path) as company:
        archive = company.make("海棠苑", "A1").archive
        text = card_text(archive, own_card(archive))
        assert "SECRET" not in text
        assert archive.exchange_identity() not in text


def test_a_fingerprint_is_eight_groups_of_five_digits_over_all_that_is_signed(stranger: Stranger) -> None:
    card = stranger.card(role="headquarters", recovery=a_recipient())
    said = fingerprint(card)
    assert re.fullmatch(r"(\d{5} ){7}\d{5}", said, re.ASCII)
    for name in Card.__slots__:
        assert fingerprint(replace(card, **{name: getattr(card, name) + "1"})) != said


def test_a_fingerprint_is_known_however_it_is_typed(stranger: Stranger) -> None:
    card = stranger.card()
    said = fingerprint(card)
    digits = said.replace(" ", "")
    full_width = said.translate({0x30 + digit: 0xFF10 + digit for digit in range(10)})
    for typed in (said, digits, said.replace(" ", "-"), f" {said}\n", full_width, said.replace(" ", "，")):
        assert is_fingerprint(card, typed)
    other = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    for typed in ("", digits[:-1], digits + "0", other, digits.replace(digits[0], "O", 1), said[:23], f"{said} x"):
        assert not is_fingerprint(card, typed)


def test_a_changed_card_is_refused(tmp_path: Path, stranger: Stranger) -> None:
    card = stranger.card(role="headquarters", recovery=a_recipient())
    assert read_card(stranger.file(tmp_path, card)) == card
    other = Stranger()
    changes = {
        "station": "01a20d0a-f9f9-7373-a2ff-4f02ea422dcd",
        "code": "A2",
        "site": "海棠园",
        "role": "counter",
        "public_key": other.card().public_key,
        "recipient": other.recipient,
        "recovery": other.recipient,
        "signature": "0" * 128,
    }
    for name, value in changes.items():
        assert refusal(stranger.file(tmp_path, card, **{name: value})) == "pairing.changed", name
    assert refusal(stranger.file(tmp_path, card, more="")) == "pairing.changed"


def test_no_flipped_bit_makes_another_card(tmp_path: Path, stranger: Stranger) -> None:
    card = stranger.card()
    file = stranger.file(tmp_path, card)
    content = file.read_bytes()
    refused = 0
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        file.write_bytes(changed)
        try:
            assert read_card(file) == card
        except InputError:
            refused += 1
    assert refused > 0.9 * len(content)


def test_a_card_cut_short_is_refused(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.file(tmp_path, stranger.card())
    content = file.read_bytes()
    for length in range(len(content)):
        file.write_bytes(content[:length])
        assert refusal(file) == "pairing.no_card"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'"ruzhu card"',
        b'{"kind": "ruzhu public keys", "keys": []}',
        b'{"kind": "ruzhu card"}',
        b'{"kind": "ruzhu card", "format": "1"}',
        b'{"kind": "ruzhu card", "format": true}',
        b'{"kind": "ruzhu card", "format": 0}',
        b'{"kind": "ruzhu card", "format": 1, "format": 1}',
        b'{"kind": "ruzhu card", "format": NaN}',
        b"\xff\xfe{}",
        b"[" * 9_000,
        b'{"kind": "ruzhu card", "format": ' + b"1" * 9_000 + b"}",
    ],
    ids=range(15),
)
def test_what_is_no_card_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "card"
    file.write_bytes(content)
    assert refusal(file) == "pairing.no_card"


def test_a_card_may_begin_with_the_mark_of_its_encoding(tmp_path: Path, stranger: Stranger) -> None:
    file = stranger.file(tmp_path, stranger.card())
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_card(file) == stranger.card()


def test_a_file_that_is_missing_unreadable_too_large_or_newer_is_said_to_be_so(tmp_path: Path, stranger: Stranger) -> None:
    assert refusal(tmp_path / "none") == "pairing.no_file"
    assert refusal(tmp_path) == "pairing.unreadable"
    large = tmp_path / "large"
    large.write_bytes(b" " * 1_000_000)
    assert refusal(large) == "pairing.too_large"
    assert refusal(stranger.file(tmp_path, stranger.card(), format=2, more="")) == "pairing.newer"


@pytest.mark.parametrize(
    "said",
    [
        {"station": "../../archive"},
        {"station": "01A20D0A-F9F9-7373-A2FF-4F02EA422DCC"},
        {"station": ""},
        {"code": ""},
        {"code": " A1"},
        {"code": "A1\n公司总部"},
        {"code": "A\x001"},
        {"site": "海棠\u202e苑"},
        {"site": "海棠\x1b[2J"},
        {"site": "海" * 101},
        {"role": "for_site"},
        {"role": "admin"},
        {"recovery": a_recipient()},
        {"recipient": ""},
        {"recipient": "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"},
        {"recipient": a_recipient().upper()},
        {"recipient": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN"},
        {"role": "headquarters", "recovery": "age1"},
    ],
    ids=range(18),
)
def test_who_signs_nonsense_is_refused_all_the_same(tmp_path: Path, stranger: Stranger, said: dict[str, str]) -> None:
    assert refusal(stranger.file(tmp_path, stranger.card(**said))) == "pairing.changed"


@pytest.mark.parametrize("name", ["station", "code", "site", "role", "public_key", "recipient", "recovery", "signature"])
@pytest.mark.parametrize("value", [None, 1, [], {}, "\ud800"], ids=repr)
def test_values_of_another_type_are_refused(tmp_path: Path, stranger: Stranger, name: str, value: object) -> None:
    file = tmp_path / "card"
    file.write_text(json.dumps({**stranger.content(stranger.card()), name: value}), encoding="utf-8")
    assert refusal(file) == "pairing.changed"


def test_what_was_signed_for_another_purpose_is_no_card(tmp_path: Path, stranger: Stranger) -> None:
    card = stranger.card()
    content = stranger.content(card)
    said = {name: value for name, value in content.items() if name != "signature"}
    bare = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    for purpose in (b"", b"ruzhu chain\n", b"ruzhu package\n"):
        assert refusal(stranger.file(tmp_path, card, signature=stranger.key.sign(purpose + bare).hex())) == "pairing.changed"
    assert read_card(stranger.file(tmp_path, card, signature=stranger.key.sign(b"ruzhu card\n" + bare).hex())) == card
