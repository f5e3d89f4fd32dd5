"""Which columns hold personal data, so that destroying them can be complete (PIPL): what the tables declare, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.archive.tables import JOURNALED
from app.archive.tables.base import JournaledTable
from app.archive.tables.declared import declarations


@dataclass(frozen=True, slots=True)
class Personal:
    """The personal columns of a table, and the column whose value names the subject whose data they are."""

    columns: frozenset[str]
    subject: str


def personal_columns(tables: Iterable[type[JournaledTable]]) -> Mapping[str, Personal]:
    """Return what is personal in each of some tables; one without personal columns is left out."""
    found = {
        str(table._meta.table_name): Personal(
            frozenset(name for name, said in declarations(table).items() if said.personal), table.whose
        )
        for table in tables
    }
    return {table: personal for table, personal in found.items() if personal.columns}


PERSONAL: Mapping[str, Personal] = personal_columns(JOURNALED)
