"""The columns of the copy of meters: a first reading 底数 a line."""

from app.desk.copies.lines import MeterLine
from app.desk.copies.order import PlainCopy
from app.texts import N_
from reports.copies.cases import CASE, PROJECT
from reports.copies.column import Column, CopyTable, Kind, Words
from reports.copies.fees import CLIENT, UNIT


def _meter(line: MeterLine, words: Words) -> str:
    return line.procedure.name(f"meter:{line.meter}", words.language)


def _measured_in(line: MeterLine, _: Words) -> str:
    return next((meter.unit for meter in line.procedure.meters if meter.id == line.meter), "")


METERS = CopyTable(
    PlainCopy.METERS,
    N_("Meters"),
    (
        PROJECT,
        CASE,
        UNIT,
        CLIENT,
        Column(N_("Meter"), N_("Which kind of meter."), Kind.WORD, _meter),
        Column(N_("Meter number"), N_("The number on the meter."), Kind.NUMBER_TEXT, lambda line, _: line.meter_number),
        Column(N_("Place"), N_("Where it hangs."), Kind.TEXT, lambda line, _: line.place),
        Column(
            N_("First reading"), N_("What it showed; empty is not read, never 0."), Kind.READING, lambda line, _: line.reading
        ),
        Column(N_("Measured in"), N_("What it counts."), Kind.WORD, _measured_in),
        Column(N_("Prepaid balance (yuan)"), N_("What is left on a prepaid meter."), Kind.YUAN, lambda line, _: line.balance),
        Column(N_("Read on"), N_("The day of the reading."), Kind.DAY, lambda line, _: line.read_on),
        Column(
            N_("Why there is no reading"), N_("What was written down instead."), Kind.TEXT, lambda line, _: line.absent_reason
        ),
    ),
)
