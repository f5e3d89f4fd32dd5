"""Certificates with their codes, and codes that were tampered with."""

from dataclasses import replace
from typing import Any

import zxingcpp
from PIL import Image

from app.desk.certificates import issuing
from app.procedure.certificates.signed_code import SignedCode, code_text, read_certificate_code
from tests.app.desk.counter import Counter
from tests.app.desk.journey import arrived


def an_issued_code(counter: Counter) -> str:
    """The code of a certificate that was just issued to a case of its own."""
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    held = office.file.certificate
    assert held is not None
    assert held.seal is not None
    return held.seal


def said_by(code: str) -> SignedCode:
    """What a code says."""
    sealed = read_certificate_code(code)
    assert isinstance(sealed, SignedCode)
    return sealed


def altered(code: str, **changes: Any) -> str:  # noqa: ANN401 any field of a code
    """The code with something else in it and the signature that it had."""
    return code_text(replace(said_by(code), **changes))


def picture_of(text: str) -> Image.Image:
    """A QR code of the text, in black and white."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    height, width = code.shape[:2]
    points = memoryview(code)  # type: ignore[arg-type] # it is a buffer, which its stub does not say
    return Image.frombytes("L", (width, height), points.tobytes())
