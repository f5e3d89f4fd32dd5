"""The columns of the copy of meters: a first reading 底数 a line."""

from app.desk.plain_tables.lines import MeterLine
from app.desk.plain_tables.order import PlainTable
from app.texts import N_
from reports.plain_tables.cases import CASE, PROJECT
from reports.plain_tables.column import PlainColumn, TableForm, ValueKind, Words
from reports.plain_tables.fees import CLIENT, UNIT


def _meter(line: MeterLine, words: Words) -> str:
    return line.procedure.name(f"meter:{line.meter}", words.language)


def _measured_in(line: MeterLine, _: Words) -> str:
    return next((meter.unit for meter in line.procedure.meters if meter.id == line.meter), "")


METERS = TableForm(
    PlainTable.METERS,
    N_("Meters"),
    (
        PROJECT,
        CASE,
        UNIT,
        CLIENT,
        PlainColumn(N_("Meter"), N_("Which kind of meter."), ValueKind.WORD, _meter),
        PlainColumn(N_("Meter number"), N_("The number on the meter."), ValueKind.NUMBER_TEXT, lambda line, _: line.meter_number),
        PlainColumn(N_("Place"), N_("Where it hangs."), ValueKind.TEXT, lambda line, _: line.place),
        PlainColumn(
            N_("First reading"),
            N_("What it showed; empty is not read, never 0."),
            ValueKind.READING,
            lambda line, _: line.reading,
        ),
        PlainColumn(N_("Measured in"), N_("What it counts."), ValueKind.WORD, _measured_in),
        PlainColumn(
            N_("Prepaid balance (yuan)"), N_("What is left on a prepaid meter."), ValueKind.YUAN, lambda line, _: line.balance
        ),
        PlainColumn(N_("Read on"), N_("The day of the reading."), ValueKind.DAY, lambda line, _: line.read_on),
        PlainColumn(
            N_("Why there is no reading"),
            N_("What was written down instead."),
            ValueKind.TEXT,
            lambda line, _: line.absent_reason,
        ),
    ),
)
