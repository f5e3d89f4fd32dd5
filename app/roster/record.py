"""One row of cells as a checked unit with its client and notice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.errors import InputError
from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.procedure.identity import normalised
from app.procedure.reason import Reason
from app.procedure.text_limits import ADDRESS, IDENTITY_NUMBER, NAME, PHONE, UNIT_LABEL
from app.roster.columns import HeadingRow
from app.roster.grid import GridRow
from app.roster.labels import building_label, entrance_label, floor_label, room_label
from app.roster.rows import RejectedRow, RosterRow
from app.roster.text import code_text, free_text, label_text
from app.roster.values import read_area, read_day, read_kind, read_tenure
from app.roster.vocabulary import vocabulary

LIMITS = {
    "building": UNIT_LABEL,
    "entrance": UNIT_LABEL,
    "floor": UNIT_LABEL,
    "room": UNIT_LABEL,
    "layout": UNIT_LABEL,
    "client_name": NAME,
    "identity_number": IDENTITY_NUMBER,
    "phone": PHONE,
    "notice_number": UNIT_LABEL,
    "notice_address": ADDRESS,
}


class FieldError(Exception):
    """A field of the row cannot be taken."""

    def __init__(self, field: str, reason: Reason) -> None:
        super().__init__(field, reason)
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads the rows below one header; serial days count from `epoch`, far days are judged from `today`."""

    header: HeadingRow
    epoch: datetime
    today: date | None

    def read(self, row: GridRow) -> RosterRow | RejectedRow:
        """Return the unit in `row`, or the first thing wrong with it."""
        try:
            return self._record(row)
        except FieldError as error:
            return RejectedRow(row.number, error.field, error.reason)

    def _record(self, row: GridRow) -> RosterRow:
        kind = self._kind(row)
        record = RosterRow(
            row=row.number,
            kind=kind,
            building=building_label(self._text(row, "building", label_text), kind),
            entrance=entrance_label(self._text(row, "entrance", label_text)),
            floor=floor_label(self._text(row, "floor", label_text)),
            room=room_label(self._text(row, "room", label_text), kind),
            area=self._area(row, kind),
            layout=self._text(row, "layout", free_text),
            client_name=self._client_name(row),
            tenure=self._tenure(row),
            identity_number=normalised(self._text(row, "identity_number", code_text)),
            phone=self._text(row, "phone", code_text),
            notice_number=self._text(row, "notice_number", code_text),
            notice_address=self._text(row, "notice_address", free_text),
            last_day=self._last_day(row),
        )
        return _checked(record)

    def _cell(self, row: GridRow, field: str) -> object:
        place = self.header.columns.get(field)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _text(self, row: GridRow, field: str, clean: Callable[[object, int], str]) -> str:
        with _naming(field):
            return clean(self._cell(row, field), LIMITS[field])

    def _kind(self, row: GridRow) -> UnitKind:
        with _naming("kind"):
            kind = read_kind(self._cell(row, "kind"))
        if kind is not None:
            return kind
        room = self._text(row, "room", label_text)
        return UnitKind.PARKING if self.header.parking_only or "车位" in room else UnitKind.HOME

    def _area(self, row: GridRow, kind: UnitKind) -> Decimal | None:
        with _naming("area"):
            area = read_area(self._cell(row, "area"))
            if area == 0 and kind is UnitKind.HOME:
                raise InputError.of("roster.area_range", value=area)
        return area or None

    def _client_name(self, row: GridRow) -> str:
        name = self._text(row, "client_name", free_text)
        return "" if name.lower() in vocabulary().words["unsold"] else _unpadded(name)

    def _tenure(self, row: GridRow) -> Tenure | None:
        with _naming("tenure"):
            tenure = read_tenure(self._cell(row, "tenure"))
        if not self._client_name(row):
            return None
        return tenure or Tenure.OWNER

    def _last_day(self, row: GridRow) -> date | None:
        with _naming("last_day"):
            return read_day(self._cell(row, "last_day"), self.epoch, self.today)


def _checked(record: RosterRow) -> RosterRow:
    """Holds what must be there: a room; a home's building and area; a name where somebody is described."""
    for field in ("room", "building", "area"):
        if not getattr(record, field) and (field == "room" or record.kind is UnitKind.HOME):
            raise FieldError(field, Reason.of(f"roster.missing_{field}"))
    if not record.client_name and (record.identity_number or record.phone):
        raise FieldError("client_name", Reason.of("roster.client_unnamed"))
    return record


def _unpadded(name: str) -> str:
    """`张　三` → `张三`: a short name spaced out to line up. Four characters with a space may be two people."""
    characters = name.replace(" ", "")
    return characters if len(characters) <= 3 and all(_is_han(character) for character in characters) else name


def _is_han(character: str) -> bool:
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFD or character == "〇"


@contextmanager
def _naming(field: str) -> Iterator[None]:
    try:
        yield
    except InputError as error:
        raise FieldError(field, error.reason) from None
