"""The pages of a PDF as images, drawn by pdfium."""

from io import BytesIO
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import pypdfium2

_PDFIUM = Lock()
"""pdfium keeps state of its own for the whole process and knows no threads."""


class PdfPages:
    """An open PDF, also one without pages. Close it after use (`with`)."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # noqa: PLC0415  (loaded when a page is first shown)

        self._document: pypdfium2.PdfDocument | None = None
        with _PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError:
                # pdfium opens no document without pages, and what it says of it may be left over from another one.
                if not _is_without_pages(pdf):
                    raise

    def __enter__(self) -> "PdfPages":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._document is not None:
            with _PDFIUM:
                self._document.close()

    def __len__(self) -> int:
        return 0 if self._document is None else len(self._document)

    def _page(self, page: int) -> "pypdfium2.PdfPage":
        if self._document is None:
            raise IndexError(page)
        return self._document[page]

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page in points."""
        with _PDFIUM:
            width, height = self._page(page).get_size()
        return float(width), float(height)

    def image(self, page: int, scale: float, band: QRectF | None = None) -> QImage:
        """Return a page at `scale` pixels a point; `band`, in points from the upper left, gives only that part of it."""
        width, height = self.size(page)
        crop = (0.0, 0.0, 0.0, 0.0)
        if band is not None:
            crop = (band.left(), height - band.bottom(), width - band.right(), band.top())
        with _PDFIUM:
            sheet = self._page(page)
            bitmap = sheet.render(scale=scale, crop=crop, prefer_bgrx=True)
            pixels = bytes(bitmap.buffer)
            image = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
            bitmap.close()
            sheet.close()
        return image


def _is_without_pages(pdf: bytes) -> bool:
    """Return whether it is a whole PDF that has no page."""
    from pypdf import PdfReader  # noqa: PLC0415  (rarely needed, and slower than pdfium)
    from pypdf.errors import PyPdfError  # noqa: PLC0415  (the same)

    try:
        return len(PdfReader(BytesIO(pdf), strict=True).pages) == 0
    except PyPdfError:
        return False
