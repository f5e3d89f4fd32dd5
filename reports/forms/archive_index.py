"""客户档案目录: the paper archive, kind by kind, where it stands, and the computer archive."""

from decimal import Decimal

from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import ChargeState
from app.procedure.certificates import format_number
from app.procedure.declaration import ArchiveKind
from reports.cells import ticks
from reports.forms.charge_rows import yuan
from reports.forms.context import FormContext
from reports.forms.labels import PAPER_FORMS
from reports.sheet import Column, Field, Sheet, Value
from reports.signatures import Signature
from reports.words import written_area


def draw(sheet: Sheet, context: FormContext) -> None:
    """Shelf, paper archive, computer archive."""
    _, shelf = context.translator, context.file.shelf
    sheet.fields(
        [
            Field(_("Box"), shelf.box if shelf is not None else ""),
            Field(_("Folder"), shelf.folder if shelf is not None else ""),
            Field(_("Pages"), shelf.page if shelf is not None else ""),
            Field(_("Filed on"), context.day(context.file.case.ended_on)),
        ]
    )
    sheet.heading(_("Paper archive"))
    columns = [
        Column(_("№"), 8, "center"),
        Column(_("Kind of paper"), 72),
        Column(_("There"), 34, "center"),
        Column(_("Pages"), 14, "center"),
        Column(_("Original or copy"), 18, "center"),
        Column(_("Remark"), 34),
    ]
    applicable = applicable_kinds(context.file, context.procedure)
    kinds = context.procedure.archive_kinds
    sheet.table(columns, [_row(number, kind, kind in applicable, context) for number, kind in enumerate(kinds, 1)])
    _computer_archive(sheet, context)
    filed_by = shelf.filed_by if shelf is not None else ""
    sheet.signatures([Signature(_("Filed by"), filed_by, context.day(context.file.case.ended_on)), Signature(_("Checked by"))])


def _row(number: int, kind: ArchiveKind, applicable: bool, context: FormContext) -> list[Value]:
    _ = context.translator
    name = kind.name(context.language)
    paper = next((paper for paper in reversed(context.file.archive_papers) if paper.kind == kind.id), None)
    present = paper is not None and paper.present
    there = ticks([(_("yes"), present), (_("no"), paper is not None and not present), (_("n/a"), not applicable)], " ")
    if not applicable:
        return [str(number), name, there, *[context.nothing] * 3]
    if paper is None:
        return [str(number), name, there, "", "", _stub(kind, context)]
    form = context.word(PAPER_FORMS, paper.form)
    remark = "\n".join(filter(None, [_stub(kind, context), paper.remark]))
    return [str(number), name, there, str(paper.pages) if paper.pages else "", form, context.known(remark)]


def _stub(kind: ArchiveKind, context: FormContext) -> str:
    """The numbers of the case's certificates, beside the certificate's own line."""
    if kind.id != "certificate":
        return ""
    return context.listed(f"№ {format_number(certificate.number)}" for certificate in context.file.certificates)


def _computer_archive(sheet: Sheet, context: FormContext) -> None:
    _, file = context.translator, context.file
    sheet.heading(_("Computer archive"))
    complete = bool(file.client_name) and not context.blank
    sheet.fields(
        [
            Field(_("Particulars"), ticks([(_("recorded"), complete)])),
            Field(_("Area"), context.known(written_area(file.unit.area))),
            Field(_("Layout"), context.known(file.unit.layout)),
            Field(_("Payment state"), _payments(context)),
        ]
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
            parts.append(text.format(amount=yuan(sum(amounts, Decimal(0)))))
    return context.listed(parts)
