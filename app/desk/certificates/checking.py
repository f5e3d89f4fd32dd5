"""Check a certificate by the code on it: genuine, void, altered or unknown. Nothing is asked of any network."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.archive.database.connection import scalar
from app.archive.database.records import read_records
from app.archive.tables.certificates import CertificateTable
from app.desk.certificates.site_keys import SiteKey, keys_of
from app.desk.desk import Desk
from app.errors import InputError
from app.procedure.case import Certificate
from app.procedure.certificates import CertificateState, format_number
from app.procedure.certificates.signed_code import SignedCode, code_text, key_fingerprint, read_certificate_code, signed_bytes
from app.procedure.reason import Reason


class CertificateVerdict(StrEnum):
    """What a certificate is worth. The values stand in the answer of the command line."""

    GENUINE = "genuine"
    """A station that is known here issued it just so, and as far as can be told here it is in force."""
    VOID = "void"
    """It was issued just so, and is not to be relied on any more (C7)."""
    ALTERED = "altered"
    """What it says is not what was signed."""
    UNKNOWN = "unknown"
    """Nobody whose key is known here signed it, or the archive does not know it."""


@dataclass(frozen=True, slots=True)
class CheckedCertificate:
    """The verdict, what the code says (nothing where it can't be read), and why."""

    verdict: CertificateVerdict
    signed_code: SignedCode | None
    reason: Reason | None = None


def check_signature(keys: Iterable[SiteKey], text: str) -> CheckedCertificate:
    """Check by public keys alone, which cannot tell whether it has become void since. Raises InputError for no code at all."""
    checked = _check_signature(keys, text)
    if checked.verdict is CertificateVerdict.GENUINE:
        return CheckedCertificate(checked.verdict, checked.signed_code, Reason("certificate_code.void_not_told"))
    return checked


def check_certificate(desk: Desk, text: str) -> CheckedCertificate:
    """Check by the archive: whose key, and what became of the number. Raises InputError for no code at all."""
    checked = _check_signature(keys_of(desk.archive.stations()), text)
    if checked.signed_code is None or checked.verdict is not CertificateVerdict.GENUINE:
        return checked
    return _check_state(desk, checked.signed_code)


def _check_signature(keys: Iterable[SiteKey], text: str) -> CheckedCertificate:
    signed_code = read_certificate_code(text)
    if isinstance(signed_code, Reason):
        if signed_code.code == "certificate_code.none":
            raise InputError(signed_code)
        verdict = CertificateVerdict.UNKNOWN if signed_code.code == "certificate_code.version" else CertificateVerdict.ALTERED
        return CheckedCertificate(verdict, None, signed_code)
    named = [key.public_key for key in keys if key_fingerprint(key.public_key) == signed_code.key]
    if not named:
        unknown = Reason.of(
            "certificate_code.key_unknown", key=signed_code.key, number=format_number(signed_code.number), site=signed_code.site
        )
        return CheckedCertificate(CertificateVerdict.UNKNOWN, signed_code, unknown)
    if not any(_signed_by(key, signed_code) for key in named):
        altered = Reason.of("certificate_code.altered", number=format_number(signed_code.number))
        return CheckedCertificate(CertificateVerdict.ALTERED, signed_code, altered)
    return CheckedCertificate(CertificateVerdict.GENUINE, signed_code)


def _signed_by(public_key: bytes, signed_code: SignedCode) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signed_code.signature, signed_bytes(signed_code))
    except InvalidSignature:
        return False
    return True


def _check_state(desk: Desk, signed_code: SignedCode) -> CheckedCertificate:
    """Return what became of a certificate whose signature holds."""
    number = format_number(signed_code.number)
    held = read_records(desk.database, CertificateTable, Certificate, "WHERE number = %s", (signed_code.number,))
    ours = [certificate for certificate in held if certificate.seal == code_text(signed_code)]
    if not ours:
        # An archive that was restored gives its next numbers out anew: what was issued before then is signed, and unknown to it.
        stranger = Reason.of(
            "certificate_code.not_issued_here", number=number, unit=signed_code.unit, day=signed_code.issued_on.isoformat()
        )
        return CheckedCertificate(CertificateVerdict.UNKNOWN, signed_code, stranger)
    certificate = ours[0]
    if certificate.state == CertificateState.ISSUED:
        return CheckedCertificate(CertificateVerdict.GENUINE, signed_code)
    if certificate.state == CertificateState.ASSIGNED:
        return CheckedCertificate(
            CertificateVerdict.UNKNOWN, signed_code, Reason.of("certificate_code.not_issued_yet", number=number)
        )
    why = (
        _void(desk, certificate)
        if certificate.state == CertificateState.VOID
        else Reason.of("certificate_code.incident", number=number)
    )
    return CheckedCertificate(CertificateVerdict.VOID, signed_code, why)


def _void(desk: Desk, certificate: Certificate) -> Reason:
    number, day = format_number(certificate.number), certificate.void_on.isoformat() if certificate.void_on is not None else ""
    replacement = scalar(desk.database, "SELECT min(number) FROM certificate WHERE replaces = %s", (certificate.number,))
    if replacement is None:
        return Reason.of("certificate_code.void", number=number, day=day)
    return Reason.of("certificate_code.replaced", number=number, day=day, replacement=format_number(int(str(replacement))))
