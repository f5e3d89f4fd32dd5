"""How a form comes onto sheets: one, or one for each round, receipt or repair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.procedure.declaration import Form
from reports.document import Document
from reports.forms.context import FormContext
from reports.head import FormHead
from reports.sheet import Sheet

Draw = Callable[[Sheet, FormContext], None]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form. `title` goes beside the form's name (a round), `original_at` marks a copy, `void` a void receipt."""

    draw: Draw
    title: str = ""
    void: bool = False
    original_at: str | None = None
    particulars: bool = True


Sheets = Callable[[FormContext], Sequence[FormSheet]]
Print = Callable[[Document, Form, FormContext], None]


def single(draw: Draw, *, particulars: bool = True) -> Print:
    """Return a form that is one sheet."""
    return several(lambda _context: (FormSheet(draw, particulars=particulars),))


def several(sheets: Sheets) -> Print:
    """Return a form with a sheet for each thing that it records."""

    def print_form(document: Document, form: Form, context: FormContext) -> None:
        for form_sheet in sheets(context):
            _print_sheet(document, form, context, form_sheet)

    return print_form


def _print_sheet(document: Document, form: Form, context: FormContext, form_sheet: FormSheet) -> None:
    file, name = context.file, form.name(context.language)
    title = name
    if form_sheet.title:
        title = context.translator("{form} ({part})").format(form=name, part=form_sheet.title)
    head = FormHead(
        title=title,
        code=form.code,
        version=form.version,
        project=file.site.name,
        unit=file.unit.label,
        client=file.client_name,
        case_number=file.case.number,
        operator=context.operator,
        printed_on="" if context.blank else context.day(context.today),
        qr="" if context.blank else file.case.number,
        void=form_sheet.void,
        original_at=form_sheet.original_at,
    )
    document.bookmark(head.title)
    sheet = Sheet(document, head, context.translator, particulars=form_sheet.particulars)
    form_sheet.draw(sheet, context)
    sheet.finish()
