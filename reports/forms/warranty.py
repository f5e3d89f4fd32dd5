"""The least warranty periods as paper states them: 建设工程质量管理条例 Art. 40, from the day of the completion acceptance."""

from app.procedure.warranty import PERIODS, WarrantyKind
from app.texts import N_
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value

NAMES = {
    WarrantyKind.STRUCTURE: N_("Foundations and main structure"),
    WarrantyKind.LEAKAGE: N_("Waterproofing of roof, bathrooms, rooms and outer walls against leakage"),
    WarrantyKind.HEATING: N_("Heating system"),
    WarrantyKind.COOLING: N_("Cooling system"),
    WarrantyKind.PIPES_AND_WIRING: N_("Electric wiring, water and drain pipes, installed equipment"),
    WarrantyKind.DECORATION: N_("Decoration works"),
}


def warranty_table(sheet: Sheet, context: FormContext) -> None:
    """Kind of work and least period."""
    _ = context.translator
    sheet.heading(_("Least warranty periods (Regulation on the Quality of Construction, Art. 40)"))
    columns = [SheetColumn(_("Kind of work"), 110), SheetColumn(_("Least period"), 70, "center")]
    rows: list[list[Value]] = [[_(NAMES[kind]), _period(kind, context)] for kind in PERIODS]
    sheet.table(columns, rows)
    sheet.note(_("The periods run from the day on which the completed building was accepted, not from the day of the handover."))


def _period(kind: WarrantyKind, context: FormContext) -> str:
    _, period = context.translator, PERIODS[kind]
    if period.years is not None:
        return _("{count} years").format(count=period.years)
    if period.seasons is None:
        return _("Useful life set by the design documents")
    seasons = _("{count} heating seasons") if kind is WarrantyKind.HEATING else _("{count} cooling seasons")
    return seasons.format(count=period.seasons)
