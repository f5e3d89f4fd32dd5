"""The fourth schema: rows are read in the order of a declared column, `line`, which counts up as they are added.

Before, it was SQLite's own row number, which no other engine has and which SQLite may give anew. The column takes its place, with
the same values, so a table grows by nothing; but it must be made anew, since the column is its primary key.
"""

import peewee

# Frozen as they were when the fourth schema was released: the journaled tables of the third.
JOURNALED = (
    *("chain", "site", "operator", "procedure", "unit", "notice", "handover", "person", "vehicle", "paper_check", "step_pass"),
    *("certificate_book", "certificate", "inspection_round", "item_check", "defect", "meter_reading", "repair"),
    *("waterproof_test", "signed_paper", "agreement", "charge", "receipt", "handed_item", "key_entrustment", "commitment"),
    *("escalation", "archive_paper", "shelf", "requisition", "lot", "incident", "blank_count", "admission", "decision"),
    *("allotment", "preparation_plan", "scan"),
)
ID = '"id" TEXT NOT NULL PRIMARY KEY'
LINE = '"line" INTEGER NOT NULL PRIMARY KEY'
LOCAL = {"conflict": ("chain", "seq", "place"), "package_sent": ("epoch", "number")}


def up(_migrator: object, database: peewee.Database) -> None:
    """Keep the order in which the rows lie."""
    _read(database, "PRAGMA secure_delete = ON")  # what is destroyed later must not lie on in the tables of before
    for table in JOURNALED:
        _make_anew(database, table, ID, f'{LINE}, "id" TEXT NOT NULL UNIQUE')
    for table, key in LOCAL.items():
        first = f'"{key[0]}" TEXT NOT NULL'
        _make_anew(database, table, first, f"{LINE}, {first}", without=f"PRIMARY KEY ({_quoted(key)})")
        _read(database, f'CREATE UNIQUE INDEX "{table}_{"_".join(key)}" ON "{table}" ({_quoted(key)})')


def is_applied(database: peewee.Database) -> bool:
    """Return whether the tables are of this schema or a later one, for an archive whose history was not recorded."""
    return any(column.name == "line" for column in database.get_columns("handover"))


def _make_anew(database: peewee.Database, table: str, before: str, after: str, *, without: str = "") -> None:
    """A table with its rows in their order; what it was said to hold differs in nothing else."""
    ((made,),) = _read(database, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table)
    made = " ".join(str(made).split())
    indexes = _read(database, "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", table)
    names = _quoted(tuple(str(row[1]) for row in _read(database, f'PRAGMA table_info("{table}")')))
    anew = made.replace(f'"{table}"', f'"{table}_anew"', 1).replace(before, after, 1)
    if without:
        anew = anew.replace(f", {without}", "", 1)
    if anew.count("PRIMARY KEY") != 1 or LINE not in anew:
        raise peewee.InternalError(f"{table} is not as the third schema has it")
    _read(database, anew)
    rows = f'SELECT rowid, {names} FROM "{table}" ORDER BY rowid'  # noqa: S608 fixed names
    _read(database, f'INSERT INTO "{table}_anew" ("line", {names}) {rows}')
    _read(database, f'DROP TABLE "{table}"')
    _read(database, f'ALTER TABLE "{table}_anew" RENAME TO "{table}"')
    for (statement,) in indexes:
        _read(database, str(statement))


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _read(database: peewee.Database, sql: str, *values: object) -> list[tuple[object, ...]]:
    return list(database.execute_sql(sql, values).fetchall())  # type: ignore[no-untyped-call]  # untyped in peewee
