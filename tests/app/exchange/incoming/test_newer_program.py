"""Entries of a newer program are kept verbatim, wait with their chain behind them, and are applied after the upgrade."""

import shutil
from dataclasses import replace
from pathlib import Path

from app.archive.archive import ArchiveSettings
from app.archive.database.connection import run, scalar
from app.archive.journal.entry import Change
from app.archive.journal.layout import MIGRATIONS, Layout
from app.archive.shipped import SHIPPED
from app.archive.tables.case import PersonTable
from app.desk.site import open_desk
from app.exchange.importing import WAITING, take_waiting
from tests.app.desk.counter import settings_in
from tests.app.exchange.world import COMPANY, OPERATOR, PASSWORD, World


def unchanged(changes: list[Change]) -> list[Change]:
    """What the next version might do to the entries of this one: nothing."""
    return changes


NEWER_SCHEMA = SHIPPED.schema + 1


def newer_in(folder: Path) -> Layout:
    """The layout of the next version, whose migration does nothing; it lies in `folder` with those before it."""
    migrations = folder / "migrations"
    if not migrations.exists():
        shutil.copytree(MIGRATIONS, migrations)
        shutil.copyfile(migrations / "0001_first.py", migrations / "0004_newer.py")
    history = (*SHIPPED.history, "0004_newer")
    return replace(SHIPPED, upcasters=(*SHIPPED.upcasters, unchanged), migrations=migrations, history=history)


def upgraded(world: World, name: str) -> None:
    """The archive is opened by a program whose schema is one higher; its tables happen to be the same."""
    desk = world.desks.pop(name)
    desk.archive.close()
    settings: ArchiveSettings = replace(settings_in(world.folder), layout=newer_in(world.folder))
    world.desks[name] = open_desk(world.folder / name, operator=OPERATOR, password=PASSWORD, counter=name, settings=settings)


def renamed(world: World, name: str, text: str) -> None:
    desk = world.desks[name]
    person, case = run(desk.database, "SELECT id, case_id FROM person ORDER BY rowid LIMIT 1").fetchone() or ("", "")
    with desk.archive.journal.writing(desk.act("correct", case)) as writing:
        writing.update(PersonTable, person, name=text)


def name_at(world: World, name: str) -> object:
    return scalar(world.desks[name].database, "SELECT name FROM person ORDER BY rowid LIMIT 1")


def test_entries_of_a_newer_program_wait_and_are_applied_after_the_upgrade(world: World) -> None:
    before = name_at(world, COMPANY)
    upgraded(world, "a")
    renamed(world, "a", "新版")
    stick = world.export("a", COMPANY)
    assert stick is not None
    result = world.deliver(stick)
    assert (result.status, result.entries, result.staged) == (WAITING, 0, 1)
    assert name_at(world, COMPANY) == before
    assert world.problems(COMPANY) == ()

    upgraded(world, COMPANY)
    desk = world.desks[COMPANY]
    taken = take_waiting(desk.archive, desk.act("import"), desk.now().isoformat())
    assert taken is not None
    assert (taken.entries, taken.changed) == (1, 1)
    assert name_at(world, COMPANY) == "新版"
    assert world.problems(COMPANY) == ()
    assert take_waiting(desk.archive, desk.act("import"), "now") is None
    assert world.hashes("a") <= world.hashes(COMPANY), "kept as it was written"
