"""Drawing forms for tests: the text of a form, in a language, of a household."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from io import BytesIO

import pypdf
import pypdfium2
from babel.messages.pofile import read_po
from pypdfium2 import raw

from app.procedure.case import CaseFile
from app.texts import load_translator
from reports.packet import blank_form_pdf, form_pdf, packet
from tests.factory import TODAY, a_procedure, a_site
from tests.reports.reading import MILLIMETRE, page_texts, squeezed

LATER = TODAY + timedelta(days=20)


@cache
def strict(language: str) -> Callable[[str], str]:
    """A translator that fails on a text of paper without a Chinese translation."""
    if language == "en":
        return load_translator("en")
    catalogue: dict[str, str] = {}
    for domain in ("core", "forms"):
        with (files("resources") / "translations" / language / f"{domain}.po").open("rb") as source:
            catalogue.update({str(message.id): str(message.string) for message in read_po(source) if message.id})
    return catalogue.__getitem__


def form(form_id: str, file: CaseFile, language: str = "zh_CN", today: date = TODAY) -> bytes:
    """One form as PDF."""
    return form_pdf(file, a_procedure(), form_id, strict(language), language, today, operator="王丽")


def form_text(form_id: str, file: CaseFile, language: str = "zh_CN", today: date = TODAY) -> str:
    """All text of a form without white space."""
    return squeezed("".join(page_texts(form(form_id, file, language, today))))


def blank(form_id: str, language: str = "zh_CN") -> bytes:
    """An empty form as PDF, of a project without any Chinese where the language is English."""
    site = (
        a_site()
        if language == "zh_CN"
        else a_site(name="Begonia Court", company="Begonia Ltd", address="8 Haitang Road", hours="9-18")
    )
    return blank_form_pdf(site, a_procedure(), form_id, strict(language), language, TODAY)


def blank_text(form_id: str, language: str = "zh_CN") -> str:
    """All text of an empty form without white space."""
    return squeezed("".join(page_texts(blank(form_id, language))))


def packet_of(file: CaseFile, language: str = "zh_CN", today: date = LATER) -> bytes:
    """A packet as PDF."""
    return packet(file, a_procedure(), strict(language), language, today, operator="王丽")


def ticks_set(pdf: bytes) -> int:
    """How many boxes are ticked: a tick is drawn as a path of its own width."""
    contents = (page.get_contents() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return sum(content.get_data().count(b"1 w 0 G ") for content in contents if content is not None)


def text_boxes(pdf: bytes) -> list[tuple[int, float, float, float, float]]:
    """Page, left, top, right and bottom in millimetres of every run of text, as it is drawn."""
    document = pypdfium2.PdfDocument(pdf)
    boxes = []
    for number, page in enumerate(document):
        height = page.get_height()
        for run in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = run.get_bounds()
            measures = (left, height - top, right, height - bottom)
            boxes.append((number, *(measure / MILLIMETRE for measure in measures)))
    return boxes
