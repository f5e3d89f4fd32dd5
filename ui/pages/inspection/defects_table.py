"""What is wrong: one line a defect. A line that is saved is never taken out; the client accepts it as mended (P4)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.desk.fields import limit_of
from app.procedure.case import Defect, Severity
from app.procedure.declaration.rows import Item, UnitPart
from app.texts.values import SEVERITIES, options
from ui.pages.parts.quiet_ticks import QuietTable, QuietTicks
from ui.widgets import CellKind, InputColumn
from ui.widgets.table.column import Value
from ui.wizard.context import PageContext

_OF_THE_FIRST = ("responsible", "due")
_OF_LATER = ("mended",)


class DefectsTable(QuietTable):
    """`left` is sent by Enter in the table: back to the items. `accepted` tells an item of which a tick changed."""

    left = Signal()
    accepted = Signal(str)

    def __init__(self, context: PageContext, items: Sequence[tuple[UnitPart, Item]]) -> None:
        _ = context.translate
        language = context.language
        where = tuple((f"{part.id}/{item.id}", f"{part.name(language)} · {item.name(language)}") for part, item in items)
        columns = (
            InputColumn(key="where", title=_("Where"), kind=CellKind.CHOICE, width=112, options=where),
            InputColumn(key="what", title=_("What is wrong"), kind=CellKind.LINE, field=_("What is wrong")),
            InputColumn(
                key="place", title=_("Place"), kind=CellKind.LINE, width=64, limit=limit_of("defect.place"), field=_("Place")
            ),
            InputColumn(
                key="trade",
                title=_("Trade"),
                kind=CellKind.CHOICE,
                width=80,
                options=tuple((trade.id, trade.name(language)) for trade in context.procedure.trades),
            ),
            InputColumn(
                key="severity",
                title=_("Severity"),
                kind=CellKind.CHOICE,
                width=64,
                options=options(SEVERITIES, _),
            ),
            InputColumn(
                key="responsible", title=_("Responsible"), kind=CellKind.LINE, width=88, limit=limit_of("defect.responsible")
            ),
            InputColumn(key="due", title=_("Due on"), kind=CellKind.DAY, width=96),
            InputColumn(key="mended", title=_("Fixed"), kind=CellKind.TICK, width=72),
        )
        super().__init__(columns, name=_("Defects"), today=context.today, most_rows=6)
        self._new_row = self._blank
        self._removes = True
        self.records.rowsInserted.connect(self._fit_rows)
        self.use_quiet_ticks(QuietTicks(self.records.columns, context.today))
        self.say = context.sentence
        self._held: dict[str, Defect] = {}
        self._case_id = context.case_id
        self._round = 1
        self.lock(self._closed)
        self.records.dataChanged.connect(lambda first, _last: self._changed(first.row(), first.column()))

    @staticmethod
    def _blank() -> Mapping[str, Value]:
        return {"id": "", "severity": Severity.MINOR.value}

    def show_defects(self, defects: Sequence[Defect], round_number: int) -> None:
        """Show what the round looks at.

        The first round says who mends each and until when; a later one whether it is mended, since all else is known.
        """
        self._held = {defect.id: defect for defect in defects}
        self._round = round_number
        again = any(defect.round < round_number for defect in defects)
        for place, column in enumerate(self.records.columns):
            self.setColumnHidden(place, column.key in (_OF_THE_FIRST if again else _OF_LATER))
        self.set_rows(
            [
                {
                    "id": defect.id,
                    "where": f"{defect.part}/{defect.item}",
                    "what": defect.what,
                    "place": defect.place,
                    "trade": defect.trade,
                    "severity": defect.severity.value,
                    "responsible": defect.responsible,
                    "due": defect.due,
                    "mended": not defect.is_open,
                }
                for defect in defects
            ]
        )

    def defects(self) -> tuple[Defect, ...]:
        """Return every line that says what is wrong and where. Raises InputError for a cell that cannot be used."""
        return tuple(self._defect(row) for row in self.rows() if row["what"] and row["where"])

    def _defect(self, row: Mapping[str, Value]) -> Defect:
        part, _slash, item = str(row["where"]).partition("/")
        new = Defect(id="", case_id=self._case_id, round=self._round, part=part, item=item, what="")
        due = row["due"]
        return replace(
            self._held.get(str(row["id"]), new),
            part=part,
            item=item,
            what=str(row["what"]),
            place=str(row["place"]),
            trade=str(row["trade"]),
            severity=Severity(str(row["severity"]) or Severity.MINOR.value),
            responsible=str(row["responsible"]),
            due=due if isinstance(due, date) else None,
        )

    def mended(self) -> tuple[str, ...]:
        """Return the saved defects that the client now accepts as mended."""
        return tuple(str(row["id"]) for row in self.rows() if row["mended"] is True and row["id"] and self._is_open(row))

    def _is_open(self, row: Mapping[str, Value]) -> bool:
        held = self._held.get(str(row["id"]))
        return held is None or held.is_open

    def _closed(self, place: int, key: str) -> bool:
        row = self.records.values(place)
        if key == "mended":
            # A defect found just now is not mended; one accepted before stays so.
            return not row["id"] or not self._is_open(row)
        return key == "where" and bool(row["id"])

    # ---- together with the items -------------------------------------------------------------------------------------

    def places_of(self, item: str) -> list[int]:
        """Return the lines of an item (`kitchen/flue`)."""
        return [place for place in range(self.records.rowCount()) if self.records.values(place)["where"] == item]

    def all_mended(self, item: str) -> bool:
        """Return whether every line of the item is accepted; true where there is none."""
        return all(self.records.values(place)["mended"] is True for place in self.places_of(item))

    def add_for(self, item: str) -> None:
        """A line for an item, current at what is wrong."""
        self.records.insert({**self._blank(), "where": item})
        self.go_to(self.records.rowCount() - 1, "what")

    def take_back(self, item: str) -> None:
        """The item is fine: lines that are not saved go, saved ones are accepted."""
        for place in reversed(self.places_of(item)):
            if not self.records.values(place)["id"]:
                self.records.remove(place)
            else:
                self.records.put(place, "mended", value=True)

    def stands(self, item: str) -> None:
        """The item is not fine: its lines are not accepted."""
        for place in self.places_of(item):
            if not self._closed(place, "mended"):
                self.records.put(place, "mended", value=False)

    def _changed(self, place: int, column: int) -> None:
        if self.records.columns[column].key in ("mended", "where"):
            self.accepted.emit(str(self.records.values(place)["where"]))

    def remove_row(self) -> None:
        """Take out a line that is not saved yet; a saved one stays."""
        place = self.current_row()
        if place is not None and not self.records.values(place)["id"]:
            super().remove_row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back to the items."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is not self.State.EditingState:
            self.left.emit()
        else:
            super().keyPressEvent(event)
