"""The code that goes onto a certificate's three copies, frozen with it at the moment of issue."""

from dataclasses import replace

from app.desk.desk import Desk, Work
from app.procedure.certificates.signed_code import SignedCode, code_text, key_fingerprint, signed_bytes


def code_of(desk: Desk, work: Work, number: int) -> str:
    """Return the text of the code of a certificate that is issued now.

    Raises ArchiveError where the station's key cannot be read.
    """
    signed_code = SignedCode(
        number=number,
        unit=work.file.unit.label,
        issued_on=work.today,
        site=work.file.site.name,
        key=key_fingerprint(bytes.fromhex(desk.archive.station.public_key)),
        head=work.writing.before.hash.hex()[:8],
    )
    return code_text(replace(signed_code, signature=desk.archive.sign(signed_bytes(signed_code))))
