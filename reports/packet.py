"""What is printed of a case: the packet (a cover with an index, then every form that applies, in order), and single forms."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from app.procedure.case import CaseFile, Ending, Site
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Form, Procedure
from app.procedure.papers import papers_to_bring
from app.texts import Translator
from reports.cover import IndexLine, draw_cover
from reports.document import Document
from reports.fonts import FontSet
from reports.forms import FORMS, FormContext
from reports.forms.empty import empty_file


@cache
def shipped_fonts() -> FontSet:
    """Return the faces that ship; loaded once, when first needed."""
    return FontSet()


def packet(
    file: CaseFile,
    procedure: Procedure,
    translator: Translator,
    language: str,
    today: date,
    *,
    operator: str = "",
    fonts: FontSet | None = None,
) -> bytes:
    """Return the PDF of all forms that apply to the case; the same case on the same day gives the same bytes.

    Raises InputError (`print.undrawable`) when a text holds a character that no font draws.
    """
    context = FormContext(
        file=file, procedure=procedure, translator=translator, language=language, today=today, operator=operator
    )
    cover_pages = 1
    while True:
        document = Document(fonts or shipped_fonts(), translator("Move-in packet {case}").format(case=file.case.number))
        drawn = _draw_packet(document, context, cover_pages)
        if drawn == cover_pages:
            return document.to_bytes()
        cover_pages = drawn


def _draw_packet(document: Document, context: FormContext, cover_pages: int) -> int:
    """Draw the forms, then the cover that names their pages; return how many pages the cover took."""
    index = []
    for form in applicable_forms(context.file, context.procedure, context.today):
        first = document.page_count
        FORMS[form.id](document, form, context)
        pages = document.page_count - first
        if pages:
            index.append(IndexLine(form, cover_pages + first + 1, pages))
    first = document.page_count
    draw_cover(document, context, index)
    document.bring_forward(first)
    return document.page_count - first


def applicable_forms(file: CaseFile, procedure: Procedure, today: date) -> Sequence[Form]:
    """Return the forms of the case's packet, in the order of the declaration."""
    held = conditions(file, procedure.settings)
    if file.case.ending is Ending.OPEN and papers_to_bring(file, procedure, today):
        held |= {"papers_missing"}
    return [form for form in procedure.forms if applies(form, held)]


def form_pdf(
    file: CaseFile,
    procedure: Procedure,
    form_id: str,
    translator: Translator,
    language: str,
    today: date,
    *,
    operator: str = "",
    fonts: FontSet | None = None,
) -> bytes:
    """Return one form of a case as it will print: every round, repair or receipt of it, an empty sheet where there is none yet.

    KeyError for an unknown form; InputError (`print.undrawable`) as for the packet.
    """
    context = FormContext(
        file=file, procedure=procedure, translator=translator, language=language, today=today, operator=operator
    )
    return _one_form(form_id, context, fonts)


def blank_form_pdf(
    site: Site,
    procedure: Procedure,
    form_id: str,
    translator: Translator,
    language: str,
    today: date,
    *,
    fonts: FontSet | None = None,
) -> bytes:
    """Return an empty form of the project to be filled in by hand, such as sales hands out."""
    context = FormContext(
        file=empty_file(site), procedure=procedure, translator=translator, language=language, today=today, blank=True
    )
    return _one_form(form_id, context, fonts)


def _one_form(form_id: str, context: FormContext, fonts: FontSet | None) -> bytes:
    form = context.procedure.form(form_id)
    document = Document(fonts or shipped_fonts(), form.name(context.language), numbered=False)
    FORMS[form.id](document, form, context)
    return document.to_bytes()
