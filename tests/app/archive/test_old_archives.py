"""Every archive that was ever released still opens: its entries as they were written, its tables brought up to date."""

import re
import shutil
from pathlib import Path
from typing import Any

import peewee
import pytest

from app.archive.database.about import set_about
from app.archive.database.connection import run
from app.archive.opening import connect, unlock
from app.archive.shipped import SHIPPED
from app.archive.verify import verify
from app.desk.certificates import issuing
from app.desk.certificates.restored_books import reconcile_book
from app.desk.control.ledger import read_ledger
from app.desk.desk import Desk
from app.desk.household import queries, reception
from app.desk.site import open_desk
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError
from app.procedure.case import PersonRole
from tests.app.archive.old.make import DESTROYED, DRAFT, kept
from tests.app.archive.snapshot import snapshot
from tests.app.desk.counter import PASSWORD, START, a_counter, settings_in
from tests.walking.desk_office import MovableClock

KEPT = [schema for schema in range(1, SHIPPED.schema + 1) if (kept(schema) / "archive.db").is_file()]


def opened(folder: Path, schema: int, *, reading: bool = False) -> Desk:
    """A copy of the archive that was kept, opened by the program of today."""
    if not (folder / "archive").exists():
        shutil.copytree(kept(schema), folder / "archive")
    clock = MovableClock(START.replace(year=START.year + 1))
    return open_desk(
        folder / "archive",
        operator="王丽",
        password=PASSWORD,
        counter="1号柜台",
        clock=clock,
        reading=reading,
        settings=settings_in(folder),
    )


def stamp(folder: Path, schema: int, statements: tuple[str, ...]) -> None:
    """Put a copy of the archive that was kept there, called up to date and not migrated, as from a folder with brackets."""
    shutil.copytree(kept(schema), folder / "archive")
    key, _keys, _slot = unlock(folder / "archive", "王丽", PASSWORD)
    database = connect(folder / "archive", key, reading=False, busy_seconds=1)
    try:
        set_about(database, "schema", str(SHIPPED.schema))
        for statement in statements:
            run(database, statement)
    finally:
        database.close_all()


def entries(desk: Desk) -> list[tuple[object, ...]]:
    return list(
        run(desk.database, "SELECT previous, head, facts, facts_salt, personal, personal_hash FROM entry ORDER BY position")
    )


def test_an_archive_of_every_earlier_schema_is_kept() -> None:
    """That of today's is kept when it is released; until then it may change."""
    assert set(range(1, SHIPPED.schema)) <= set(KEPT)


@pytest.mark.parametrize("schema", KEPT)
def test_an_old_archive_is_whole_and_holds_what_was_put_in(schema: int, tmp_path: Path) -> None:
    """The third case stands at reception again, since its agent's data were destroyed."""
    desk = opened(tmp_path, schema)
    with desk.archive:
        assert check_archive(desk).problems == ()
        assert {(row.number, row.step) for row in queries.board(desk)} == {
            ("A1-00001", "filed"),
            ("A1-00002", "certificate"),
            ("A1-00003", "reception"),
        }
        begun = queries.case_file(desk, queries.find_case(desk, "A1-00002"))
        assert (begun.client_name, [each.number for each in begun.certificates]) == ("陈䶮", [2, 3])
        assert desk.archive.drafts.load(begun.case.id, "inspection") == DRAFT
        sent = queries.case_file(desk, queries.find_case(desk, "A1-00003"))
        assert [agent.name for agent in sent.with_role(PersonRole.AGENT)] == [""]
        assert DESTROYED not in str(list(run(desk.database, "SELECT facts, personal FROM entry")))
        assert [(book.used, book.void) for book in read_ledger(desk.database).books if book.station] == [(2, 1)]


@pytest.mark.parametrize("schema", KEPT)
def test_work_goes_on_in_an_old_archive_and_no_entry_is_rewritten(schema: int, tmp_path: Path) -> None:
    desk = opened(tmp_path, schema)
    with desk.archive:
        before = entries(desk)
        (unit,) = (row.unit.id for row in queries.units_to_receive(desk) if row.unit.room == "401")
        case_id = reception.receive(desk, unit)
        number = queries.case_file(desk, case_id).case.number
        assert re.fullmatch(r"A1\.[0-9A-F]{3}-00001", number), "a copy numbers on its own, under a label of its own"
        begun = queries.find_case(desk, "A1-00002")
        issuing.void(desk, 3, "重开")
        assert reconcile_book(desk, 1, 4, "张敏") == (), "a copy looks at the paper first"
        assert issuing.issue(desk, begun) == 4
        assert entries(desk)[: len(before)] == before
        assert verify(desk.archive).problems == ()


def shape_of(database: peewee.Database) -> dict[str, tuple[object, ...]]:
    """Every table with its columns, whatever their order, and its indexes with theirs."""
    tables = [str(row[0]) for row in run(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {table: (columns_of(database, table), indexes_of(database, table)) for table in tables}


def columns_of(database: peewee.Database, table: str) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (name, kind, bool(key)) for _place, name, kind, _null, _default, key in pragma(database, "table_info", table)
    )


def indexes_of(database: peewee.Database, table: str) -> frozenset[tuple[object, ...]]:
    names = {(str(row[1]), row[2]) for row in pragma(database, "index_list", table) if row[3] != "pk"}
    return frozenset((name, unique, *(row[2] for row in pragma(database, "index_info", name))) for name, unique in names)


def pragma(database: peewee.Database, what: str, name: str) -> list[tuple[Any, ...]]:
    return list(run(database, f'PRAGMA {what}("{name}")'))


@pytest.mark.parametrize("schema", KEPT)
def test_an_old_archive_has_the_tables_of_a_new_one(schema: int, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    with opened(tmp_path, schema).archive as old, a_counter(tmp_path / "new").desk.archive as new:
        assert shape_of(old.database) == shape_of(new.database)


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_rows_keep_the_order_in_which_they_lay(schema: int, tmp_path: Path) -> None:
    tables = ("person", "unit", "certificate", "step_pass", "paper_check", "chain")
    shutil.copytree(kept(schema), tmp_path / "before")
    key, _keys, _slot = unlock(tmp_path / "before", "王丽", PASSWORD)
    before = connect(tmp_path / "before", key, reading=True, busy_seconds=1)
    order = "SELECT {order}, id FROM {table} ORDER BY {order}"
    lay = {table: list(before.run(order.format(order="rowid", table=table))) for table in tables}
    before.close_all()
    desk = opened(tmp_path, schema)
    with desk.archive:
        assert {table: list(run(desk.database, order.format(order="line", table=table))) for table in tables} == lay
    assert all(lay.values())


@pytest.mark.parametrize("schema", [schema for schema in KEPT if schema < SHIPPED.schema])
def test_reading_an_old_archive_brings_nothing_up_to_date(schema: int, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as refused:
        opened(tmp_path, schema, reading=True)
    assert refused.value.reason.code == "archive.older"
    assert snapshot(tmp_path / "archive") == snapshot(kept(schema))


@pytest.mark.parametrize("statements", [(), ("DELETE FROM schema_migration",)])
@pytest.mark.parametrize("schema", [schema for schema in KEPT if schema < SHIPPED.schema])
def test_an_old_archive_that_was_called_up_to_date_is_migrated(schema: int, statements: tuple[str, ...], tmp_path: Path) -> None:
    stamp(tmp_path, schema, statements)
    before = snapshot(tmp_path / "archive")
    with pytest.raises(ArchiveError) as refused:
        opened(tmp_path, schema, reading=True)
    assert refused.value.reason.code == "archive.not_migrated"
    assert snapshot(tmp_path / "archive") == before
    desk = opened(tmp_path, schema)
    with desk.archive:
        assert check_archive(desk).problems == ()
        (unit,) = (row.unit.id for row in queries.units_to_receive(desk) if row.unit.room == "401")
        reception.receive(desk, unit)
        assert check_archive(desk).problems == ()
