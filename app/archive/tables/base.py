"""The three kinds of table: journaled (changed by entries only), derived (recomputed) and local (of this station alone)."""

from typing import ClassVar

from peewee import SQL, AutoField, IntegerField, Model, TextField


class JournaledTable(Model):
    """A table whose rows are what the journal says: every row names the entry that last wrote it.

    Rows are never deleted, they are marked. Models stay unbound: every query ends in `.execute(database)`. `line` counts up as
    rows are added here, and is the order in which they are read; it belongs to this archive alone and stands in no entry. `whose`
    is the column that names the person, or the household, whose personal data a row holds.
    """

    whose: ClassVar[str] = "case_id"

    line = AutoField()
    id = TextField(constraints=[SQL("UNIQUE")])
    base_chain = TextField()
    base_seq = IntegerField()

    class Meta:
        """Snake-case names, and a table that refuses a value of the wrong type."""

        legacy_table_names = False
        strict_tables = True


class LocalTable(Model):
    """A table of this station alone (drafts, peers, printer offsets): never journaled, never sent, ignored by `verify`."""

    class Meta:
        """Snake-case names, and a table that refuses a value of the wrong type."""

        legacy_table_names = False
        strict_tables = True


class DerivedTable(Model):
    """A table that is recomputed from the journaled ones for the cases touched (search, pinyin, the step of a case)."""

    class Meta:
        """Snake-case names, and a table that refuses a value of the wrong type."""

        legacy_table_names = False
        strict_tables = True
