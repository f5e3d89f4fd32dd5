"""A case pins the text of the procedure that it began with, whatever the site changes later."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.cases.procedures import Procedures
from app.archive.database.connection import run
from app.archive.database.identity import natural_id
from app.archive.tables.site import ProcedureTable
from app.desk.household import queries
from app.procedure.declaration import load_procedure
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import arrived


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path)
    with made.desk.archive:
        yield made


def test_a_case_keeps_its_procedure_when_the_site_changes_it(counter: Counter) -> None:
    begun = arrived(counter, "documents")
    change(counter, 48)
    again = reopened(counter)
    with again.desk.archive:
        later = arrived(again, "documents")
        hours = [queries.procedure_of(again.desk, case).settings.waterproof_hours for case in (begun.case_id, later.case_id)]
    assert hours == [24, 48]


def test_the_procedure_journaled_last_counts_in_a_copy_as_well(counter: Counter, tmp_path: Path) -> None:
    """A copy begins a chain of its own, whose numbers start again."""
    first = change(counter, 36)
    counter.desk.archive.close()
    shutil.copytree(counter.desk.archive.folder, tmp_path / "copy" / "archive")
    copied = reopened(replace(counter, folder=tmp_path / "copy"))
    with copied.desk.archive:
        assert copied.desk.procedure.digest == first
        second = change(copied, 48)
    again = reopened(copied)
    with again.desk.archive:
        assert again.desk.procedure.digest == second


def change(counter: Counter, hours: int) -> str:
    """The site takes another procedure; gives its digest."""
    changed = load_procedure({"settings": {"waterproof_hours": hours}})
    with counter.desk.archive.journal.writing(counter.desk.act("change_procedure")) as writing:
        writing.insert(ProcedureTable, natural_id("procedure", changed.digest), digest=changed.digest, text=changed.text)
    return changed.digest


def test_a_text_that_was_changed_is_not_taken_for_the_pinned_one(counter: Counter) -> None:
    digest = counter.desk.procedure.digest
    assert Procedures().get(counter.desk.database, digest) == counter.desk.procedure
    run(counter.desk.database, "UPDATE procedure SET text = replace(text, '24', '12')")
    with pytest.raises(LookupError):
        Procedures().get(counter.desk.database, digest)


def test_an_unknown_procedure_is_no_other_one(counter: Counter) -> None:
    with pytest.raises(LookupError):
        Procedures().get(counter.desk.database, "0" * 64)
