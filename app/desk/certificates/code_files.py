"""Read the codes out of whatever a certificate comes in: a text from a scanner, a photo, a scan, a PDF."""

import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from app.errors import InputError
from app.procedure.certificates.signed_code import SignedCode, read_certificate_code

LARGEST = 64 * 2**20  # bytes of a file
MOST_POINTS = 80_000_000  # of a picture; a camera in a telephone takes 12 to 50 million
LONGEST_TEXT = 100_000
MOST_SHOWN = 80  # characters of what was typed
MOST_PAGES = 50
DOTS_PER_POINT = 300 / 72
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")


def code_in_file(file: Path) -> str:
    """Return the code in a file. Raises InputError where there is none, it holds no code, or those of several certificates."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except (OSError, ValueError):
        raise InputError.of("certificate_code.neither", text=str(file)[:MOST_SHOWN]) from None
    return code_in(content, str(file))


def code_in(content: bytes, name: str) -> str:
    """Return the code in what a file holds; `name` says which in an error. Raises InputError like `code_in_file`."""
    if len(content) > LARGEST:
        raise InputError.of("certificate_code.too_large", file=name)
    if content.startswith(b"%PDF"):
        codes = _codes(text for picture in _pages(content, name) for text in _texts(picture))
    elif (text := _as_text(content)) is not None:
        codes = _codes_in_text(text)
    else:
        codes = _codes(_texts(_picture(content, name)))
    if len(codes) > 1:
        raise InputError.of("certificate_code.several", file=name, count=len(codes))
    if not codes:
        raise InputError.of("certificate_code.no_code", file=name)
    return codes[0]


def _codes_in_text(text: str) -> list[str]:
    """A code broken over lines is read whole; else each line may be one."""
    lines = [line for line in text.splitlines() if isinstance(read_certificate_code(line), SignedCode)]
    return _codes(lines or ([text] if _is_code(text) else text.splitlines()))


def _codes(texts: Iterable[str]) -> list[str]:
    """Return the codes among the texts, each once."""
    return list(dict.fromkeys(text.strip() for text in texts if _is_code(text)))


def _is_code(text: str) -> bool:
    """Return whether it is a certificate's code, be it whole, changed or newer."""
    signed_code = read_certificate_code(text)
    return isinstance(signed_code, SignedCode) or signed_code.code != "certificate_code.none"


def _as_text(content: bytes) -> str | None:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content[:LONGEST_TEXT].decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if len(content) < LONGEST_TEXT and "\0" not in text else None


def _texts(picture: Image.Image) -> list[str]:
    """Return what the QR codes of a picture say."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [code.text for code in found]


def _picture(content: bytes, name: str) -> Image.Image:
    """Return a picture in shades of grey. Raises InputError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=_FORMATS) as opened:
                if opened.width * opened.height > MOST_POINTS:
                    raise InputError.of("certificate_code.too_large", file=name)
                return opened.convert("L")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise InputError.of("certificate_code.too_large", file=name) from None
    except (OSError, ValueError, SyntaxError, EOFError, Warning) as error:
        raise InputError.of("certificate_code.unreadable", file=name) from error


def _pages(content: bytes, name: str) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as pictures. Raises InputError."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                points = page.get_width() * page.get_height()
                scale = min(DOTS_PER_POINT, (MOST_POINTS / max(points, 1)) ** 0.5)
                yield page.render(scale=scale, grayscale=True).to_pil()
    except pypdfium2.PdfiumError as error:
        raise InputError.of("certificate_code.unreadable", file=name) from error
