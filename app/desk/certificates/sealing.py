"""The code that goes onto a certificate's three copies, frozen with it at the moment of issue."""

from dataclasses import replace

from app.desk.desk import Desk, Work
from app.procedure.certificates.seal import SealedCertificate, key_fingerprint, seal_text, signed_bytes


def seal_of(desk: Desk, work: Work, number: int) -> str:
    """The text of the code of a certificate that is issued now. Raises ArchiveError where the station's key cannot be read."""
    sealed = SealedCertificate(
        number=number,
        unit=work.file.unit.label,
        issued_on=work.today,
        site=work.file.site.name,
        key=key_fingerprint(bytes.fromhex(desk.archive.station.public_key)),
        head=work.writing.before.hash.hex()[:8],
    )
    return seal_text(replace(sealed, signature=desk.archive.sign(signed_bytes(sealed))))
