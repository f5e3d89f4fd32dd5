"""What the program does with a column that only the record and the table of persons know.

Not collected by itself: `test_one_declaration` runs it on a copy of the program that has the column `pet`.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.journal.entry import Base
from app.desk.household import queries, reception
from app.desk.plain_tables.order import PlainTable, TableFormat, TableOrder
from app.desk.upkeep.checking import check_archive
from app.errors import InputError
from app.exchange.decisions.conflicts import RowConflict, Version
from app.texts import load_translator
from reports.packet import blank_form_pdf, form_pdf
from reports.plain_tables.files import write_tables
from tests.reports.reading import page_texts, squeezed
from tests.ui.conftest import context, counter, prompts, qapp_args, qapp_cls, settings
from tests.ui.keyboard import Keyboard
from tests.ui.pages.conftest import Show, Stand, keyboard, show
from tests.ui.stage import Counter
from ui.boards.exchange.row_words import shown
from ui.context import WindowContext
from ui.pages.reception import ReceptionPage

__all__ = ["context", "counter", "keyboard", "prompts", "qapp_args", "qapp_cls", "settings", "show"]

LABEL = "Name of the pet"  # no catalogue has it, so it is shown as it stands
TYPED = "Wangcai"


@pytest.fixture
def typed(counter: Counter, show: Show, keyboard: Keyboard) -> Stand:
    """A case just received, with the column typed on its page and saved."""
    stand = show(reception.receive(counter.desk, queries.units_to_receive(counter.desk)[0].unit.id))
    page = stand.page(ReceptionPage)
    for key, text in (("name", "陈䶮"), ("pet", TYPED)):
        keyboard.tab_to(page.people.client.fields[key].input)
        keyboard.type(text)
    page.save()
    return stand


def test_the_page_asks_the_client_for_it_and_nobody_else(typed: Stand) -> None:
    page = typed.page(ReceptionPage)
    assert page.people.client.fields["pet"].input.accessibleName() == LABEL
    assert not page.people.legal.has("pet")
    assert [getattr(person, "pet", None) for person in typed.file.people] == [TYPED]


def test_what_is_too_long_is_refused_by_the_page_and_by_the_verb(typed: Stand) -> None:
    field = typed.page(ReceptionPage).people.client.fields["pet"]
    field.input.setText("汪" * 31)  # type: ignore[attr-defined] # a line
    problem = field.problem()
    assert problem is not None
    assert problem.code == "limits.too_long"
    with pytest.raises(InputError) as refused:
        typed.page(ReceptionPage).save()
    assert dict(refused.value.reason.params)["limit"] == "30"


def test_the_client_card_prints_it(typed: Stand) -> None:
    desk = typed.counter.desk
    pdf = form_pdf(typed.file, desk.procedure, "client_card", load_translator("zh_CN"), "zh_CN", desk.today(), operator="王丽")
    assert squeezed(LABEL) + TYPED in squeezed("".join(page_texts(pdf)))
    blank = blank_form_pdf(typed.file.site, desk.procedure, "client_card", load_translator("en"), "en", date(2026, 12, 1))
    assert squeezed(LABEL) in squeezed("".join(page_texts(blank)))


@pytest.mark.parametrize(("personal", "expected"), [(False, ""), (True, TYPED)])
def test_the_plain_copy_hides_it_until_personal_data_are_asked_for(
    typed: Stand, tmp_path: Path, personal: bool, expected: str
) -> None:
    order = TableOrder(folder=tmp_path / "out", format=TableFormat.CSV, what=(PlainTable.CASES,), personal=personal)
    [written] = write_tables(typed.counter.desk, order, load_translator("en"), "en")
    with written.file.open(encoding="utf-8-sig", newline="") as stream:
        [line] = csv.DictReader(stream)
    assert line[LABEL] == expected


def test_the_search_finds_the_case_by_it(typed: Stand) -> None:
    assert [row.case_id for row in queries.board(typed.counter.desk, "wangc")] == [typed.case_id]


def test_two_versions_of_it_are_told_apart_by_its_name(typed: Stand, context: WindowContext) -> None:
    [client] = typed.file.people
    rival = Version(Base("b" * 32, 3), "B1", "海棠苑", "nobody", "1号柜台", "2026-11-24T09:00:00+08:00", "save", {"pet": "Laifu"})
    conflict = RowConflict("person", client.id, typed.case_id, {"pet": TYPED}, None, (rival,))
    [field] = shown(conflict, context).fields
    assert (field.name, [offer.words for offer in field.offers]) == (LABEL, [TYPED, "Laifu"])


def test_it_is_destroyed_with_the_person(typed: Stand) -> None:
    desk = typed.counter.desk
    [client] = typed.file.people
    assert everywhere(desk.archive, TYPED) > {"person", "entry"}
    for subject in (client.id, typed.case_id):
        desk.archive.journal.destroy(desk.act("destroy", typed.case_id), subject)
    assert everywhere(desk.archive, TYPED) == set()
    assert check_archive(desk).problems == ()


def everywhere(archive: Archive, text: str) -> set[str]:
    """The tables in which a text stands."""
    tables = [str(row[0]) for row in run(archive.database, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {table: list(run(archive.database, f'SELECT * FROM "{table}"')) for table in tables}  # noqa: S608 names of tables
    return {table for table, found in rows.items() if any(text.lower() in said(value) for row in found for value in row)}


def said(value: object) -> str:
    """A stored value as text, in lower case as the search keeps it."""
    return (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)).lower()
