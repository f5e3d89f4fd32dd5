"""Reading a PDF back: its text, and where each piece of text stands."""

from dataclasses import dataclass

import pypdfium2 as pdfium

MILLIMETRE = 72 / 25.4
ROW = 3.0  # points: characters whose middles differ by less stand in one row


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page and the middle of its baseline box in millimetres from the top left corner."""

    character: str
    left: float
    top: float
    right: float
    bottom: float


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pdfium.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """Every visible character of a page with its box."""
    sheet = pdfium.PdfDocument(pdf)[page]
    height = sheet.get_height()
    text = sheet.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, right, top = text.get_charbox(index)
            box = (left, height - top, right, height - bottom)
            found.append(Glyph(character, *(value / MILLIMETRE for value in box)))
    return found


def rows_of_text(pdf: bytes, page: int = 0) -> str:
    """The text of a page row by row as it is read on paper, whatever order it was drawn in; white space is left out."""
    sheet = pdfium.PdfDocument(pdf)[page]
    text = sheet.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, _right, top = text.get_charbox(index, loose=True)
            found.append(((top + bottom) / 2, left, character))
    rows: list[list[tuple[float, float, str]]] = []
    for glyph in sorted(found, reverse=True):
        if not rows or rows[-1][0][0] - glyph[0] > ROW:
            rows.append([])
        rows[-1].append(glyph)
    return "\n".join("".join(character for _middle, _left, character in sorted(row, key=lambda each: each[1])) for row in rows)


def squeezed(text: str) -> str:
    """The text without any white space, since lines break where they must."""
    return "".join(text.split())
