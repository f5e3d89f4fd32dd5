"""What the columns of the journaled tables are called, for a person who decides about a row that two places changed."""

from app.archive.tables import DECLARATIONS
from app.texts.translator import Translator


def column_name(table: str, column: str, translate: Translator) -> str:
    """Return what a column of a table is called; one that is not known keeps its own name."""
    known = DECLARATIONS.get(table, {}).get(column)
    return column if known is None else translate(known.label)
