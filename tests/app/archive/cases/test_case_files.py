"""Case files that are kept while they are worked on are what the tables hold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.archive.archive import ArchiveSettings
from app.archive.cases.case_files import CaseFiles, read_case_file
from app.archive.folder.keyslots import Cost
from app.archive.tables.case import CaseTable
from app.demo import run_demo
from app.desk.desk import Desk
from app.desk.household import queries, reception
from app.desk.household.commitments import commit
from app.desk.site import open_desk, save_site, site_of
from app.procedure.case import Commitment, Consent, Person, PersonRole, Sex

SETTINGS = Cost(passes=1, memory=8, lanes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = run_demo(tmp_path / "archive", 6, settings=ArchiveSettings(cost=SETTINGS, marks=tmp_path / "marks")).desk
    yield made
    made.archive.close()


def free_unit(desk: Desk) -> str:
    return next(row.unit.id for row in queries.units_to_receive(desk) if row.case_id is None)


def whole(desk: Desk, case_id: str) -> bool:
    return desk.case_files.read(desk.database, case_id) == read_case_file(desk.database, case_id)


def test_every_demo_case_is_kept_as_the_tables_have_it(desk: Desk) -> None:
    rows = CaseTable.select(CaseTable.id).tuples().execute(desk.database)
    cases = [str(row[0]) for row in rows]
    assert len(cases) == 6
    assert all(whole(desk, case_id) for case_id in cases)


def test_a_kept_case_follows_each_verb(desk: Desk) -> None:
    case_id = reception.receive(desk, free_unit(desk))
    assert whole(desk, case_id)
    people = (Person(id="client", case_id="", role=PersonRole.CLIENT, name="单雪", phone="1"),)
    reception.save_reception(desk, case_id, reception.ReceptionEntry(people=people, consent=Consent.GIVEN))
    assert desk.case_files.read(desk.database, case_id).client_name == "单雪"
    assert whole(desk, case_id)


def test_a_kept_case_follows_what_papers_say_of_the_project(desk: Desk) -> None:
    case_id = reception.receive(desk, free_unit(desk))
    assert whole(desk, case_id)
    save_site(desk, replace(site_of(desk), phone="0898-6666 8888"))
    assert desk.case_files.read(desk.database, case_id).site.phone == "0898-6666 8888"
    assert whole(desk, case_id)


def test_what_another_counter_writes_is_seen(desk: Desk, tmp_path: Path) -> None:
    case_id = reception.receive(desk, free_unit(desk))
    other = open_desk(
        tmp_path / "archive",
        operator=None,
        password="demo",
        counter="3号柜台",
        settings=ArchiveSettings(cost=SETTINGS, marks=tmp_path / "marks"),
    )
    try:
        assert queries.case_file(desk, case_id).commitments == ()
        from_other = Commitment(id="", case_id="", step="fees", committed_by="物业", what="补发门禁卡", agreed_on=desk.today())
        commit(other, case_id, from_other)
        assert [held.what for held in queries.case_file(desk, case_id).commitments] == ["补发门禁卡"]
        assert whole(desk, case_id)
    finally:
        other.archive.close()


def test_what_was_rolled_back_is_not_kept(desk: Desk) -> None:
    case_id = reception.receive(desk, free_unit(desk))
    kept = CaseFiles()

    def begun_and_given_up() -> None:
        with desk.archive.journal.writing(desk.act("save_reception", case_id)) as writing:
            writing.update(CaseTable, case_id, renovating=True)
            writing.finish()
            assert kept.read(writing.database, case_id).case.renovating
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begun_and_given_up()
    with desk.archive.journal.writing(desk.act("save_reception", case_id)) as writing:
        writing.update(CaseTable, case_id, entrusted=True)
    after = kept.read(desk.database, case_id)
    assert after.case.entrusted
    assert not after.case.renovating


def test_only_a_few_cases_are_kept(desk: Desk) -> None:
    units = [row.unit.id for row in queries.units_to_receive(desk, limit=1000) if row.case_id is None][:12]
    cases = [reception.receive(desk, unit) for unit in units]
    kept = CaseFiles()
    assert [kept.read(desk.database, case_id).case.id for case_id in cases] == cases
    assert all(kept.read(desk.database, case_id) == read_case_file(desk.database, case_id) for case_id in cases)


def test_a_person_comes_back_with_the_sex_that_the_number_says(desk: Desk) -> None:
    case_id = next(str(row[0]) for row in CaseTable.select(CaseTable.id).tuples().execute(desk.database))
    people = read_case_file(desk.database, case_id).people
    assert {type(person.sex) for person in people if person.sex is not None} == {Sex}
