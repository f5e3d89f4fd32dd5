"""What destroying a person's data takes beside the rows themselves, for the archive that does it and for those it comes to."""

from collections.abc import Collection, Iterable

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import engine_of
from app.archive.journal.chain import destroy_personal
from app.archive.journal.entry import Change
from app.archive.journal.layout import Layout, shape
from app.archive.journal.rows import TableRows


def overwrite_what_is_emptied(database: peewee.Database) -> None:
    """From now on this connection overwrites what it deletes; to be said before anything is."""
    engine_of(database).overwrite_what_is_emptied()


def destroy_kept(database: peewee.Database, layout: Layout, subject: str, cases: Collection[str]) -> None:
    """Empty what entries hold of a person, those applied and those only kept, and the drafts of the cases."""
    destroy_personal(database, subject)
    for table in layout.entry_keepers:
        sql = f'UPDATE "{table}" SET personal = NULL, personal_salt = NULL WHERE subject = %s'  # noqa: S608 names of models
        run(database, sql, (subject,))
    for case in cases:
        run(database, 'DELETE FROM draft WHERE "case" = %s', (case,))


def cases_of(database: peewee.Database, layout: Layout, changes: Iterable[Change]) -> set[str]:
    """Return the cases that the rows of these changes belong to."""
    rows = TableRows(database)
    belonging = {form.table for model in layout.journaled if "case_id" in (form := shape(model)).columns}
    held = (rows.read(change.table, change.id, ("case_id",)) for change in changes if change.table in belonging)
    return {str(row["case_id"]) for row in held if row is not None and row["case_id"] is not None}


def empty_log(database: peewee.Database) -> None:
    """What is overwritten must not survive in the log either. To be called behind the transaction."""
    engine_of(database).settle()
