"""The meters read with the inspection: a blank is not 0."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from app.desk.fields import limit_of
from app.procedure.case import CaseFile, MeterReading
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from ui.pages.growing_table import GrowingTable
from ui.widgets import CellKind, InputColumn
from ui.widgets.table.column import Value
from ui.wizard.context import PageContext

MOST = Decimal("9999999.999")


class MetersTable(GrowingTable):
    """A line a meter: its number, its reading with up to three decimals, a prepaid balance, or why there is nothing to read."""

    def __init__(self, context: PageContext) -> None:
        _ = context.translate
        columns = (
            InputColumn(key="meter", title=_("Meter"), width=136),
            InputColumn(
                key="number", title=_("Meter number"), kind=CellKind.LINE, width=128, limit=limit_of("meter_reading.meter_number")
            ),
            InputColumn(
                key="reading", title=_("Reading"), kind=CellKind.NUMBER, width=96, places=3, most=MOST, field=_("Reading")
            ),
            InputColumn(
                key="balance", title=_("Balance"), kind=CellKind.NUMBER, width=80, places=2, most=MOST, field=_("Balance")
            ),
            InputColumn(key="place", title=_("Place"), kind=CellKind.LINE, width=96, limit=limit_of("meter_reading.place")),
            InputColumn(
                key="absent", title=_("Not read because"), kind=CellKind.LINE, limit=limit_of("meter_reading.absent_reason")
            ),
        )
        super().__init__(columns, name=_("Meters"), most_rows=6)
        self.say = context.sentence
        self._context = context
        self._held: dict[str, MeterReading] = {}

    def show_meters(self, file: CaseFile, procedure: Procedure) -> None:
        """Show the meters of a unit of this kind."""
        held = conditions(file, procedure.settings)
        self._held = {reading.id: reading for reading in file.meters}
        rows: list[Mapping[str, Value]] = []
        for meter in procedure.meters:
            if applies(meter, held):
                name = f"{meter.name(self._context.language)} ({meter.unit})"
                readings = [reading for reading in file.meters if reading.meter == meter.id]
                blank = MeterReading(id="", case_id=file.case.id, meter=meter.id)
                rows += [self._cells(name, reading) for reading in readings or [blank]]
        self.set_rows(rows)
        if not self.currentIndex().isValid() and rows:
            self.setCurrentIndex(self.records.index(0, 1))

    @staticmethod
    def _cells(name: str, reading: MeterReading) -> Mapping[str, Value]:
        return {
            "id": reading.id,
            "kind": reading.meter,
            "meter": name,
            "number": reading.meter_number,
            "reading": reading.reading,
            "balance": reading.balance,
            "place": reading.place,
            "absent": reading.absent_reason,
        }

    def readings(self, read_on: date) -> tuple[MeterReading, ...]:
        """Return the lines in which something stands, or stood. Raises InputError for a cell that cannot be used."""
        readings = (self._reading(row, read_on) for row in self.rows())
        return tuple(reading for reading in readings if reading is not None)

    def _reading(self, row: Mapping[str, Value], read_on: date) -> MeterReading | None:
        held = self._held.get(str(row["id"]))
        blank = MeterReading(id="", case_id=self._context.case_id, meter=str(row["kind"]))
        reading, balance = row["reading"], row["balance"]
        entered = replace(
            held or blank,
            meter_number=str(row["number"]),
            reading=reading if isinstance(reading, Decimal) else None,
            balance=balance if isinstance(balance, Decimal) else None,
            place=str(row["place"]),
            absent_reason=str(row["absent"]),
        )
        if held is None and entered == blank:
            return None
        if entered.reading is not None and (held is None or held.reading != entered.reading or held.read_on is None):
            return replace(entered, read_on=read_on)
        return entered

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell goes down its column: readings are called out meter after meter."""
        super().closeEditor(editor, hint)
        at = self.currentIndex()
        below = self.records.index(at.row() + 1, at.column())
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)

    def go_to_meter(self, meter: str) -> None:
        """Make the reading of a meter (`meter:water`) the current cell."""
        for place in range(self.records.rowCount()):
            if f"meter:{self.records.values(place)['kind']}" == meter:
                self.go_to(place, "reading")
