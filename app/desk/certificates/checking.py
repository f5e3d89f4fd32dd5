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
from app.procedure.certificates.seal import SealedCertificate, key_fingerprint, read_seal, seal_text, signed_bytes
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
    sealed: SealedCertificate | None
    reason: Reason | None = None


def check_signature(keys: Iterable[SiteKey], text: str) -> CheckedCertificate:
    """Check by public keys alone, which cannot tell whether it has become void since. Raises InputError for no code at all."""
    checked = _check_signature(keys, text)
    if checked.verdict is CertificateVerdict.GENUINE:
        return CheckedCertificate(checked.verdict, checked.sealed, Reason("seal.void_not_told"))
    return checked


def check_certificate(desk: Desk, text: str) -> CheckedCertificate:
    """Check by the archive: whose key, and what became of the number. Raises InputError for no code at all."""
    checked = _check_signature(keys_of(desk.archive.stations()), text)
    if checked.sealed is None or checked.verdict is not CertificateVerdict.GENUINE:
        return checked
    return _check_state(desk, checked.sealed)


def _check_signature(keys: Iterable[SiteKey], text: str) -> CheckedCertificate:
    sealed = read_seal(text)
    if isinstance(sealed, Reason):
        if sealed.code == "seal.none":
            raise InputError(sealed)
        verdict = CertificateVerdict.UNKNOWN if sealed.code == "seal.version" else CertificateVerdict.ALTERED
        return CheckedCertificate(verdict, None, sealed)
    named = [key.public_key for key in keys if key_fingerprint(key.public_key) == sealed.key]
    if not named:
        unknown = Reason.of("seal.key_unknown", key=sealed.key, number=format_number(sealed.number), site=sealed.site)
        return CheckedCertificate(CertificateVerdict.UNKNOWN, sealed, unknown)
    if not any(_signed_by(key, sealed) for key in named):
        altered = Reason.of("seal.altered", number=format_number(sealed.number))
        return CheckedCertificate(CertificateVerdict.ALTERED, sealed, altered)
    return CheckedCertificate(CertificateVerdict.GENUINE, sealed)


def _signed_by(public_key: bytes, sealed: SealedCertificate) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(sealed.signature, signed_bytes(sealed))
    except InvalidSignature:
        return False
    return True


def _check_state(desk: Desk, sealed: SealedCertificate) -> CheckedCertificate:
    """What became of a certificate whose signature holds."""
    number = format_number(sealed.number)
    held = read_records(desk.database, CertificateTable, Certificate, "WHERE number = ?", (sealed.number,))
    ours = [certificate for certificate in held if certificate.seal == seal_text(sealed)]
    if not ours:
        # An archive that was restored gives its next numbers out anew: what was issued before then is signed, and unknown to it.
        stranger = Reason.of("seal.not_issued_here", number=number, unit=sealed.unit, day=sealed.issued_on.isoformat())
        return CheckedCertificate(CertificateVerdict.UNKNOWN, sealed, stranger)
    certificate = ours[0]
    if certificate.state == CertificateState.ISSUED:
        return CheckedCertificate(CertificateVerdict.GENUINE, sealed)
    if certificate.state == CertificateState.ASSIGNED:
        return CheckedCertificate(CertificateVerdict.UNKNOWN, sealed, Reason.of("seal.not_issued_yet", number=number))
    why = _void(desk, certificate) if certificate.state == CertificateState.VOID else Reason.of("seal.incident", number=number)
    return CheckedCertificate(CertificateVerdict.VOID, sealed, why)


def _void(desk: Desk, certificate: Certificate) -> Reason:
    number, day = format_number(certificate.number), certificate.void_on.isoformat() if certificate.void_on is not None else ""
    replacement = scalar(desk.database, "SELECT min(number) FROM certificate WHERE replaces = ?", (certificate.number,))
    if replacement is None:
        return Reason.of("seal.void", number=number, day=day)
    return Reason.of("seal.replaced", number=number, day=day, replacement=format_number(int(str(replacement))))
