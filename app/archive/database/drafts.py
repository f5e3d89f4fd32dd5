"""Drafts: what was typed on a page and not yet saved by its verb, kept over a crash. Never journaled."""

import peewee

from app.archive.database.connection import run
from app.archive.database.engine import upsert
from app.archive.tables.machinery import Draft


class Drafts:
    """The drafts of one archive, one for a step of a case."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def save(self, case: str, step: str, json: str) -> None:
        """Keep the draft in place of the one before."""
        run(self._database, upsert("draft", ("case", "step"), ("json",)), (case, step, json))

    def load(self, case: str, step: str) -> str | None:
        """Return the draft, or None."""
        query = Draft.select(Draft.json).where((Draft.case == case) & (Draft.step == step)).tuples()
        found = list(query.execute(self._database))
        return found[0][0] if found else None

    def clear(self, case: str, step: str) -> None:
        """Forget the draft, since its verb saved it."""
        Draft.delete().where((Draft.case == case) & (Draft.step == step)).execute(self._database)
