"""What an archive keeps: its tables by kind, what of them is personal, and how entries of older schemas are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import peewee

from app.archive.journal.entry import Change
from app.archive.journal.mandate import anyone_may_write
from app.archive.tables.base import DerivedTable, JournaledTable, LocalTable
from app.archive.tables.machinery import About, Chain, Draft

UpCaster = Callable[[list[Change]], list[Change]]
"""Turns the changes of one entry of schema n into those of schema n + 1. Pure, and frozen once released."""

_OF_THE_ARCHIVE = frozenset({"line", "id", "base_chain", "base_seq"})
"""Columns of every journaled table that no entry sets."""

MIGRATIONS = Path(__file__).parents[1] / "migrations"


class PersonalColumns(Protocol):
    """The personal columns of one table, and the column that names whose they are."""

    @property
    def columns(self) -> frozenset[str]:
        """Column names; each is nullable."""
        ...

    @property
    def subject(self) -> str:
        """The column with the id of the person (`id` where the row is the person)."""
        ...


@dataclass(frozen=True, slots=True)
class Layout:
    """The tables of an archive. Those of the machinery itself (chains, drafts) come along unasked.

    `on_copy` gives what the first entry of a copied or restored archive changes, by station id and moment. `may_write` says
    whether a chain of a role may write rows of a table. A verb that writes more goes on in a further entry behind `entry_bytes`.
    `history` names the migrations that lie in the folder `migrations`, one for each schema.
    """

    journaled: tuple[type[JournaledTable], ...]
    derived: tuple[type[DerivedTable], ...]
    local: tuple[type[LocalTable], ...]
    personal: Mapping[str, PersonalColumns]
    upcasters: tuple[UpCaster, ...] = ()
    migrations: Path = MIGRATIONS
    history: tuple[str, ...] = ("0001_first",)
    case_table: str = "handover"
    on_copy: Callable[[peewee.Database, str, str], list[Change]] | None = None
    may_write: Callable[[str, str], bool] = anyone_may_write
    entry_bytes: int = 1 << 20

    def __post_init__(self) -> None:
        if len(self.history) != self.schema:
            raise ValueError(f"schema {self.schema} is reached by as many migrations, not by {self.history}")

    @property
    def schema(self) -> int:
        """The schema that entries are written in; the first is 1."""
        return len(self.upcasters) + 1

    @property
    def all_journaled(self) -> tuple[type[JournaledTable], ...]:
        """The journaled tables, the machinery's among them."""
        return (Chain, *self.journaled)

    @property
    def all_tables(self) -> tuple[type[peewee.Model], ...]:
        """Every table but the journal's own."""
        return (*self.all_journaled, *self.derived, About, Draft, *self.local)

    @property
    def entry_keepers(self) -> tuple[str, ...]:
        """Local tables that keep entries which are not applied; what is destroyed must go there too."""
        metas = [model._meta for model in self.local]
        return tuple(meta.table_name for meta in metas if {"subject", "personal", "personal_salt"} <= set(meta.columns))

    @property
    def unique(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Table → the columns whose values no two of its rows share; an entry that would make two is a conflict."""
        return {form.table: form.unique for model in self.all_journaled if (form := shape(model)).unique}

    def up_to_date(self, changes: list[Change], schema: int) -> list[Change]:
        """Return changes of an entry of `schema` as they would be written today."""
        for upcaster in self.upcasters[schema - 1 :]:
            changes = upcaster(changes)
        return changes


@dataclass(frozen=True, slots=True)
class Shape:
    """What the journal needs to know of one journaled table."""

    table: str
    columns: tuple[str, ...]
    named: Mapping[str, peewee.Field]
    fields: tuple[peewee.Field, ...]
    unique: tuple[tuple[str, ...], ...]


@cache
def shape(model: type[JournaledTable]) -> Shape:
    """Return the shape of a table: its columns but `id` and the base, and its fields by name and by column."""
    meta = model._meta  # peewee keeps what it knows of a model there and documents it
    if any(reference.deferrable != "INITIALLY DEFERRED" for reference in meta.refs):
        raise TypeError(f"{meta.table_name}: entries do not follow the order of references, which must be INITIALLY DEFERRED")
    fields = tuple(field for field in meta.sorted_fields if field.name not in _OF_THE_ARCHIVE)
    return Shape(
        table=meta.table_name,
        columns=tuple(field.column_name for field in fields),
        named={name: field for name, field in meta.combined.items() if field in fields},
        fields=fields,
        unique=(
            *((field.column_name,) for field in fields if field.unique),
            *(tuple(meta.combined[name].column_name for name in names) for names, unique in meta.indexes if unique),
        ),
    )
