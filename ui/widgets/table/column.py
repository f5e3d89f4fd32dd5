"""What a column of a table holds, and how a cell is read and written. Cells keep the raw typing, so that nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.procedure.reason import Reason
from app.procedure.text_limits import REMARK, checked_text
from ui.widgets.date_input import parse_date
from ui.widgets.input import Draft
from ui.widgets.number_input import parse_number

Value = str | bool | date | Decimal | int | None
Cells = dict[str, Draft]
Row = Mapping[str, Value]


class CellKind(StrEnum):
    """What a cell takes: nothing (text that is only shown), a line, a number, a day, a tick, or one of a few choices."""

    SHOWN = "shown"
    LINE = "line"
    NUMBER = "number"
    DAY = "day"
    TICK = "tick"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputColumn:
    """One column. `width` in pixels, 0 takes what is left. `options` (value, text) belong to a choice, `places` to a number."""

    key: str
    title: str
    kind: CellKind = CellKind.SHOWN
    width: int = 0
    options: tuple[tuple[str, str], ...] = ()
    places: int = 0
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(99_999_999)
    limit: int = REMARK
    field: str = ""

    def cell(self, value: Value) -> Draft:
        """Return a value as the cell keeps it: a tick as bool, all else as text."""
        if self.kind is CellKind.TICK:
            return value is True
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if self.kind is CellKind.NUMBER:
            return f"{Decimal(value):.{self.places}f}"
        return str(value)

    def value(self, cell: Draft) -> Value:
        """Return the value that a cell's typing means: bool, text, `Decimal` or None, `date` or None. Ask `problem` first."""
        if self.kind is CellKind.TICK:
            return cell is True
        text = cell if isinstance(cell, str) else ""
        if self.kind is CellKind.NUMBER:
            return parse_number(text)
        if self.kind is CellKind.DAY:
            return parse_date(text)
        return text.strip()

    def problem(self, cell: Draft) -> Reason | None:
        """Return why the typing cannot be used."""
        text = cell.strip() if isinstance(cell, str) else ""
        if not text:
            return None
        if self.kind is CellKind.DAY and parse_date(text) is None:
            return Reason.of("typed.no_day", text=text)
        if self.kind is CellKind.NUMBER:
            return self._number_problem(text)
        if self.kind is CellKind.LINE:
            return checked_text(text, field=self.field or self.title, limit=self.limit).reason
        return None

    def _number_problem(self, text: str) -> Reason | None:
        number = parse_number(text)
        if number is None:
            return Reason.of("typed.no_number", text=text)
        if number != round(number, self.places):
            return Reason.of("typed.too_exact", text=text, places=self.places)
        if not self.least <= number <= self.most:
            return Reason.of("typed.out_of_range", text=text, least=self.least, most=self.most)
        return None

    def text(self, cell: Draft) -> str:
        """Return what the cell shows."""
        if self.kind is CellKind.CHOICE:
            return next((text for value, text in self.options if value == cell), "")
        return cell if isinstance(cell, str) else ""
