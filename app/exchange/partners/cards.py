"""Cards: who an archive is and its public keys, in a small file signed by the archive itself. Nothing on it is secret."""

import hashlib
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.archive.archive import Archive
from app.archive.folder.exchange_key import recovery_recipient
from app.archive.journal.mandate import COUNTER, HEADQUARTERS
from app.errors import InputError
from app.exchange.package.strict_json import check_names, hexadecimal, number, read_object, text, write_json
from app.exchange.partners.trust import Partner
from app.procedure.text_limits import NAME, checked_text

FORMAT = 1

_KIND = "ruzhu card"
_PURPOSE = b"ruzhu card\n"  # the key signs other things too, and none of them is ever taken for a card
_LARGEST = 16_384  # bytes
_SIGNATURE_DIGITS = 128
_GROUPS, _GROUP = 8, 5
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Card:
    """An archive as it shows itself. `station` is its id, `code` its label, `role` `counter` or `headquarters`.

    `public_key` checks its signatures (hex); `recipient` is the age recipient for whom others encrypt. Headquarters names a
    second one in `recovery`, for whom whatever is sent in the company is encrypted as well; "" where it has none.
    """

    station: str
    code: str
    site: str
    role: str
    public_key: str
    recipient: str
    recovery: str


_NAMES = frozenset({*Card.__slots__, "kind", "format", "signature"})


def own_card(archive: Archive) -> Card:
    """Return the card of an archive. Raises ArchiveError where its keys cannot be read."""
    station = archive.station
    recovery = recovery_recipient(archive.database) if station.role == HEADQUARTERS else ""
    return Card(
        station=station.id,
        code=station.code,
        site=station.site,
        role=station.role,
        public_key=station.public_key,
        recipient=archive.exchange_recipient(),
        recovery=recovery,
    )


def card_of(partner: Partner) -> Card:
    """Return the card by which a partner was let in."""
    return Card(
        station=partner.station,
        code=partner.code,
        site=partner.site,
        role=partner.role,
        public_key=partner.public_key.hex(),
        recipient=partner.recipient,
        recovery=partner.recovery,
    )


def card_text(archive: Archive, card: Card) -> str:
    """Return what the file of a card holds, signed by the archive. Raises ArchiveError where its keys cannot be read."""
    return write_json({**_said(card), "signature": archive.sign(signed_bytes(card)).hex()}) + "\n"


def signed_bytes(card: Card) -> bytes:
    """Return what the signature and the fingerprint are over."""
    return _PURPOSE + write_json(dict(sorted(_said(card).items()))).encode()


def fingerprint(card: Card) -> str:
    """Return what two people compare by telephone: eight groups of five decimal digits, made from the SHA-256 of the signed
    bytes."""
    value = int.from_bytes(hashlib.sha256(signed_bytes(card)).digest()) % 10 ** (_GROUPS * _GROUP)
    digits = f"{value:0{_GROUPS * _GROUP}}"
    return " ".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def is_fingerprint(card: Card, given: str) -> bool:
    """Return whether this is the card's fingerprint, however its digits are grouped; full-width ones are digits too."""
    digits = "".join(str(int(letter)) for letter in given if letter.isdecimal())
    others = {letter for letter in given if not letter.isdecimal()}
    return digits == fingerprint(card).replace(" ", "") and not any(letter.isalnum() for letter in others)


def read_card(file: Path) -> Card:
    """Return the card in a file. Raises InputError for one that is none, was changed, or is of a newer version."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise InputError.of("pairing.no_file", file=file) from error
    except OSError as error:
        raise InputError.of("pairing.unreadable", file=file) from error
    if len(content) > _LARGEST:
        raise InputError.of("pairing.too_large", file=file)
    try:
        given = read_object(content.removeprefix(b"\xef\xbb\xbf"))
        if given.get("kind") != _KIND:
            raise ValueError("another kind of file")
        version = number(given.get("format"), 1)
    except ValueError as error:
        raise InputError.of("pairing.no_card", file=file) from error
    if version > FORMAT:
        raise InputError.of("pairing.newer", file=file, format=version)
    try:
        return _signed_card(given)
    except (ValueError, InvalidSignature, pyrage.RecipientError) as error:
        raise InputError.of("pairing.changed", file=file) from error


def _said(card: Card) -> dict[str, object]:
    return {"kind": _KIND, "format": FORMAT, **asdict(card)}


def _signed_card(given: dict[str, Any]) -> Card:
    check_names(given, _NAMES)
    card = Card(
        station=text(given["station"]),
        code=_label(given["code"]),
        site=_label(given["site"]),
        role=text(given["role"]),
        public_key=hexadecimal(given["public_key"], 64),
        recipient=_recipient(given["recipient"]),
        recovery=_recipient(given["recovery"]) if given["recovery"] != "" else "",
    )
    if _ID.fullmatch(card.station) is None or card.role not in {COUNTER, HEADQUARTERS}:
        raise ValueError("no station")
    if card.recovery and card.role != HEADQUARTERS:
        raise ValueError("a counter for whom everything would be encrypted")
    signature = bytes.fromhex(hexadecimal(given["signature"], _SIGNATURE_DIGITS))
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.public_key)).verify(signature, signed_bytes(card))
    return card


def _label(value: object) -> str:
    """Return a name as it may be shown on any screen and paper."""
    given = text(value)
    checked = checked_text(given, field="", limit=NAME)
    if not given or checked.reason is not None or checked.text != given:
        raise ValueError("no name")
    return given


def _recipient(value: object) -> str:
    """Return an age recipient, written as age writes it."""
    given = text(value)
    if str(pyrage.x25519.Recipient.from_str(given)) != given:
        raise ValueError("written in another way")
    return given
