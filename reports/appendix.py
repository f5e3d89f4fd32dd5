"""A site's own PDFs (its house rules, a plan) behind a packet."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from app.errors import InputError


@dataclass(frozen=True, slots=True)
class Appendix:
    """A PDF of the site with the name that the outline and an error give it."""

    name: str
    pdf: bytes


def with_appendices(pdf: bytes, appendices: Sequence[Appendix]) -> bytes:
    """Return the PDF with the pages of the others behind its own, each named in the outline.

    Raises InputError (`print.appendix_unreadable`) naming the first that is no PDF, is damaged or asks for a password.
    """
    if not appendices:
        return pdf
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  (needed only where a site has PDFs of its own)
    from pypdf.errors import PyPdfError  # noqa: PLC0415  (the same)

    writer = PdfWriter(clone_from=BytesIO(pdf))
    for appendix in appendices:
        try:
            writer.append(PdfReader(BytesIO(appendix.pdf), strict=True), outline_item=appendix.name, import_outline=False)
        except (PyPdfError, ValueError, KeyError, TypeError) as error:  # what pypdf raises for damaged files
            raise InputError.of("print.appendix_unreadable", name=appendix.name) from error
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
