"""查验客户资料情况登记表: a row a paper that this client must show, what was seen of it, and what is missing (P1)."""

from app.procedure.declaration import Original
from app.procedure.papers import RequiredPaper, paper_problem, papers_to_bring, required_papers
from app.texts.translator import sentence
from reports.cells import tick, ticks
from reports.forms.context import FormContext
from reports.forms.paper_reasons import required_because
from reports.sheet import Sheet, SheetColumn, SheetField, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """The register with its result."""
    _ = context.translator
    rows = required_papers(context.file, context.procedure)
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("Paper"), 42),
        SheetColumn(_("Required because"), 28),
        SheetColumn(_("Original"), 18, "center"),
        SheetColumn(_("Copies"), 13, "center"),
        SheetColumn(_("Sealed"), 13, "center"),
        SheetColumn(_("Valid until"), 24, "center"),
        SheetColumn(_("Remark"), 34),
    ]
    sheet.table(columns, [_row(number, row, rows, context) for number, row in enumerate(rows, 1)], height=9)
    _missing(sheet, context)
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Checked by"))])


def _row(number: int, row: RequiredPaper, rows: tuple[RequiredPaper, ...], context: FormContext) -> list[Value]:
    kind, check = row.kind, row.check
    name = kind.name(context.language)
    return [
        str(number),
        f"{name}\n{row.person.name}" if row.person is not None and row.person.name else name,
        required_because(kind, context.translator),
        _original(row, context),
        str(check.copies) if check is not None and check.copies else context.nothing,
        tick(check is not None and check.sealed) if kind.sealed else context.nothing,
        context.day(check.valid_until if check is not None else None),
        _remark(row, rows, context),
    ]


def _original(row: RequiredPaper, context: FormContext) -> Value:
    _ = context.translator
    seen = row.check is not None and row.check.original_seen
    if row.kind.original is Original.NONE:
        return context.nothing
    word = _("kept") if row.kind.original is Original.KEPT else _("seen")
    return ticks([(word, seen)])


def _remark(row: RequiredPaper, rows: tuple[RequiredPaper, ...], context: FormContext) -> str:
    _, check = context.translator, row.check
    parts = []
    if check is not None and check.waived_reason:
        parts.append(_("Waived by {name}: {reason}").format(name=check.waived_by, reason=check.waived_reason))
    elif paper_problem(row, rows, context.today) is None and not _seen(row):
        parts.append(_("Another paper stands for it"))
    if check is not None:
        parts.append(check.remark)
    return "\n".join(filter(None, parts))


def _seen(row: RequiredPaper) -> bool:
    return row.check is not None and (row.check.original_seen or row.check.copies > 0)


def _missing(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    missing = papers_to_bring(context.file, context.procedure, context.today)
    rows = required_papers(context.file, context.procedure)
    sheet.heading(_("Missing papers"))
    columns = [
        SheetColumn(_("№"), 11, "center"),
        SheetColumn(_("What is missing"), 116),
        SheetColumn(_("Promised for"), 56, "center"),
    ]
    values: list[list[Value]] = []
    for number, row in enumerate(missing, 1):
        problem = paper_problem(row, rows, context.today)
        text = sentence(problem, context.translator, context.name) if problem is not None else ""
        promised = context.day(row.check.promised_for if row.check is not None else None)
        values.append([str(number), text, promised])
    sheet.table(columns, values or [[context.nothing] * 3])
    complete = not missing and not context.blank
    incomplete = bool(missing) and not context.blank
    sheet.fields(
        [
            SheetField(
                _("Result"),
                ticks([(_("Complete, on to the certificate"), complete), (_("To be completed, slip given"), incomplete)]),
                span=2,
            )
        ]
    )
