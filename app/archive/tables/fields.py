"""How values are kept: dates and moments as ISO text, exact decimals as scaled integers, enumerations by their value."""

import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Literal, TypedDict, TypeVar, Unpack, cast, overload

import peewee

V = TypeVar("V")
E = TypeVar("E", bound=Enum)

if TYPE_CHECKING:
    from peewee import Field as StoredField
else:

    class StoredField(peewee.Field, Generic[V]):
        """peewee's field, which is generic in its stubs only, made so at run time as well."""


class FieldOptions(TypedDict, total=False):
    """What every field takes beside `null`."""

    default: object
    index: bool
    unique: bool
    column_name: str


class _TextStored(StoredField[V]):
    field_type = "TEXT"


class DateField(_TextStored[V]):
    """A business date, kept as `2026-11-24`. Refuses a moment, since its day depends on the offset."""

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *, null: Literal[True], **options: Unpack[FieldOptions]) -> "DateField[date | None]": ...
        @overload
        def __new__(cls, *, null: Literal[False] = ..., **options: Unpack[FieldOptions]) -> "DateField[date]": ...
        def __new__(cls, *, null: bool = ..., **options: Unpack[FieldOptions]) -> "DateField[Any]":
            """Typed for the stubs' sake: `null` decides whether None may be read."""

    def db_value(self, value: date | None) -> str | None:
        """Return ISO text. Raises TypeError for what is no plain date."""
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise TypeError(f"{self.name}: a date is kept here, not {type(value).__name__}")
        return value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """Return the date that the text names."""
        return None if value is None else date.fromisoformat(value)


class MomentField(_TextStored[V]):
    """A moment, kept as local time with its offset, `2026-11-24T14:37:42.250000+08:00`. Refuses a moment without an offset."""

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *, null: Literal[True], **options: Unpack[FieldOptions]) -> "MomentField[datetime | None]": ...
        @overload
        def __new__(cls, *, null: Literal[False] = ..., **options: Unpack[FieldOptions]) -> "MomentField[datetime]": ...
        def __new__(cls, *, null: bool = ..., **options: Unpack[FieldOptions]) -> "MomentField[Any]":
            """Typed for the stubs' sake: `null` decides whether None may be read."""

    def db_value(self, value: datetime | None) -> str | None:
        """Return ISO text with the offset. Raises TypeError for what is no moment, ValueError for one without an offset."""
        if value is None:
            return None
        if not isinstance(value, datetime):
            raise TypeError(f"{self.name}: a moment is kept here, not {type(value).__name__}")
        if value.utcoffset() is None:
            raise ValueError(f"{self.name}: a moment needs its offset from UTC")
        return value.isoformat()

    def python_value(self, value: str | None) -> datetime | None:
        """Return the moment that the text names, with its offset. Raises ValueError for what `db_value` never gives."""
        moment = None if value is None else datetime.fromisoformat(value)
        if moment is not None and moment.utcoffset() is None:
            raise ValueError(f"{self.name}: {value} has no offset from UTC")
        return moment


class ScaledField(StoredField[V]):
    """An exact decimal kept as an integer of its smallest unit: 2 places for yuan (kept in fen) and m², 3 for meter readings.

    Gives a Decimal of exactly that many places; refuses one that has more, a float and what is not finite.
    """

    field_type = "INTEGER"
    places: int

    if TYPE_CHECKING:

        @overload
        def __new__(
            cls, places: int, *, null: Literal[True], **options: Unpack[FieldOptions]
        ) -> "ScaledField[Decimal | None]": ...
        @overload
        def __new__(
            cls, places: int, *, null: Literal[False] = ..., **options: Unpack[FieldOptions]
        ) -> "ScaledField[Decimal]": ...
        def __new__(cls, places: int, *, null: bool = ..., **options: Unpack[FieldOptions]) -> "ScaledField[Any]":
            """Typed for the stubs' sake: `null` decides whether None may be read."""

    else:

        def __init__(self, places: int, **options: object) -> None:
            super().__init__(**options)
            self.places = places

    def db_value(self, value: Decimal | int | None) -> int | None:
        """Return the whole number of smallest units. Raises TypeError or ValueError for what would not be kept exactly."""
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            raise TypeError(f"{self.name}: a Decimal is kept here, not {type(value).__name__}")
        amount = Decimal(value)
        if not amount.is_finite():
            raise ValueError(f"{self.name}: {amount} is not a finite number")
        scaled = _shifted(amount, self.places)
        if scaled is None or not -(2**63) <= scaled < 2**63:
            raise ValueError(f"{self.name}: {amount} does not fit {self.places} places")
        return scaled

    def python_value(self, value: int | None) -> Decimal | None:
        """Return the decimal, with exactly the field's places."""
        if value is None:
            return None
        sign = 1 if value < 0 else 0
        return Decimal((sign, tuple(int(digit) for digit in str(abs(value))), -self.places))


def _shifted(amount: Decimal, places: int) -> int | None:
    """`amount` × 10^places, or None where that is no whole number; by digits, so no context rounds it."""
    sign, digits, exponent = amount.as_tuple()
    shift = cast("int", exponent) + places
    if shift > 30:
        return None if any(digits) else 0
    number = int("".join(map(str, digits)))
    if shift >= 0:
        number *= 10**shift
    else:
        number, rest = divmod(number, 10**-shift) if -shift <= len(digits) else (0, number)
        if rest:
            return None
    return -number if sign else number


class EnumField(_TextStored[V]):
    """A member of an enumeration, kept by its (text) value. Refuses any other value, written or read."""

    kind: type[Enum]

    if TYPE_CHECKING:

        @overload
        def __new__(cls, kind: type[E], *, null: Literal[True], **options: Unpack[FieldOptions]) -> "EnumField[E | None]": ...
        @overload
        def __new__(cls, kind: type[E], *, null: Literal[False] = ..., **options: Unpack[FieldOptions]) -> "EnumField[E]": ...
        def __new__(cls, kind: type[Enum], *, null: bool = ..., **options: Unpack[FieldOptions]) -> "EnumField[Any]":
            """Typed for the stubs' sake: `null` decides whether None may be read."""

    else:

        def __init__(self, kind: type[Enum], **options: object) -> None:
            super().__init__(**options)
            self.kind = kind

    def db_value(self, value: Enum | str | None) -> str | None:
        """Return the member's value. Raises ValueError for what is no member."""
        return None if value is None else str(self.kind(value).value)

    def python_value(self, value: str | None) -> Enum | None:
        """Return the member with that value."""
        return None if value is None else self.kind(value)


class NamesField(_TextStored[V]):
    """Several short texts, kept as a JSON array; return a tuple, in the order given."""

    if TYPE_CHECKING:

        @overload
        def __new__(cls, *, null: Literal[True], **options: Unpack[FieldOptions]) -> "NamesField[tuple[str, ...] | None]": ...
        @overload
        def __new__(cls, *, null: Literal[False] = ..., **options: Unpack[FieldOptions]) -> "NamesField[tuple[str, ...]]": ...
        def __new__(cls, *, null: bool = ..., **options: Unpack[FieldOptions]) -> "NamesField[Any]":
            """Typed for the stubs' sake: `null` decides whether None may be read."""

    def db_value(self, value: tuple[str, ...] | None) -> str | None:
        """Return a compact JSON array. Raises TypeError for a single text and for members that are no text."""
        if value is None:
            return None
        if isinstance(cast("object", value), str) or not all(isinstance(name, str) for name in value):
            raise TypeError(f"{self.name}: several texts are kept here")
        return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))

    def python_value(self, value: str | None) -> tuple[str, ...] | None:
        """Return the texts. Raises ValueError for what `db_value` never gives."""
        names = [] if value is None else json.loads(value)
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ValueError(f"{self.name}: several texts are kept here")
        return None if value is None else tuple(names)
