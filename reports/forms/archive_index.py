"""客户档案目录: the paper archive, kind by kind, where it stands, and the computer archive."""

from decimal import Decimal

from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import ChargeState
from app.procedure.certificates import format_number
from app.procedure.declaration import ArchiveKind
from app.texts.charges import written_yuan
from app.texts.values import PAPER_FORMS
from reports.cells import Cell, ticks
from reports.forms.context import FormContext
from reports.pen import Align
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature
from reports.words import written_area

SIZE = 8.0  # points: so that the whole list fits on one page


def draw(sheet: Sheet, context: FormContext) -> None:
    """Shelf, paper archive, computer archive."""
    _, file, shelf = context.translator, context.file, context.file.shelf
    sheet.fields(
        [
            SheetField(_("Unit"), file.unit.label),
            SheetField(_("Client"), file.client_name),
            SheetField(_("Case number"), file.case.number),
            SheetField(_("Box"), shelf.box if shelf is not None else ""),
            SheetField(_("Folder"), shelf.folder if shelf is not None else ""),
            SheetField(_("Pages"), shelf.page if shelf is not None else ""),
        ],
        columns=3,
        label_width=25,
    )
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Paper archive: kind of paper"), 80),
        SheetColumn(_("There"), 35, "center"),
        SheetColumn(_("Pages"), 12, "center"),
        SheetColumn(_("Original or copy"), 17, "center"),
        SheetColumn(_("Remark"), 25),
    ]
    applicable = applicable_kinds(context.file, context.procedure)
    kinds = context.procedure.archive_kinds
    sheet.table(
        columns,
        [_row(number, kind, context.blank or kind in applicable, context) for number, kind in enumerate(kinds, 1)],
        height=6.5,
    )
    _computer_archive(sheet, context)
    filed_by = shelf.filed_by if shelf is not None else ""
    sheet.signatures([Signature(_("Filed by"), filed_by, context.day(file.case.ended_on)), Signature(_("Checked by"))])


def _row(number: int, kind: ArchiveKind, applicable: bool, context: FormContext) -> list[Value]:
    _ = context.translator
    paper = next((paper for paper in reversed(context.file.archive_papers) if paper.kind == kind.id), None)
    present = paper is not None and paper.present
    there = ticks([(_("yes"), present), (_("no"), paper is not None and not present), (_("n/a"), not applicable)], " ")
    row: list[Value] = [_small(str(number), "center"), _small(kind.name(context.language)), _small(there, "center")]
    if not applicable:
        return [*row, *[context.nothing] * 3]
    if paper is None:
        return [*row, "", "", _small(_stub(kind, context))]
    pages = str(paper.pages) if paper.pages else ""
    remark = "\n".join(filter(None, [_stub(kind, context), paper.remark]))
    return [*row, _small(pages, "center"), _small(context.word(PAPER_FORMS, paper.form), "center"), _small(remark)]


def _small(text: str, align: Align = "left") -> Cell:
    return Cell(text, align, size=SIZE)


def _stub(kind: ArchiveKind, context: FormContext) -> str:
    """Return the numbers of the case's certificates, beside the certificate's own line."""
    if kind.id != "certificate":
        return ""
    return context.listed(f"№ {format_number(certificate.number)}" for certificate in context.file.certificates)


def _computer_archive(sheet: Sheet, context: FormContext) -> None:
    _, file = context.translator, context.file
    complete = bool(file.client_name) and not context.blank
    sheet.fields(
        [
            SheetField(_("Computer archive"), ticks([(_("particulars recorded"), complete)])),
            SheetField(_("Area, layout"), context.known(f"{written_area(file.unit.area)}  {file.unit.layout}".strip())),
            SheetField(_("Payment state"), _payments(context)),
        ],
        columns=3,
        label_width=25,
    )


def _payments(context: FormContext) -> str:
    _ = context.translator
    states = {
        ChargeState.PAID: _("paid {amount}"),
        ChargeState.DUE: _("due {amount}"),
        ChargeState.DEFERRED: _("deferred {amount}"),
        ChargeState.NOT_DUE: _("not due {amount}"),
    }
    parts = []
    for state, text in states.items():
        amounts = [charge.amount for charge in context.file.charges if charge.state is state]
        if amounts:
            parts.append(text.format(amount=written_yuan(sum(amounts, Decimal(0)))))
    return context.listed(parts)
