"""入住指南: what sales hands out with the notice: the steps, what to bring, where and when."""

from app.procedure.declaration import PaperKind
from reports.forms.context import FormContext
from reports.forms.labels import ORIGINALS
from reports.forms.paper_reasons import required_because
from reports.sheet import Column, Field, Sheet, Value


def draw(sheet: Sheet, context: FormContext) -> None:
    """The guide of the project."""
    _ = context.translator
    sheet.gap(2)
    sheet.paragraph(
        _(
            "Welcome home. Please come before the last day that your move-in notice names. The handover takes about two hours; if"
            " you cannot come in person, give your agent the power of attorney that is attached."
        ),
        10.5,
    )
    _steps(sheet, context)
    _papers(sheet, context)
    _where(sheet, context)


def _steps(sheet: Sheet, context: FormContext) -> None:
    """The steps in order, with the forms that each leaves behind."""
    _, procedure = context.translator, context.procedure
    sheet.heading(_("The way through the handover"))
    columns = [Column(_("№"), 10, "center"), Column(_("Step"), 60), Column(_("Papers of this step"), 110)]
    forms = {form.id: form.name(context.language) for form in procedure.forms}
    rows: list[list[Value]] = []
    for number, step in enumerate(procedure.steps, 1):
        name = step.name(context.language)
        if "renovating" in step.when:
            name = _("{step} (only if you renovate)").format(step=name)
        rows.append([str(number), name, context.listed(forms.get(form, "") for form in step.forms)])
    sheet.table(columns, rows)


def _papers(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    sheet.heading(_("What to bring"))
    columns = [
        Column(_("If you are"), 38),
        Column(_("Paper"), 84),
        Column(_("Original"), 34, "center"),
        Column(_("Copies"), 24, "center"),
    ]
    sheet.table(columns, [_paper_row(kind, context) for kind in context.procedure.papers])
    sheet.note(_("The conditions add up: a company that sends an agent brings the papers of both. Copies on A4."))


def _paper_row(kind: PaperKind, context: FormContext) -> list[Value]:
    _ = context.translator
    copies = str(kind.copies) if kind.copies else "–"
    return [
        required_because(kind, context.translator),
        kind.name(context.language),
        context.word(ORIGINALS, kind.original),
        _("{count}, sealed").format(count=copies) if kind.sealed else copies,
    ]


def _where(sheet: Sheet, context: FormContext) -> None:
    _, site = context.translator, context.file.site
    sheet.heading(_("Where and when"))
    sheet.fields(
        [
            Field(_("Place of the handover"), site.address, span=2),
            Field(_("Opening hours"), site.hours),
            Field(_("Telephone"), site.phone),
        ]
    )
