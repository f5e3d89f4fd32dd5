"""The cover of a packet: whose it is, and an index of its forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.procedure.declaration import Form
from reports.document import Document
from reports.forms.context import FormContext
from reports.head import FormHead
from reports.sheet import Sheet, SheetColumn, SheetField, Value


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A form of the packet, the page of the packet on which it begins, and how many pages it has."""

    form: Form
    first_page: int
    pages: int


def draw_cover(document: Document, context: FormContext, index: Sequence[IndexLine]) -> None:
    """The cover, on as many pages as the index needs."""
    _, file = context.translator, context.file
    title = _("Move-in packet")
    head = FormHead(
        title=title,
        code="RZ-00",
        version="A/0",
        project=file.site.name,
        unit=file.unit.label,
        client=file.client_name,
        case_number=file.case.number,
        operator=context.operator,
        printed_on=context.day(context.today),
        qr=file.case.number,
    )
    document.bookmark(title)
    sheet = Sheet(document, head, _)
    sheet.fields(
        [
            SheetField(_("Opened on"), context.day(file.case.opened_on)),
            SheetField(_("Filed on"), context.day(file.case.ended_on)),
            SheetField(_("Last day of the notice"), context.day(file.last_day)),
            SheetField(_("Pages in all"), str(index[-1].first_page + index[-1].pages - 1) if index else ""),
        ],
    )
    sheet.gap(6)
    columns = [
        SheetColumn(_("№"), 14, "center"),
        SheetColumn(_("Code"), 26, "center"),
        SheetColumn(_("Form"), 92),
        SheetColumn(_("First page"), 24, "center"),
        SheetColumn(_("Pages"), 24, "center"),
    ]
    rows: list[list[Value]] = [
        [str(number), line.form.code, line.form.name(context.language), str(line.first_page), str(line.pages)]
        for number, line in enumerate(index, 1)
    ]
    sheet.table(columns, rows, height=8.5)
    sheet.finish()
