"""A restored archive freezes the books that its station opened, also one that headquarters wrote last."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.journal.entry import Base, Change
from app.archive.journal.freezing import freeze_open_books
from app.archive.tables.certificates import CertificateBookTable
from app.desk.certificates.books import open_next_book
from tests.app.desk.offices import GARDEN, Offices, some_offices


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    with some_offices(tmp_path) as made:
        yield made


def test_c1_a_book_is_frozen_where_it_was_opened_whoever_wrote_it_since(offices: Offices) -> None:
    offices.supplied(offices.garden)
    book = open_next_book(offices.garden.desk)
    offices.report(offices.garden)
    headquarters = offices.headquarters.desk
    with headquarters.archive.journal.writing(headquarters.act("decide"), GARDEN) as writing:
        writing.update(CertificateBookTable, book.id, override_reason="总部核定")
    for site in (offices.garden, offices.garden_b):
        offices.send(offices.headquarters, site)
    frozen = {
        site.id: freeze_open_books(site.archive.database, site.id, "2026-12-02T08:00:00+08:00")
        for site in (offices.garden, offices.garden_b, offices.headquarters)
    }
    [held] = CertificateBookTable.select().execute(offices.garden.archive.database)
    change = Change("certificate_book", book.id, Base(held.base_chain, held.base_seq), {"frozen_on": "2026-12-02"})
    assert frozen == {offices.garden.id: [change], offices.garden_b.id: [], offices.headquarters.id: []}
