"""入住指南: what sales hands out with the notice: where and when, the way through, fees, and what to bring."""

from app.procedure.declaration import FeeKind, Form, PaperKind
from app.procedure.fees import FeeBasis
from app.texts.charges import written_price
from reports.forms.context import FormContext
from reports.forms.labels import ORIGINALS
from reports.forms.paper_reasons import required_because
from reports.forms.warranty import warranty_table
from reports.sheet import Sheet, SheetColumn, SheetField, Value

INSIDE = frozenset({"papers_missing", "made:repair", "made:escalation"})
"""Forms that exist only where something went wrong: the guide does not name them."""


def draw(sheet: Sheet, context: FormContext) -> None:
    """Two pages: the way first, then what to bring."""
    _ = context.translator
    sheet.gap(2)
    sheet.paragraph(
        _(
            "Welcome home. Please come before the last day that your move-in notice names. The handover takes about two hours; if"
            " you cannot come in person, give your agent the power of attorney that is attached."
        ),
        10.5,
    )
    _where(sheet, context)
    _steps(sheet, context)
    warranty_table(sheet, context)
    sheet.new_page()
    _papers(sheet, context)
    _fees(sheet, context)


def _where(sheet: Sheet, context: FormContext) -> None:
    _, site = context.translator, context.file.site
    sheet.gap(2)
    sheet.fields(
        [
            SheetField(_("Place of the handover"), site.address, span=2),
            SheetField(_("Opening hours"), site.hours),
            SheetField(_("Telephone"), site.phone),
        ]
    )


def _steps(sheet: Sheet, context: FormContext) -> None:
    """The steps in order, with the forms that each leaves behind."""
    _, procedure = context.translator, context.procedure
    sheet.heading(_("The way through the handover"))
    columns = [SheetColumn(_("№"), 11, "center"), SheetColumn(_("Step"), 62), SheetColumn(_("Papers of this step"), 107)]
    forms = {form.id: form for form in procedure.forms if not INSIDE.intersection(form.when)}
    rows: list[list[Value]] = []
    for number, step in enumerate(procedure.steps, 1):
        name = step.name(context.language)
        if "renovating" in step.when:
            name = _("{step} (only if you renovate)").format(step=name)
        rows.append([str(number), name, _names([forms[form] for form in step.forms if form in forms], context)])
    sheet.table(columns, rows, height=8)


def _names(forms: list[Form], context: FormContext) -> str:
    return context.listed(form.name(context.language) for form in forms)


def _fees(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    sheet.heading(_("Fees to be paid at the handover"))
    columns = [SheetColumn(_("Fee"), 52), SheetColumn(_("Price"), 82), SheetColumn(_("Collected for"), 46)]
    rows: list[list[Value]] = [
        [fee.name(context.language), _price(fee, context), fee.collected_for(context.language) or _("ourselves")]
        for fee in context.procedure.fees
    ]
    sheet.table(columns, rows, height=9)


def _price(fee: FeeKind, context: FormContext) -> str:
    _ = context.translator
    prices = {
        FeeBasis.AREA_MONTHS: _("{price} yuan a m² and month, for {months} months"),
        FeeBasis.AREA_SEASON: _("{price} yuan a m² and heating season"),
        FeeBasis.FIXED_MONTHS: _("{price} yuan a month, for {months} months"),
        FeeBasis.FIXED: _("{price} yuan, once"),
    }
    return prices[FeeBasis(fee.kind)].format(price=written_price(fee.price), months=fee.months)


def _papers(sheet: Sheet, context: FormContext) -> None:
    _ = context.translator
    sheet.heading(_("What to bring"))
    columns = [
        SheetColumn(_("If you are"), 38),
        SheetColumn(_("Paper"), 84),
        SheetColumn(_("Original"), 34, "center"),
        SheetColumn(_("Copies"), 24, "center"),
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
