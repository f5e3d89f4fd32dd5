"""The making of all tables, and bringing older ones up to date."""

from types import ModuleType

import peewee
from playhouse.migrations import Migration, Runner

from app.archive.database.about import about, set_about
from app.archive.database.connection import one_writer, run
from app.archive.database.engine import engine_of
from app.archive.journal.layout import Layout
from app.errors import ArchiveError


class _MigrationFile(Migration):  # type: ignore[misc]  # untyped in playhouse
    """One migration; a file that is missing or no migration is told as what it is: a program that is not whole."""

    __slots__ = ()

    def load(self) -> ModuleType:
        """Return the module. Raises ArchiveError."""
        try:
            module: ModuleType = super().load()
        except (OSError, ImportError, SyntaxError, ValueError) as error:
            raise ArchiveError.of("archive.program_incomplete", detail=f"{self.name}.py") from error
        if not hasattr(module, "up"):
            raise ArchiveError.of("archive.program_incomplete", detail=f"{self.name}.py")
        return module


class _Migrations(Runner):  # type: ignore[misc]  # untyped in playhouse
    """The migrations that a layout names. Playhouse's own way to find them takes the folder as a pattern (`[` in a path)."""

    def __init__(self, database: peewee.Database, layout: Layout) -> None:
        super().__init__(database, str(layout.migrations))
        self._files = [
            _MigrationFile(number, name, str(layout.migrations / f"{name}.py"), None)
            for number, name in enumerate(layout.history, 1)
        ]

    def migrations(self) -> list[_MigrationFile]:
        """Return them in order."""
        return self._files

    def raise_from(self, schema: int) -> None:
        """Apply the migrations that come after `schema`, and record all."""
        self.fake(self._files[schema - 1].name)
        self.up()

    def schema_of_tables(self) -> int:
        """Return the schema that the tables really have. Only a migration that always was recorded leaves that to the history."""
        applied = self.applied()
        for file in reversed(self._files):
            seen = getattr(file.load(), "is_applied", None)
            if file.name in applied if seen is None else seen(self.database):
                return int(file.idx)
        return 1


def require_migrations(layout: Layout) -> None:
    """Refuse where the migrations that lie there are not those that `layout` names. Raises ArchiveError."""
    try:
        found = {file.stem for file in layout.migrations.iterdir() if file.suffix == ".py" and file.name[0].isdecimal()}
    except OSError:
        found = set()
    if differing := sorted(found.symmetric_difference(layout.history)):
        raise ArchiveError.of("archive.program_incomplete", detail=", ".join(f"{name}.py" for name in differing))


def make_tables(database: peewee.Database, layout: Layout) -> None:
    """Make all tables of a new archive, at the schema of today; its migrations count as done."""
    with one_writer(database):
        engine_of(database).make_entry_table()
        for model in layout.all_tables:
            engine_of(database).make_table(model)
        set_about(database, "schema", str(layout.schema))
    _Migrations(database, layout).fake()


def migrate(database: peewee.Database, layout: Layout, *, reading: bool = False) -> None:
    """Bring an older archive to the schema of today, all in one transaction.

    So is one that an earlier program called up to date and did not migrate, or of which it recorded no history.
    Raises ArchiveError for a newer one, and for an older one where nothing may be written.
    """
    if _is_current(database, layout):
        return
    if reading:
        _require_readable(database, layout)
        return
    with one_writer(database):
        if not _is_current(database, layout):  # another program may have been faster, and a newer one
            _bring_up_to_date(database, layout)


def _is_current(database: peewee.Database, layout: Layout) -> bool:
    """Return whether number and history are those of today. Raises ArchiveError for those of another program."""
    schema, history = schema_of(database), _history(database)
    if schema > layout.schema:
        raise ArchiveError.of("archive.newer", schema=schema, known=layout.schema)
    if unknown := sorted(history.difference(layout.history)):
        raise ArchiveError.of("archive.tables_unknown", detail=", ".join(unknown))
    return schema == layout.schema and len(history) == schema


def _bring_up_to_date(database: peewee.Database, layout: Layout) -> None:
    migrations = _Migrations(database, layout)
    # From a folder with brackets in its name, earlier programs found no migration and wrote the number all the same.
    migrations.raise_from(migrations.schema_of_tables())
    set_about(database, "schema", str(layout.schema))
    if differing := _differing_tables(database, layout):
        raise ArchiveError.of("archive.tables_unknown", detail=", ".join(differing))


def _require_readable(database: peewee.Database, layout: Layout) -> None:
    """Refuse tables that must be brought up to date before anything can be read from them."""
    schema = schema_of(database)
    if schema < layout.schema:
        raise ArchiveError.of("archive.older", schema=schema, known=layout.schema)
    if _differing_tables(database, layout):
        raise ArchiveError.of("archive.not_migrated", schema=schema)


def _differing_tables(database: peewee.Database, layout: Layout) -> list[str]:
    """Return the tables whose columns are not those that the layout declares."""
    return [
        meta.table_name
        for meta in (model._meta for model in layout.all_tables)
        if {column.name for column in database.get_columns(meta.table_name)} != set(meta.columns)
    ]


def _history(database: peewee.Database) -> set[str]:
    """Return the migrations that are recorded as applied."""
    if not database.table_exists("schema_migration"):
        return set()
    return {str(name) for (name,) in run(database, "SELECT name FROM schema_migration")}


def schema_of(database: peewee.Database) -> int:
    """Return the schema of the archive's tables."""
    return int(about(database, "schema") or 0)
