"""The tables that the archive itself needs, whatever is kept in it."""

from peewee import CompositeKey, IntegerField, TextField

from app.archive.tables.base import JournaledTable, LocalTable


class Chain(JournaledTable):
    """One chain of entries, written by its first entry: whose it is, and where the one before it ended."""

    site = TextField()
    station = TextField()
    code = TextField()
    role = TextField()
    public_key = TextField()
    before_chain = TextField(null=True)
    before_seq = IntegerField(null=True)
    before_hash = TextField(null=True)


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
