"""补齐资料提示单: what to bring next time, originals and copies, where and when (P1)."""

from app.procedure.papers import RequiredPaper, paper_problem, papers_to_bring, required_papers
from app.texts.translator import sentence
from reports.forms.context import FormContext
from reports.forms.labels import ORIGINALS
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """The slip that the client takes home."""
    _, site = context.translator, context.file.site
    sheet.gap(2)
    sheet.paragraph(_("Please bring the following when you come again. With this slip the counter finds your case at once."))
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Paper"), 54),
        SheetColumn(_("Original"), 24, "center"),
        SheetColumn(_("Copies"), 16, "center"),
        SheetColumn(_("Why"), 50),
        SheetColumn(_("Promised for"), 28, "center"),
    ]
    rows = required_papers(context.file, context.procedure)
    missing = papers_to_bring(context.file, context.procedure, context.today)
    values = [_row(number, row, rows, context) for number, row in enumerate(missing, 1)]
    sheet.table(columns, values or [[context.nothing] * 6], height=10)
    sheet.gap(4)
    sheet.fields(
        [
            SheetField(_("Place of the handover"), site.address, span=2),
            SheetField(_("Opening hours"), site.hours),
            SheetField(_("Telephone"), site.phone),
        ]
    )
    sheet.note(_("Copies on A4. Originals are given back at once unless the list says that they are handed in."))
    sheet.signatures([Signature(_("Received by the client")), Signature(_("Issued by"))])


def _row(number: int, row: RequiredPaper, rows: tuple[RequiredPaper, ...], context: FormContext) -> list[Value]:
    _, kind, check = context.translator, row.kind, row.check
    problem = paper_problem(row, rows, context.today)
    name = kind.name(context.language)
    copies = str(kind.copies) if kind.copies else ""
    return [
        str(number),
        f"{name}\n{row.person.name}" if row.person is not None and row.person.name else name,
        context.word(ORIGINALS, kind.original),
        context.known(_("{count}, sealed").format(count=copies) if kind.sealed else copies),
        sentence(problem, context.translator, context.name) if problem is not None else "",
        context.day(check.promised_for if check is not None else None),
    ]
