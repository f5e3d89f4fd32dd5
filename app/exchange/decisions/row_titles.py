"""What a row is about, in words that a person knows: its case and unit, and the names of what it refers to by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import places
from app.procedure.certificates import format_number

_AT_ONCE = 400
_UNIT = "trim(building || ' ' || entrance || ' ' || room)"
_NAMED: tuple[str, ...] = (
    "SELECT id, name FROM operator WHERE id IN ({})",
    "SELECT id, name FROM person WHERE id IN ({})",
    f"SELECT id, {_UNIT} FROM unit WHERE id IN ({{}})",  # noqa: S608 a constant
    "SELECT id, number FROM handover WHERE id IN ({})",
    "SELECT id, number FROM notice WHERE id IN ({})",
    'SELECT id, "first", "last" FROM certificate_book WHERE id IN ({})',
    'SELECT id, "first", "last" FROM lot WHERE id IN ({})',
    "SELECT id, number FROM requisition WHERE id IN ({})",
    "SELECT id, number FROM receipt WHERE id IN ({})",
    "SELECT id, what FROM defect WHERE id IN ({})",
    "SELECT id, name FROM site WHERE id IN ({})",
)


@dataclass(frozen=True, slots=True)
class CaseInWords:
    """A case by what people call it; all "" where it is not known here."""

    number: str = ""
    unit: str = ""
    client: str = ""


def case_in_words(database: peewee.Database, case_id: str | None) -> CaseInWords:
    """Return what a case is called, as the list of cases has it."""
    found = run(database, "SELECT number, unit, client FROM case_board WHERE case_id = %s", (case_id or "",)).fetchone()
    return CaseInWords() if found is None else CaseInWords(*(str(each) for each in found))


def names_of(database: peewee.Database, values: Iterable[object]) -> Mapping[str, str]:
    """Return names of the operators, people, units, cases, books … among some values, by their ids; what is no id has none."""
    wanted = sorted({value for value in values if isinstance(value, str) and len(value) == 36})
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for sql in _NAMED:
            named = run(database, sql.format(places(len(some))), some)
            found.update((str(key), _name(*parts)) for key, *parts in named if parts[0])
    return found


def _name(first: object, last: int | None = None) -> str:
    """A name as it stands, or the numbers of a book or lot."""
    return str(first) if last is None else f"{format_number(int(str(first)))}–{format_number(last)}"
