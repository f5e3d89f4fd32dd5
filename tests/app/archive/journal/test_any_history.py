"""Whatever verbs write, in whatever order: the tables are what the journal says, and every chain fits."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.archive.archive import Archive
from app.archive.tables.base import JournaledTable
from app.archive.verify import verify
from tests.app.archive.factory import LAYOUT, House, Human, Place, act

ROWS = st.sampled_from(["1", "2", "3"])
TEXTS = st.sampled_from(["甲", "乙", "", "丙"])
STEPS = st.one_of(
    st.tuples(st.just("house"), ROWS, TEXTS),
    st.tuples(st.just("role"), ROWS, TEXTS),
    st.tuples(st.just("name"), ROWS, TEXTS | st.none()),
    st.tuples(st.just("number"), ROWS, TEXTS | st.none()),
)
VERBS = st.one_of(
    st.tuples(st.just("write"), st.lists(STEPS, min_size=1, max_size=6)),
    st.tuples(st.just("destroy"), ROWS),
    st.tuples(st.just("reopen"), st.none()),
)


def write(archive: Archive, model: dict[str, dict[str, object]], steps: list[tuple[str, str, str | None]]) -> None:
    with archive.journal.writing(act()) as writing:
        for column, row, value in steps:
            table: type[JournaledTable] = House if column == "house" else Human
            identifier = f"{table.__name__}-{row}"
            values: dict[str, object] = {"key": f"{row}{value}"} if column == "house" else {column: value}
            if identifier in model:
                writing.update(table, identifier, **values)
            else:
                more = {} if column == "house" else {"case_id": "c", "role": ""}
                writing.insert(table, identifier, **{**more, **values})
            model.setdefault(identifier, {}).update(values)


def kept(archive: Archive) -> dict[str, dict[str, object]]:
    houses = {row.id: {"key": row.key} for row in House.select().execute(archive.database)}
    humans = {
        row.id: {"role": row.role, "name": row.name, "number": row.number} for row in Human.select().execute(archive.database)
    }
    return {**houses, **humans}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(VERBS, max_size=8), st.sampled_from([1, 200, LAYOUT.entry_bytes]))
def test_the_tables_are_what_the_journal_says(verbs: list[tuple[str, object]], entry_bytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), replace(LAYOUT, entry_bytes=entry_bytes))
        archive = place.create()
        model: dict[str, dict[str, object]] = {}
        for verb, what in verbs:
            if verb == "reopen":
                archive.close()
                archive = place.open()
            elif verb == "destroy":
                archive.journal.destroy(act(), f"Human-{what}")
                if f"Human-{what}" in model:
                    model[f"Human-{what}"] |= {"name": None, "number": None}
            else:
                trial = {identifier: dict(columns) for identifier, columns in model.items()}
                write(archive, trial, what)  # type: ignore[arg-type] # the strategy gives steps with these verbs
                model = trial
            assert verify(archive).problems == ()
        whole = {
            identifier: columns if "key" in columns else {"role": "", "name": None, "number": None, **columns}
            for identifier, columns in model.items()
        }
        assert kept(archive) == whole
        archive.close()
