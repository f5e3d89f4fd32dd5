"""The journal's own table with the triggers that guard it, and the making of all tables."""

import peewee
from playhouse.migrations import Runner

from app.archive.database.about import about, set_about
from app.archive.database.connection import APPLICATION, run
from app.archive.journal.layout import Layout
from app.errors import ArchiveError

_HEAD_COLUMNS = ("chain", "seq", "schema", "time", "operator", "counter", "verb", "case_id", "subject")

# What a column says of an entry is read out of the hashed head itself, so the two can never differ.
_GENERATED = ",\n".join(
    f'"{name}" {"INTEGER" if name in {"seq", "schema"} else "TEXT"} '
    f"GENERATED ALWAYS AS (json_extract(head, '$[{index}]')) VIRTUAL"
    for index, name in enumerate(_HEAD_COLUMNS)
)

_JOURNAL = (
    f"""CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    head TEXT NOT NULL,
    facts BLOB NOT NULL,
    facts_salt BLOB NOT NULL,
    personal BLOB,
    personal_salt BLOB,
    personal_hash BLOB CHECK (length(personal_hash) = 32),
    {_GENERATED}
    ) STRICT""",
    "CREATE UNIQUE INDEX entry_key ON entry (chain, seq)",
    "CREATE INDEX entry_case ON entry (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX entry_destroyed ON entry (subject) WHERE verb = 'destroy'",
    """CREATE TRIGGER entry_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
    """CREATE TRIGGER entry_never_changed
    BEFORE UPDATE OF position, previous, head, facts, facts_salt, personal_hash ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER entry_only_destroyed BEFORE UPDATE OF personal, personal_salt ON entry
    WHEN NEW.personal IS NOT NULL OR NEW.personal_salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'personal data are only destroyed'); END""",
)


def make_tables(database: peewee.Database, layout: Layout) -> None:
    """All tables of a new archive, at the schema of today; its migrations count as done."""
    with database.atomic("IMMEDIATE"):
        run(database, f"PRAGMA application_id = {APPLICATION}")
        for statement in _JOURNAL:
            run(database, statement)
        for model in layout.all_tables:
            peewee.SchemaManager(model, database).create_all(safe=False)
        set_about(database, "schema", str(layout.schema))
    Runner(database, str(layout.migrations)).fake()


def migrate(database: peewee.Database, layout: Layout, *, reading: bool = False) -> None:
    """Bring an older archive to the schema of today, all in one transaction.

    Raises ArchiveError for a newer one, and for an older one where nothing may be written.
    """
    schema = schema_of(database)
    if schema > layout.schema:
        raise ArchiveError.of("archive.newer", schema=schema, known=layout.schema)
    if schema == layout.schema:
        return
    if reading:
        raise ArchiveError.of("archive.older", schema=schema, known=layout.schema)
    with database.atomic("IMMEDIATE"):
        Runner(database, str(layout.migrations)).up()
        set_about(database, "schema", str(layout.schema))


def schema_of(database: peewee.Database) -> int:
    """The schema of the archive's tables."""
    return int(about(database, "schema") or 0)
