"""A PDF in the making: its pages, its fonts embedded once, and what it could not draw."""

from collections.abc import Callable
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.errors import InputError
from app.procedure.certificates.printing import UNFITTED, PrinterFit
from reports.check import Undrawable, undrawable_in, unprintable
from reports.fonts import FontSet
from reports.pen import A4, POINT, Pen

rl_config.useA85 = 0  # streams stay binary: a fifth smaller, and not encoded byte by byte in Python

Footer = Callable[[int, int], None]  # drawn once the number of the page and of all pages are known


class Document:
    """Pages are drawn in order and kept; `to_bytes` numbers them and gives the PDF. The same drawing gives the same bytes.

    `numbered` counts the pages through the whole document, besides those of each form.
    """

    def __init__(self, fonts: FontSet, title: str, *, numbered: bool = True) -> None:
        self.fonts = fonts
        self._buffer = BytesIO()
        self._canvas = Canvas(self._buffer, pageCompression=1, invariant=1, lang="zh-CN")
        self._canvas.setTitle(title)
        self._numbered = numbered
        self._bookmarks: dict[int, str] = {}
        self._front = 0
        self._pages: list[tuple[Pen, Footer | None]] = []
        self._encoded: dict[tuple[str, bool], str] = {}

    def page(self, footer: Footer | None = None, size: tuple[float, float] = A4, fit: PrinterFit = UNFITTED) -> Pen:
        """Return a new page of `size` millimetres; `footer` is called with its number and the number of all pages at the end.

        `fit` puts all of it where the printer needs it.
        """
        pen = Pen(self.fonts, self._encode, size, fit)
        self._pages.append((pen, footer))
        return pen

    def loose(self, size: tuple[float, float] = A4) -> Pen:
        """Return a pen whose drawing is no page, but is added to pages (`Pen.add`): what they share is drawn once."""
        return Pen(self.fonts, self._encode, size)

    def bookmark(self, title: str) -> None:
        """Name the next page in the outline of the PDF."""
        self._bookmarks[len(self._pages)] = title

    def bring_forward(self, first: int) -> None:
        """The pages drawn from index `first` on come before all others: a cover is drawn once the rest is known."""
        self._front = first

    @property
    def page_count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def undrawable(self) -> tuple[Undrawable, ...]:
        """Return what was drawn so far that holds characters no face draws."""
        return undrawable_in((text for text, _ in self._encoded), self.fonts)

    def to_bytes(self) -> bytes:
        """Return the PDF. Call it once, when all is drawn.

        Raises InputError (`print.undrawable`) when no face draws a character of a page: a blank box never reaches paper.
        """
        order = [*range(self._front, len(self._pages)), *range(self._front)]
        for number, index in enumerate(order, 1):
            footer = self._pages[index][1]
            if footer is not None:
                footer(*((number, len(self._pages)) if self._numbered else (0, 0)))
        missing = self.undrawable()
        if missing:
            raise InputError(unprintable(missing))
        for index in order:
            pen = self._pages[index][0]
            self._canvas.setPageSize((pen.width * POINT, pen.height * POINT))
            self._canvas.addLiteral(pen.operators())
            if index in self._bookmarks:
                self._canvas.bookmarkPage(f"page{index}")
                self._canvas.addOutlineEntry(self._bookmarks[index], f"page{index}")
            self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def _encode(self, text: str, bold: bool) -> str:
        """Return text as PDF operators, `@` standing for the size; kept, since forms repeat their labels."""
        known = self._encoded.get((text, bold))
        if known is None:
            known = self._encoded[text, bold] = self._operators(text, bold)
        return known

    def _operators(self, text: str, bold: bool) -> str:
        document = self._canvas._doc  # reportlab has no public way to write text into a stream that is printed later
        parts = []
        for face, run in self.fonts.runs(text, bold):
            font = self.fonts.font(face)
            for subset, codes in font.splitString(run, document):
                parts.append(f"{font.getSubsetInternalName(subset, document)} @ <{codes.hex()}> Tj")
        return " ".join(parts)
