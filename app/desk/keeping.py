"""How verbs keep records: text checked, new ones inserted, known ones updated where they differ."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, TypeVar, cast

from peewee import Field

from app.archive.database.identity import natural_id_within
from app.archive.database.records import values_of
from app.archive.journal.journal import Writing
from app.archive.journal.layout import shape
from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import known_of
from app.archive.tables.fields import ScaledField
from app.errors import InputError
from app.procedure.text_limits import checked_text

R = TypeVar("R")

_LARGEST_READING = Decimal("9999999.999")


def checked(table: type[JournaledTable], record: R) -> R:
    """Return the record with its texts trimmed. Raises InputError where a text or a number is beyond what its column declares."""
    changed: dict[str, Any] = {}
    columns = shape(table).named
    for field in fields(cast("Any", record)):
        value = getattr(record, field.name)
        if type(value) is str and not _names_a_row(field.name):
            text = text_within(value, columns[field.name])
            if text != value:
                changed[field.name] = text
        elif isinstance(value, int):
            _refuse_number(value, columns[field.name])
        elif isinstance(value, Decimal):
            _refuse_decimal(value, columns[field.name])
    return cast("R", replace(cast("Any", record), **changed)) if changed else record


def _names_a_row(field: str) -> bool:
    """Return ids come from records, never from what a person typed; the tables refuse one that is no row's."""
    return field == "id" or field.endswith("_id")


def _refuse_number(value: int, column: Field) -> None:
    largest = known_of(column).largest
    if value < 0 or (largest is not None and value > largest):
        raise InputError.of("limits.number_out_of_range", field=f"field:{column.name}", largest=largest or 0)


def _refuse_decimal(value: Decimal, column: Field) -> None:
    if not value.is_finite() or not 0 <= value <= _LARGEST_READING:
        raise InputError.of("limits.number_out_of_range", field=f"field:{column.name}", largest=_LARGEST_READING)
    if isinstance(column, ScaledField) and value != round(value, column.places):
        raise InputError.of("limits.too_many_places", field=f"field:{column.name}", places=column.places)


def text_within(value: str, column: Field) -> str:
    """Return `value` trimmed. Raises InputError where it is beyond what the column declares."""
    known = known_of(column)
    if known.limit is None:
        raise TypeError(f"{column.name} holds no text")
    result = checked_text(value, field=f"field:{column.name}", limit=known.limit, multiline=known.lines)
    if result.reason is not None:
        raise InputError(result.reason)
    return result.text


def keep(writing: Writing, table: type[JournaledTable], record: Any) -> str:  # noqa: ANN401 any of the case's records
    """Insert the record, or update the row of its id; return the id. Raises InputError where a text is refused."""
    sound = checked(table, record)
    values = values_of(sound)
    if not sound.id:
        return writing.insert(table, None, **values)
    try:
        writing.update(table, sound.id, **values)
    except LookupError:
        raise InputError.of("case.row_unknown", row=sound.id) from None
    return str(sound.id)


def keep_all(writing: Writing, table: type[JournaledTable], records: Iterable[Any], case_id: str) -> tuple[str, ...]:
    """Keep several records of one case; return their ids."""
    return tuple(keep(writing, table, replace(record, case_id=case_id)) for record in records)


def keep_by_key(
    writing: Writing, table: type[JournaledTable], given: Iterable[Any], held: Iterable[Any], case_id: str, *key: str
) -> tuple[str, ...]:
    """Keep rows of which a case has one for each `key`; `held` are all rows of the case. Gives their ids.

    A record without an id is the row held under its key, else a new one whose id follows from the key: counters that enter the
    same thing apart from each other enter one row, so that a difference is seen and decided. A row of an older archive keeps the
    id that it has. Where the round is part of the key, a row of an earlier round is never taken for one of this round, whatever
    id it was given with (P4).
    Raises InputError for an id that is not among those held, and for a key that stands twice.
    """
    name = shape(table).table
    rows = {row.id: row for row in held}
    records = [_of_case(table, record, rows, case_id, key) for record in given]
    named = {record.id for record in records}
    known = {_key(row, key): row.id for row in rows.values() if row.id not in named}
    taken = {_key(record, key) for record in records if record.id}
    kept = []
    for record in records:
        if record.id:
            kept.append(keep(writing, table, record))
            continue
        values = _key(record, key)
        if values in taken:
            raise InputError.of("case.row_twice", row=_told(table, record, key))
        taken.add(values)
        if values in known:
            kept.append(keep(writing, table, replace(record, id=known[values])))
            continue
        # A row that was given another key since still has the id of its first.
        identifier = natural_id_within(case_id, name, *values)
        kept.append(writing.insert(table, None if identifier in rows else identifier, **values_of(record)))
    return tuple(kept)


def _of_case(
    table: type[JournaledTable],
    given: Any,  # noqa: ANN401 any of the case's records
    rows: Mapping[str, Any],
    case_id: str,
    key: tuple[str, ...],
) -> Any:  # noqa: ANN401 any of the case's records
    """Return the record checked; without its id where that is a row of another round."""
    record = checked(table, replace(given, case_id=case_id))
    if record.id and record.id not in rows:
        raise InputError.of("case.row_unknown", row=record.id)
    other_round = record.id and "round" in key and rows[record.id].round != record.round
    return replace(record, id="") if other_round else record


def _key(record: Any, key: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401 any of the case's records
    """Return what tells the record from the others of its case; of an enumeration the value that is stored."""
    return tuple("" if (value := getattr(record, name)) is None else str(value) for name in key)


def _told(table: type[JournaledTable], record: Any, key: tuple[str, ...]) -> str:  # noqa: ANN401 any of the case's records
    """Return what the row is about, by the name that it is declared with where it is."""
    first = next((name for name in key if name != "round"), "id")
    value = str(getattr(record, first))
    named = "" if first == "id" else known_of(shape(table).named[first]).named
    return f"{named}:{value}" if named else value
