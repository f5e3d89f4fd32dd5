"""Derived tables: recomputed from the journaled ones for the cases that a verb touched."""

from peewee import TextField

from app.archive.tables.base import DerivedTable
from app.archive.tables.declared import Shown, by_program, declared
from app.procedure.marking import N_
from app.procedure.text_limits import NAME


class CaseBoardTable(DerivedTable):
    """What lists and the search read of a case: where it stands, why it waits, and all texts that find it."""

    case_id = TextField(primary_key=True)
    number = TextField()
    unit = TextField()
    client = declared(TextField(), N_("Client"), limit=NAME, shown=Shown.WITHOUT_NUMBERS)
    step = by_program(TextField(index=True), N_("Step"))
    blocked_by = TextField()
    found_by = TextField()
    opened_on = TextField()
    last_day = TextField()
    moved_at = TextField(index=True)

    class Meta:
        """Named for what it holds."""

        table_name = "case_board"
