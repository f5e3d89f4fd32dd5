"""Migrations never rewrite entries: what is migrated must equal what is rebuilt from the entries as they were written."""

from dataclasses import replace
from pathlib import Path

import peewee
import pytest

from app.archive.database.connection import run
from app.archive.folder.anchor import ChainHead
from app.archive.journal.entry import NOTHING_BEFORE, Base, Change, Entry
from app.archive.journal.layout import MIGRATIONS, Layout
from app.archive.journal.rebuild import Replay
from app.archive.journal.schema import require_migrations
from app.archive.journal.writing import make_entry
from app.archive.shipped import SHIPPED
from app.archive.tables.base import JournaledTable
from app.archive.verify import verify
from app.errors import ArchiveError
from tests.app.archive.factory import Place, act
from tests.app.archive.journal.test_entry import head
from tests.app.archive.snapshot import snapshot
from tests.app.procedure.said import said

SCHEMAS = Path(__file__).parent / "schemas"


class HouseOfOne(JournaledTable):
    key = peewee.TextField()

    class Meta:
        table_name = "house"


class HouseOfTwo(JournaledTable):
    key = peewee.TextField()
    floor = peewee.TextField(default="")

    class Meta:
        table_name = "house"


def floor_apart(changes: list[Change]) -> list[Change]:
    """Schema 1 → 2."""
    apart = []
    for change in changes:
        columns = change.columns
        if change.table == "house" and isinstance(key := columns.get("key"), str):
            columns = {"floor": key.split("-")[0], "key": key.split("-")[1]}
        apart.append(change._replace(columns=columns))
    return apart


ONE = Layout(journaled=(HouseOfOne,), derived=(), local=(), personal={}, migrations=SCHEMAS / "one")
TWO = replace(
    ONE,
    journaled=(HouseOfTwo,),
    upcasters=(floor_apart,),
    migrations=SCHEMAS / "two",
    history=("0001_first", "0002_floor"),
)

FROZEN = [
    ('["one",1,1,"2026-11-24T08:00:00+00:00","o","A1","roster",null,null]', '[["house","h1",null,{"key":"3-1201"}]]'),
    ('["one",2,1,"2026-11-24T08:00:01+00:00","o","A1","roster",null,null]', '[["house","h1",1,{"key":"4-1301"}]]'),
    ('["one",3,2,"2026-12-24T08:00:00+00:00","o","A1","roster",null,null]', '[["house","h1",2,{"key":"1302"}]]'),
]
"""Entries as schema 1 wrote them, and one of schema 2 behind them. Never to be changed."""


def test_entries_of_every_schema_are_rebuilt_as_they_would_be_written_today() -> None:
    replay = Replay(TWO)
    for text, facts in FROZEN:
        replay.apply(Entry(bytes(32), text.encode(), facts.encode(), b"", None, None, None))
    assert replay.rows.tables["house"] == {"h1": {"key": "1302", "floor": "4", "base_chain": "one", "base_seq": 3}}


def test_a_migrated_archive_equals_the_rebuilt_one(place: Place) -> None:
    place.layout = ONE
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(HouseOfOne, key="3-1201")
            writing.insert(HouseOfOne, key="4-1301")
        with archive.journal.writing(act()) as writing:
            writing.update(HouseOfOne, house, key="5-1401")
        assert verify(archive).problems == ()
    place.layout = TWO
    with place.open() as archive:
        assert {(row.floor, row.key) for row in HouseOfTwo.select().execute(archive.database)} == {("5", "1401"), ("4", "1301")}
        assert verify(archive).problems == ()
        with archive.journal.writing(act()) as writing:
            writing.update(HouseOfTwo, house, floor="6")
        assert verify(archive).problems == ()
    with place.open() as archive:
        assert verify(archive).problems == ()


def test_an_old_archive_is_not_migrated_by_reading_it(place: Place) -> None:
    place.layout = ONE
    place.create().close()
    before = snapshot(place.folder)
    place.layout = TWO
    with pytest.raises(ArchiveError) as refused:
        place.open(reading=True)
    assert said(refused.value.reason) == "archive.older"
    assert snapshot(place.folder) == before


def test_a_migration_that_fails_leaves_the_archive_as_it_was(place: Place, tmp_path: Path) -> None:
    place.layout = ONE
    place.create().close()
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "0001_first.py").write_text("def up(migrator, database): pass")
    (broken / "0002_half.py").write_text(
        "def up(migrator, database):\n    database.execute_sql('CREATE TABLE half (a)')\n    database.execute_sql('nonsense')"
    )
    place.layout = replace(TWO, migrations=broken, history=("0001_first", "0002_half"))
    with pytest.raises(ArchiveError):
        place.open()
    place.layout = ONE
    with place.open() as archive:
        assert verify(archive).problems == ()
        assert not list(run(archive.database, "SELECT name FROM sqlite_master WHERE name = 'half'"))


def test_an_entry_of_a_newer_schema_waits_and_so_does_its_chain() -> None:
    replay = Replay(ONE)
    chains = {chain: ChainHead(chain, 0, NOTHING_BEFORE) for chain in ("one", "two")}
    for chain, schema, row in (("one", 1, "a"), ("one", 2, "b"), ("one", 1, "c"), ("two", 1, "d")):
        seq = chains[chain].seq + 1
        made = make_entry(chains[chain], head(chain, seq)._replace(schema=schema), [Change("house", row, None, {"key": row})], [])
        chains[chain] = ChainHead(chain, seq, made.hash())
        replay.apply(made)
    assert replay.waiting == {"one"}
    assert set(replay.rows.tables["house"]) == {"a", "d"}


def test_up_casting_does_not_touch_what_it_does_not_know() -> None:
    other = Change("person", "p", Base("one", 1), {"key": "3-1201"})
    assert TWO.up_to_date([other], 1) == [other]
    assert TWO.up_to_date([other], 2) == [other]


def test_the_shipped_layout_has_a_migration_for_every_schema() -> None:
    files = sorted(MIGRATIONS.glob("[0-9]*.py"))
    assert [int(file.name[:4]) for file in files] == list(range(1, SHIPPED.schema + 1))
    require_migrations(SHIPPED)


def test_a_layout_names_a_migration_for_every_schema() -> None:
    with pytest.raises(ValueError, match="schema 2"):
        replace(TWO, history=("0001_first",))
