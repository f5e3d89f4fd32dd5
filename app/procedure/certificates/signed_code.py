"""What the code on a certificate's copies says: number, unit and day, signed by the station that issued it.

The text is one row of decimal digits. A QR code packs digits as densely as anything it can hold; a handheld scanner types them
alike on every keyboard layout; no input method, letter case or lost blank changes them. The first digit is the version; the
others are the bytes below read as one number (so another way of writing the same bytes is no code):

    1 · number, 4 · day, 3 · key, 4 · journal head, 4 · length of the unit's label, 1 · unit · site · signature, 64
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from app.procedure.certificates.number import LARGEST_NUMBER
from app.procedure.reason import Reason

VERSION = "1"
MOST_UNIT = 48  # bytes of UTF-8: 16 Chinese characters; longer labels are cut
MOST_SITE = 30
LEAST_DIGITS, MOST_DIGITS = 40, 400  # less is another kind of number: a telephone, an identity card, a payment code

_PURPOSE = b"ruzhu move-in certificate 1\n"  # the key signs other things too, and none of them is ever taken for a certificate
_GUARD = b"\x01"  # so that no zero in front is lost
_FIXED, _SIGNATURE = 16, 64
_FULL_WIDTH = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFEFF: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCode:
    """What a code says. `unit` and `site` may be cut; `key` and `head` are the first 8 hex digits of the SHA-256 of the station's
    public key, and of the journal's head before the issue.
    """

    number: int
    unit: str
    issued_on: date
    site: str
    key: str
    head: str
    signature: bytes = b""


def key_fingerprint(public_key: bytes) -> str:
    """Return the first 8 hex digits of a public key's SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:8]


def signed_bytes(signed_code: SignedCode) -> bytes:
    """Return what the signature is over."""
    return _PURPOSE + _body(signed_code)


def code_text(signed_code: SignedCode) -> str:
    """Return the text of the code, digits only. Raises ValueError for a signature that is none."""
    if len(signed_code.signature) != _SIGNATURE:
        raise ValueError("a code without its signature")
    return VERSION + str(int.from_bytes(_GUARD + _body(signed_code) + signed_code.signature))


def read_certificate_code(text: str) -> SignedCode | Reason:
    """Return what a code says, whoever signed it; or why it says nothing.

    Blanks, line breaks and full-width digits do no harm.
    """
    digits = "".join(text.translate(_FULL_WIDTH).split())
    if not LEAST_DIGITS <= len(digits) <= MOST_DIGITS or not (digits.isascii() and digits.isdecimal()):
        return Reason("certificate_code.none")
    if digits[0] != VERSION:
        return Reason.of("certificate_code.version", version=digits[0])
    try:
        value = int(digits[1:])
        signed_code = _read(value.to_bytes((value.bit_length() + 7) // 8))
        if code_text(signed_code) == digits:
            return signed_code
    except ValueError:
        pass
    return Reason("certificate_code.broken")


def _body(signed_code: SignedCode) -> bytes:
    unit = _cut(signed_code.unit, MOST_UNIT)
    return b"".join(
        (
            signed_code.number.to_bytes(4),
            signed_code.issued_on.toordinal().to_bytes(3),
            bytes.fromhex(signed_code.key),
            bytes.fromhex(signed_code.head),
            bytes((len(unit),)),
            unit,
            _cut(signed_code.site, MOST_SITE),
        )
    )


def _cut(text: str, most: int) -> bytes:
    """Return the text in at most so many bytes, without half a character at its end."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").encode()


def _read(content: bytes) -> SignedCode:
    """Raises ValueError for bytes that are no code."""
    body, signature = content[1:-_SIGNATURE], content[-_SIGNATURE:]
    number, day = int.from_bytes(body[:4]), int.from_bytes(body[4:7])
    if content[:1] != _GUARD or len(body) < _FIXED or not 1 <= number <= LARGEST_NUMBER or day > date.max.toordinal():
        raise ValueError("not the bytes of a certificate")
    unit_end = _FIXED + body[_FIXED - 1]
    signed_code = SignedCode(
        number=number,
        unit=body[_FIXED:unit_end].decode(),
        issued_on=date.fromordinal(day),
        site=body[unit_end:].decode(),
        key=body[7:11].hex(),
        head=body[11:15].hex(),
    )
    return replace(signed_code, signature=signature)
