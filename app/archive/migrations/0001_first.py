"""The first schema: a new archive is made with it, so there is nothing to do.

A later migration of journaled tables declares frozen copies of its models and comes with an up-caster in `Layout.upcasters`,
by which rebuilding and import read the entries that were written before it.
"""


def up(_migrator: object, _database: object) -> None:
    """Nothing: these are the tables that `make_tables` makes."""
