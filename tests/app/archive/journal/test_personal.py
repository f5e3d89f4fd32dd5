"""What is personal is declared in one place, and destroying it leaves nothing behind (PIPL)."""

from collections.abc import Iterator
from pathlib import Path

from app.archive.database.connection import run
from app.archive.journal.personal import PERSONAL
from app.archive.tables import JOURNALED
from app.archive.tables.personal_text import PersonalTextField
from app.desk.household import queries
from app.desk.upkeep.checking import check_archive
from app.procedure.case import PersonRole
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import a_company, arrived

MODELS = {model._meta.table_name: model for model in JOURNALED}
SUBJECTS = {"id", "case_id"}


def test_every_personal_text_is_declared_and_every_declared_column_can_be_destroyed() -> None:
    for table, model in MODELS.items():
        declared = PERSONAL[table].columns if table in PERSONAL else frozenset[str]()
        texts = {field.column_name for field in model._meta.sorted_fields if isinstance(field, PersonalTextField)}
        assert texts <= declared, table
        assert all(model._meta.columns[name].null for name in declared), table


def test_whose_the_data_are_stands_in_the_row() -> None:
    for table, personal in PERSONAL.items():
        assert personal.subject in SUBJECTS & set(MODELS[table]._meta.columns), table


def everything(counter: Counter) -> Iterator[tuple[str, str]]:
    """Every value that the archive holds, by table."""
    tables = [str(row[0]) for row in run(counter.desk.database, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in run(counter.desk.database, f'SELECT * FROM "{table}"'):  # noqa: S608 names of tables
            yield from ((table, value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)) for value in row)


def test_destroying_a_household_leaves_no_name_number_or_telephone(tmp_path: Path) -> None:
    counter = a_counter(tmp_path)
    with counter.desk.archive:
        office = arrived(counter, "filed", a_company("inspect", "sign_papers", "sign_agreements", "collect_keys"))
        case_id = office.case_id
        people = office.file.people
        told = {text for who in people for text in (who.name, who.identity_number, who.credit_code, who.phone) if text}
        assert len(told) > 5
        assert told & {value for _table, value in everything(counter)}
        for subject in [*(person.id for person in people), case_id]:
            counter.desk.archive.journal.destroy(counter.desk.act("destroy", case_id), subject)
        left = {(table, text) for table, value in everything(counter) for text in told if text in value}
        assert left == set()
        assert queries.case_file(counter.desk, case_id).with_role(PersonRole.AGENT)[0].name == ""
        assert check_archive(counter.desk).problems == ()
