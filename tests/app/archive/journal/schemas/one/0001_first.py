"""The first schema."""


def up(_migrator: object, _database: object) -> None:
    """Nothing to do."""
