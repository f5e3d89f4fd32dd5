"""The second schema: the floor stands in a column of its own, no longer within the key."""

import peewee
from playhouse.migrate import SchemaMigrator

from app.archive.database.connection import run


def up(migrator: SchemaMigrator, database: peewee.Database) -> None:
    migrator.migrate(migrator.add_column("house", "floor", peewee.TextField(default="")))
    run(database, "UPDATE house SET floor = substr(key, 1, instr(key, '-') - 1), key = substr(key, instr(key, '-') + 1)")


def is_applied(database: peewee.Database) -> bool:
    return "floor" in [column.name for column in database.get_columns("house")]
