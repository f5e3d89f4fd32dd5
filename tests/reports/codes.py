"""Reading the codes of a printed page back, as a scanner of some resolution would."""

import pypdfium2
import zxingcpp

DOTS_PER_POINT = 1 / 72
MIDDLE = 128  # between black and white


def codes_on(pdf: bytes, dots_per_inch: int, page: int = 0, *, grey: bool = True) -> list[str]:
    """The texts of the QR codes on a page, from its top to its bottom; without `grey` each dot is black or white."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[page].render(scale=dots_per_inch * DOTS_PER_POINT, grayscale=True).to_pil()
    if not grey:
        picture = picture.point(lambda value: 255 if value >= MIDDLE else 0)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]
