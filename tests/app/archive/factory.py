"""Small archives for the tests: three tables, cheap passwords, a clock that the test sets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import peewee

from app.archive.archive import Archive, ArchiveSettings
from app.archive.folder.keyslots import Cost
from app.archive.journal.journal import Act, Derive, no_derive
from app.archive.journal.layout import Layout
from app.archive.journal.personal import Personal
from app.archive.tables.base import JournaledTable
from app.archive.tables.fields import DateField, NamesField, ScaledField

CHEAP = Cost(passes=1, memory=8, lanes=1)
PASSWORD = "开门 open"


class House(JournaledTable):
    key = peewee.TextField(unique=True)
    area = ScaledField(2, null=True)

    class Meta:
        table_name = "house"


class Handover(JournaledTable):
    house = peewee.ForeignKeyField(House, field="id", column_name="house_id", lazy_load=False, deferrable="INITIALLY DEFERRED")
    opened_on = DateField()
    tags = NamesField(default=())
    ended = peewee.BooleanField(default=False)

    class Meta:
        table_name = "handover"


class Human(JournaledTable):
    case_id = peewee.TextField()
    role = peewee.TextField()
    name = peewee.TextField(null=True)
    number = peewee.TextField(null=True)

    class Meta:
        table_name = "human"


PERSONAL: Mapping[str, Personal] = {"human": Personal(frozenset({"name", "number"}), "id")}
FIRST = Path(__file__).parent / "journal" / "schemas" / "one"
LAYOUT = Layout(journaled=(House, Handover, Human), derived=(), local=(), personal=PERSONAL, migrations=FIRST)


@dataclass
class SetClock:
    """Each look is a second later."""

    now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    step: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now


@dataclass
class Place:
    """Where the archives of one test lie, and where their marks."""

    folder: Path
    layout: Layout = LAYOUT
    clock: SetClock = field(default_factory=SetClock)
    derive: Derive = no_derive
    marks_name: str = "marks"
    busy_seconds: float = 0.1
    code: str = "A1"

    @property
    def settings(self) -> ArchiveSettings:
        return ArchiveSettings(
            layout=self.layout, cost=CHEAP, marks=self.folder / self.marks_name, busy_seconds=self.busy_seconds
        )

    def create(self, name: str = "archive", password: str = PASSWORD) -> Archive:
        return Archive.create(
            self.folder / name,
            site="翠湖花园",
            station=self.code,
            operator="王芳",
            password=password,
            clock=self.clock,
            derive=self.derive,
            settings=self.settings,
        )

    def open(
        self, name: str = "archive", *, operator: str | None = None, password: str = PASSWORD, reading: bool = False
    ) -> Archive:
        return Archive.open(
            self.folder / name,
            operator=operator,
            password=password,
            clock=self.clock,
            derive=self.derive,
            reading=reading,
            settings=self.settings,
        )


def act(verb: str = "receive", case: str | None = None) -> Act:
    return Act(verb, "operator-1", "A1", case)
