"""The tables that the archive itself needs, whatever is kept in it."""

from peewee import CompositeKey, IntegerField, TextField

from app.archive.tables.base import JournaledTable, LocalTable
from app.archive.tables.declared import Shown, by_program, declared
from app.procedure.marking import N_
from app.procedure.text_limits import UNIT_LABEL


class Chain(JournaledTable):
    """One chain of entries, written by its first entry: whose it is, and where the one before it ended."""

    site = by_program(TextField(), N_("Site"))
    station = by_program(TextField(), N_("Station"))
    code = declared(TextField(), N_("Label"), limit=UNIT_LABEL, shown=Shown.WHOLE)
    role = by_program(TextField(), N_("Role"))
    public_key = by_program(TextField(), N_("Public key"))
    before_chain = by_program(TextField(null=True), N_("Chain before"))
    before_seq = declared(IntegerField(null=True), N_("Entry before"))
    before_hash = by_program(TextField(null=True), N_("Hash before"))


class About(LocalTable):
    """What this station knows of its own archive: the chain that it writes, and the mark that tells a copy."""

    name = TextField(primary_key=True)
    value = TextField()


class Draft(LocalTable):
    """What was typed on a page that is not yet saved by its verb."""

    case = TextField()
    step = TextField()
    json = TextField()

    class Meta:
        """One draft a step of a case."""

        primary_key = CompositeKey("case", "step")
