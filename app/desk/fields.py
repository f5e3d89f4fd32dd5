"""What pages, papers and copies know of fields: read from what the tables declare, so that it stands there alone."""

from collections.abc import Mapping

from app.archive.tables import DECLARATIONS
from app.archive.tables.declared import Declaration
from app.procedure.case import PersonRole

PERSON: Mapping[str, Declaration] = DECLARATIONS["person"]
PRINTED: Mapping[str, Declaration] = {name: said for name, said in PERSON.items() if said.printed}
"""What the client card prints of a client, by column and in the order of the table."""
COPIED: Mapping[str, Declaration] = {name: said for name, said in PERSON.items() if said.copied is not None}
"""What the plain copy of cases tells of a client, by column and in the order of the table."""


def asked_of(role: PersonRole) -> Mapping[str, Declaration]:
    """Return what a person of that role is asked for in a line of its own, by column and in the order of the table."""
    return {name: said for name, said in PERSON.items() if role in said.asked_of}


def limit_of(place: str) -> int:
    """Return how many characters a text of a column (`person.phone`) may have. Raises LookupError where none is declared."""
    table, _dot, column = place.partition(".")
    limit = DECLARATIONS[table][column].limit
    if limit is None:
        raise LookupError(place)
    return limit
