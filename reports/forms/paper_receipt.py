"""文件签收单: the papers handed over that the client signs for, and the least warranty periods."""

from app.procedure.case import UnitKind
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import SignedPaperKind
from reports.forms.context import FormContext
from reports.forms.warranty import warranty_table
from reports.sheet import Sheet, SheetColumn, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """A row a paper, then the warranty."""
    _ = context.translator
    held = conditions(context.file, context.procedure.settings)
    kinds = [kind for kind in context.procedure.signed_papers if applies(kind, held)]
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Paper"), 62),
        SheetColumn(_("Version"), 26, "center"),
        SheetColumn(_("Copies"), 16, "center"),
        SheetColumn(_("Received on"), 30, "center"),
        SheetColumn(_("Received by"), 38),
    ]
    sheet.gap(2)
    sheet.table(columns, [_row(number, kind, context) for number, kind in enumerate(kinds, 1)], height=11)
    sheet.gap(2)
    sheet.paragraph(_("The papers above were handed over complete; the client was told to read them before decorating."))
    if context.file.unit.kind is UnitKind.HOME:
        warranty_table(sheet, context)
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Handed over by"))])


def _row(number: int, kind: SignedPaperKind, context: FormContext) -> list[Value]:
    paper = next((paper for paper in reversed(context.file.signed_papers) if paper.paper == kind.id), None)
    if paper is None:
        return [str(number), kind.name(context.language), "", "", "", ""]
    return [
        str(number),
        kind.name(context.language),
        context.known(paper.version),
        str(paper.copies),
        context.day(paper.received_on),
        context.person(paper.signer_id),
    ]
