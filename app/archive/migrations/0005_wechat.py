"""The fifth schema: the client's WeChat."""

import peewee

# Frozen as it was when the fifth schema was released.
STATEMENT = """ALTER TABLE "person" ADD COLUMN "wechat" TEXT"""


def up(_migrator: object, database: peewee.Database) -> None:
    """Add the column: nobody was asked before."""
    database.execute_sql(STATEMENT)  # type: ignore[no-untyped-call]  # untyped in peewee


def is_applied(database: peewee.Database) -> bool:
    """Return whether the tables are of this schema or a later one, for an archive whose history was not recorded."""
    return any(column.name == "wechat" for column in database.get_columns("person"))
