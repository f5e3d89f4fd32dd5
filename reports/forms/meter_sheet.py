"""水、热水、电、燃气底表单: the first reading of each meter. A blank is struck through, never 0."""

from decimal import Decimal

from app.procedure.case import MeterReading
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Meter
from reports.forms.context import FormContext
from reports.sheet import Sheet, SheetColumn, Value
from reports.signatures import Signature


def draw(sheet: Sheet, context: FormContext) -> None:
    """A row a meter, the digits before and after the point apart."""
    _ = context.translator
    columns = [
        SheetColumn(_("Meter"), 17, "center"),
        SheetColumn(_("Meter number"), 30),
        SheetColumn(_("Place"), 26),
        SheetColumn(_("Unit of measure"), 13, "center"),
        SheetColumn(_("Reading, whole"), 18, "right"),
        SheetColumn(_("Reading, decimals"), 16.2),
        SheetColumn(_("Prepaid balance"), 15, "right"),
        SheetColumn(_("Read on"), 27.5, "center"),
        SheetColumn(_("Remark"), 17.3),
    ]
    sheet.gap(2)
    sheet.table(columns, [row for meter in _meters(context) for row in _rows(meter, context)], height=17)
    sheet.gap(2)
    sheet.note(
        _(
            "A stroke means that there is nothing to read; it is not a reading of 0. The prepaid balance is in yuan or in the"
            " unit of the card."
        )
    )
    sheet.paragraph(_("Client and staff read the meters together. From the day of this reading the client pays what is used."))
    sheet.signatures([Signature(_("Client or agent")), Signature(_("Read by")), Signature(_("Management office"))])


def _meters(context: FormContext) -> list[Meter]:
    held = conditions(context.file, context.procedure.settings)
    return [meter for meter in context.procedure.meters if context.blank or applies(meter, held)]


def _rows(meter: Meter, context: FormContext) -> list[list[Value]]:
    readings = [reading for reading in context.file.meters if reading.meter == meter.id]
    if not readings:
        return [[meter.name(context.language), "", "", meter.unit, "", "", "", "", ""]]
    return [_row(meter, reading, context) for reading in readings]


def _row(meter: Meter, reading: MeterReading, context: FormContext) -> list[Value]:
    whole, decimals = _digits(reading.reading)
    return [
        meter.name(context.language),
        context.known(reading.meter_number),
        context.known(reading.place),
        meter.unit,
        whole,
        decimals,
        str(reading.balance) if reading.balance is not None else context.nothing,
        context.known(context.day(reading.read_on) if reading.reading is not None else ""),
        reading.absent_reason,
    ]


def _digits(reading: Decimal | None) -> tuple[str | None, str | None]:
    """Digits before the point and after it; None for a blank."""
    if reading is None:
        return None, None
    whole, _point, decimals = f"{reading:.3f}".partition(".")
    return whole, f".{decimals}"
