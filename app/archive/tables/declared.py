"""What is known of a column, said once, beside it in its table.

How long a text may be, whether it is personal, what of it leaves the archive, how the search finds it, what it is called where
two places changed it, who is asked for it at reception, and whether the client card and the plain copies have it: whoever needs
that reads it here. What is not said is the safe thing: nobody is asked for the value, it is neither printed nor copied nor found,
and a personal one is hidden. A column of which nothing is said keeps the program from starting.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import TypeVar

import peewee

from app.archive.tables.base import DerivedTable, JournaledTable
from app.archive.tables.fields import MomentField, NamesField, ScaledField
from app.archive.tables.personal_text import PersonalTextField
from app.procedure.case.people import PersonRole
from app.procedure.text_limits import KEY

F = TypeVar("F", bound=peewee.Field)
Table = type[JournaledTable] | type[DerivedTable]

_MACHINERY = frozenset({"line", "id", "base_chain", "base_seq"})
"""Columns that every journaled table has, written by the journal alone."""


class Shown(Enum):
    """What of a value leaves the archive where personal data were not asked for."""

    WHOLE = "whole"
    WITHOUT_NUMBERS = "without_numbers"
    """Text in which numbers as long as an identity number or a bank card's are masked."""
    MASKED = "masked"
    HIDDEN = "hidden"


class Found(IntEnum):
    """How the search finds a person by a value.

    The texts that find a case stand in this order. `verify` compares them with what is kept, so the order never changes.
    """

    NAME = 1
    """As written and by its pinyin."""
    CONTACT = 2
    """As written."""
    LAST_SIX = 3
    CODE = 4
    """As written."""


class Copied(Enum):
    """How a plain copy writes a value: as any text, or as one of digits and letters."""

    TEXT = "text"
    DIGITS = "digits"


class Kind(Enum):
    """What a column holds, by its field."""

    TEXT = "text"
    NAMES = "names"
    YES_OR_NO = "yes_or_no"
    DECIMAL = "decimal"
    MOMENT = "moment"
    OTHER = "other"


_KINDS: Mapping[type[peewee.Field], Kind] = {
    peewee.TextField: Kind.TEXT,
    PersonalTextField: Kind.TEXT,
    NamesField: Kind.NAMES,
    peewee.BooleanField: Kind.YES_OR_NO,
    ScaledField: Kind.DECIMAL,
    MomentField: Kind.MOMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What is known of one column.

    `label` and `meaning` are English and translated where they are shown. `limit` is how many characters a text may have, `lines`
    whether it may have several lines, `largest` the largest number that is taken, `places` how many a decimal has. `named` is the
    kind under which the procedure names a value (`paper` for `paper:passport`). In the roles `asked_of` a person is asked for a
    text in a line of its own; `printed` puts it among the client's particulars on the client card, `copied` into the plain copy
    of cases, where `meaning` explains it.
    """

    label: str
    kind: Kind
    places: int = 0
    limit: int | None = None
    lines: bool = False
    largest: int | None = None
    personal: bool = False
    shown: Shown = Shown.HIDDEN
    found: Found | None = None
    named: str = ""
    asked_of: frozenset[PersonRole] = frozenset()
    printed: bool = False
    copied: Copied | None = None
    meaning: str = ""


def declared(
    field: F,
    label: str,
    *,
    limit: int | None = None,
    lines: bool = False,
    largest: int | None = None,
    personal: bool = False,
    shown: Shown | None = None,
    found: Found | None = None,
    named: str = "",
    asked_of: Iterable[PersonRole] = (),
    printed: bool = False,
    copied: Copied | None = None,
    meaning: str = "",
) -> F:
    """Say what is known of a column; give its field.

    A personal value is hidden, what people type freely may hold a long number, and all else is whole, unless `shown` says more.
    Raises TypeError for a text whose `limit` is not said, for one copied as it is without its `meaning`, and where another value
    than a line of text is to be asked, printed or copied: page, paper and copy have no other place for it.
    """
    is_personal = personal or isinstance(field, PersonalTextField)
    usual = Shown.HIDDEN if is_personal else Shown.WHOLE if limit is None else Shown.WITHOUT_NUMBERS
    said = Declaration(
        label=label,
        kind=_kind_of(field),
        places=field.places if isinstance(field, ScaledField) else 0,
        limit=limit,
        lines=lines,
        largest=largest,
        personal=is_personal,
        shown=usual if shown is None else shown,
        found=found,
        named=named,
        asked_of=frozenset(asked_of),
        printed=printed,
        copied=copied,
        meaning=meaning,
    )
    _require_sense(said)
    return _noted(field, said)


def _require_sense(said: Declaration) -> None:
    if said.kind is Kind.TEXT and said.limit is None:
        raise TypeError(f"{said.label}: how long may this text be?")
    if (said.kind is not Kind.TEXT or said.lines) and (said.asked_of or said.printed or said.copied):
        raise TypeError(f"{said.label}: only a line of text is asked, printed or copied by its declaration")
    if said.copied and not said.meaning and said.shown not in (Shown.MASKED, Shown.HIDDEN):
        raise TypeError(f"{said.label}: what does it mean to who reads a copy?")


def by_program(field: F, label: str, *, named: str = "", shown: Shown | None = None) -> F:
    """Say of a text that nobody types it: an id, a running number, an operator's name, a word of a fixed list."""
    personal = isinstance(field, PersonalTextField)
    usual = Shown.HIDDEN if personal else Shown.WHOLE
    said = usual if shown is None else shown
    return _noted(field, Declaration(label=label, kind=Kind.TEXT, limit=KEY, personal=personal, shown=said, named=named))


def _kind_of(field: peewee.Field) -> Kind:
    usual = Kind.TEXT if isinstance(field, peewee.TextField) else Kind.OTHER
    return _KINDS.get(type(field), usual)


def _noted(field: F, declaration: Declaration) -> F:
    vars(field)["declaration"] = declaration
    return field


def declaration_of(field: peewee.Field) -> Declaration | None:
    """Return what is known of a column; None where nothing is."""
    found = vars(field).get("declaration")
    return found if isinstance(found, Declaration) else None


def known_of(field: peewee.Field) -> Declaration:
    """Return what is known of a column. Raises TypeError where nothing is."""
    found = declaration_of(field)
    if found is None:
        raise TypeError(f"{field.name}: nothing is declared of it")
    return found


def declarations(table: Table) -> Mapping[str, Declaration]:
    """Return what is known of the columns of a table, by their names, in its order."""
    fields = table._meta.sorted_fields
    return MappingProxyType({field.column_name: said for field in fields if (said := declaration_of(field)) is not None})


def require_declared(tables: Iterable[Table]) -> None:
    """Refuse tables of which something is not known. Raises TypeError naming the column.

    Every column says what is known of it; a personal one can be emptied, and its row names whose it is.
    """
    for table in tables:
        meta = table._meta
        for field in meta.sorted_fields:
            place = f"{meta.table_name}.{field.column_name}"
            said = declaration_of(field)
            if said is None and field.column_name not in _MACHINERY:
                raise TypeError(f"{place}: nothing is declared of it")
            if said is None or not said.personal or not issubclass(table, JournaledTable):
                continue
            if not field.null:
                raise TypeError(f"{place}: personal data must leave room for nothing, since they are destroyed one day")
            if table.whose not in meta.columns:
                raise TypeError(f"{place}: no column {table.whose} says whose personal data it is")
