"""The same house on PostgreSQL: schema, journal and the six households of the demo, by the very same verbs.

What is not on it yet (backups, roles, several chains at once) is said in `app/archive/database/server.py`.
"""

import hashlib
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import peewee
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.archive.archive import Archive, ArchiveSettings
from app.archive.backup import back_up
from app.archive.database.connection import explained, one_moment, one_writer, run, run_many, scalar
from app.archive.database.engine import engine_of
from app.archive.journal.layout import shape
from app.archive.shipped import SHIPPED
from app.archive.verify import verify
from app.demo import run_demo
from app.demo.run import OPERATOR, PASSWORD
from app.desk.control.ledger import read_ledger
from app.desk.desk import Desk
from app.desk.headquarters.day_totals import day_totals
from app.desk.headquarters.households import count_households, households, site_totals
from app.desk.headquarters.stations import attention, stations
from app.desk.household import queries
from app.desk.household.usual_entries import usual_box, usual_versions
from app.desk.plain_tables.queries import QUERIES, read_lines
from app.desk.site import open_desk
from app.desk.upkeep.checking import check_archive
from app.errors import ArchiveError
from tests.app.archive.factory import CHEAP, House, Human, Place, act
from tests.postgresql import Server, a_server, missing

if MISSING := missing():
    pytest.skip(MISSING, allow_module_level=True)

JOURNAL = """SELECT position, previous, stored_bytes(head), facts, facts_salt, personal, personal_salt, personal_hash,
    chain, seq, schema, time, operator, counter, verb, case_id, subject FROM entry ORDER BY position"""


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with a_server() as running:
        yield running


@dataclass
class ServerPlace(Place):
    """Where an archive lies whose tables a server keeps."""

    service: str = ""

    @property
    def settings(self) -> ArchiveSettings:
        return replace(super().settings, server=self.service)


@pytest.fixture
def served(tmp_path: Path, server: Server) -> ServerPlace:
    return ServerPlace(tmp_path, service=server.database())


def add(archive: Archive, *keys: str) -> None:
    with archive.journal.writing(act()) as writing:
        for key in keys:
            writing.insert(House, key=key)


def write_and_fail(database: peewee.Database) -> None:
    with one_writer(database):
        run(database, "INSERT INTO about (name, value) VALUES ('a', '1')")
        with pytest.raises(peewee.ProgrammingError):
            run(database, "nonsense")


# ---- the journal -------------------------------------------------------------------------------------------------------------


def test_an_archive_is_made_written_verified_and_opened_again(served: ServerPlace) -> None:
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="3-1201")
            writing.insert(Human, case_id="c1", role="client", name="王芳", number="119901198001010011")
        with archive.journal.writing(act()) as writing:
            writing.update(House, house, key="3-1202")
        assert verify(archive).problems == ()
        head = archive.head()
    with served.open(reading=True) as archive:
        assert archive.head() == head
        assert [row.key for row in House.select().execute(archive.database)] == ["3-1202"]
        with pytest.raises(peewee.DatabaseError):
            run(archive.database, "UPDATE house SET key = '1'")
    assert not (served.folder / "archive" / "archive.db").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry",
        "TRUNCATE entry",
        "UPDATE entry SET position = 9",
        "UPDATE entry SET facts = facts",
        "UPDATE entry SET head = head",
        "UPDATE entry SET personal = '[]'",
    ],
)
def test_an_entry_is_never_changed(served: ServerPlace, statement: str) -> None:
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(Human, case_id="c1", role="client", name="王芳")
        before = list(run(archive.database, JOURNAL))
        with pytest.raises(peewee.IntegrityError):
            run(archive.database, statement)
        assert list(run(archive.database, JOURNAL)) == before


def test_personal_data_are_destroyed_and_the_chain_still_verifies(served: ServerPlace) -> None:
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            person = writing.insert(Human, case_id="c1", role="client", name="王芳")
        archive.journal.destroy(act("destroy"), person)
        assert verify(archive).problems == ()
        assert list(run(archive.database, "SELECT personal FROM entry WHERE subject = %s AND verb <> 'destroy'", (person,))) == [
            (None,)
        ]
        assert scalar(archive.database, "SELECT name FROM human WHERE id = %s", (person,)) is None


def test_what_a_table_refuses_undoes_the_verb(served: ServerPlace) -> None:
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="3-1201")
        with pytest.raises(peewee.IntegrityError):
            add(archive, "3-1202", "3-1201")
        assert verify(archive).problems == ()
        assert [row.key for row in House.select().execute(archive.database)] == ["3-1201"]


def test_a_change_of_a_row_shows_in_verify(served: ServerPlace) -> None:
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            writing.insert(House, key="3-1201")
        run(archive.database, "UPDATE house SET key = '3-1301'")
        assert [problem.code for problem in verify(archive).problems] == ["archive.row_differs"]


def test_an_error_that_was_caught_within_lets_nothing_be_committed(served: ServerPlace) -> None:
    """PostgreSQL answers COMMIT without an error there, and keeps nothing."""
    with served.create() as archive:
        database = archive.database
        with pytest.raises(peewee.InternalError):
            write_and_fail(database)
        assert scalar(database, "SELECT value FROM about WHERE name = 'a'") is None


def test_an_attempt_that_fails_lets_the_rest_be_committed(served: ServerPlace) -> None:
    with served.create() as archive:
        database, engine = archive.database, engine_of(archive.database)
        with one_writer(database):
            run(database, "INSERT INTO about (name, value) VALUES ('a', '1')")
            with pytest.raises(peewee.IntegrityError) as refused, engine.attempt():
                run(database, "INSERT INTO about (name, value) VALUES ('a', '2')")
            assert engine.breaks_uniqueness(refused.value)
            run(database, "INSERT INTO about (name, value) VALUES ('b', '3')")
        assert sorted(run(database, "SELECT name, value FROM about WHERE name IN ('a', 'b')")) == [("a", "1"), ("b", "3")]


def test_one_moment_shows_nothing_that_others_write_meanwhile(served: ServerPlace) -> None:
    with served.create() as archive, served.open() as other:
        with one_moment(archive.database):
            before = archive.head()
            with other.journal.writing(act()) as writing:
                writing.insert(House, key="3-1201")
            assert archive.head() == before
        assert archive.head() == other.head() != before


def test_a_writer_waits_for_another_no_longer_than_told(served: ServerPlace) -> None:
    with served.create() as archive, served.open() as other, one_writer(archive.database):
        with pytest.raises(ArchiveError) as refused, other.journal.writing(act()):
            pass
        assert refused.value.reason.code == "archive.locked"


def test_texts_stand_in_the_order_of_their_characters_whatever_the_server_sorts_by(served: ServerPlace) -> None:
    keys = ["沈", "沈阳", "B", "a", "é", "Z", "一"]
    with served.create() as archive:
        with archive.journal.writing(act()) as writing:
            for key in keys:
                writing.insert(House, key=key)
        assert [row[0] for row in run(archive.database, "SELECT key FROM house ORDER BY key")] == sorted(keys)
        assert [row[0] for row in run(archive.database, "SELECT key FROM house ORDER BY line")] == keys


def test_what_is_not_on_a_server_yet_is_refused_in_words(served: ServerPlace, tmp_path: Path) -> None:
    with served.create() as archive:
        with pytest.raises(ArchiveError) as refused:
            back_up(archive, tmp_path / "backups", served.clock)
        assert refused.value.reason.code == "archive.server_backup"
        with pytest.raises(ArchiveError) as twice:
            served.create("again")
        assert twice.value.reason.code == "archive.exists"


def test_a_server_that_is_not_there_is_said_in_words(served: ServerPlace) -> None:
    served.create().close()
    served.service += "_nowhere"
    with pytest.raises(ArchiveError) as refused:
        served.open()
    assert refused.value.reason.code == "archive.server_trouble"


def test_a_number_that_no_table_keeps_is_a_row_that_is_refused(served: ServerPlace) -> None:
    with served.create() as archive, explained():
        for value in (2**70, "no number"):
            with pytest.raises(peewee.IntegrityError):
                run_many(
                    archive.database, "INSERT INTO house (id, base_chain, base_seq, key) VALUES ('x', 'c', %s, 'k')", [(value,)]
                )


def test_a_wrong_statement_is_no_row_that_is_refused(served: ServerPlace) -> None:
    with served.create() as archive, pytest.raises(peewee.DatabaseError) as wrong:
        run(archive.database, "SELECT 1 FROM house WHERE 1 AND 2")
    assert not isinstance(wrong.value, peewee.IntegrityError)


def test_a_counter_never_loads_the_driver_of_a_server() -> None:
    """It would take as long as peewee itself."""
    told = "import sys, app.archive.archive; print([name for name in sys.modules if 'psycopg.' in name])"
    done = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)  # noqa: S603 ours
    assert done.stdout.strip() == "[]"


# ---- the six households ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Iterator[tuple[Desk, Desk]]:
    """The demo on either engine, with the same clock and the same chance."""
    with ExitStack() as stack:
        desks = []
        for service in (None, server.database()):
            folder = tmp_path_factory.mktemp("demo")
            settings = ArchiveSettings(cost=CHEAP, marks=folder / "marks", busy_seconds=20, server=service)
            with pytest.MonkeyPatch.context() as patched:
                same_chance(patched)
                desks.append(run_demo(folder / "archive", 6, settings=settings).desk)
            stack.enter_context(desks[-1].archive)
        yield desks[0], desks[1]


def same_chance(patched: pytest.MonkeyPatch) -> None:
    turn = count()

    def token_bytes(size: int = 32) -> bytes:
        return hashlib.shake_256(str(next(turn)).encode()).digest(size)

    def key(_cls: type[Ed25519PrivateKey]) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(token_bytes(32))

    patched.setattr(secrets, "token_bytes", token_bytes)
    patched.setattr(secrets, "token_hex", lambda size=32: token_bytes(size).hex())
    patched.setattr(Ed25519PrivateKey, "generate", classmethod(key))


def test_the_journal_is_the_same_byte_for_byte(both: tuple[Desk, Desk]) -> None:
    here, there = (list(run(desk.database, JOURNAL)) for desk in both)
    assert len(here) > 100
    assert here == there


def test_every_table_holds_the_same_rows_in_the_same_order(both: tuple[Desk, Desk]) -> None:
    filled = 0
    for model in SHIPPED.all_journaled:
        form = shape(model)
        names = ", ".join(f'"{name}"' for name in ("id", "base_chain", "base_seq", *form.columns))
        here, there = (list(run(desk.database, f'SELECT {names} FROM "{form.table}" ORDER BY line')) for desk in both)  # noqa: S608
        assert here == there, form.table
        filled += bool(here)
    assert filled > 25


def test_the_journal_rebuilds_what_the_server_holds(both: tuple[Desk, Desk]) -> None:
    assert [check_archive(desk).problems for desk in both] == [(), ()]


def test_every_question_has_the_same_answer(both: tuple[Desk, Desk]) -> None:
    here, there = ([*answers(desk)] for desk in both)
    assert here == there
    assert all(answer for answer in here[:10])


def answers(desk: Desk) -> Iterator[object]:
    """What boards, cases, ledger, copies and headquarters read."""
    rows = queries.board(desk)
    yield rows
    yield [queries.case_file(desk, row.case_id) for row in rows]
    yield queries.units_to_receive(desk, limit=1000)
    yield [queries.units_to_receive(desk, text) for text in ("2号", "101", "139", "不存在")]
    yield [queries.board(desk, text) for text in ("haitang", "ouyang", "118", "海棠 文化", "filed")]
    yield queries.case_counts(desk)
    yield read_ledger(desk.database)
    yield [[*read_lines(desk, what, personal=personal)] for what in QUERIES for personal in (True, False)]
    yield households(desk, "wo")
    yield site_totals(desk)
    yield (count_households(desk), households(desk, step="filed", site="海棠苑", limit=2), stations(desk), attention(desk))
    yield (usual_box(desk), usual_versions(desk, "signed_paper"), usual_versions(desk, "agreement"))
    yield day_totals(desk, desk.today() - timedelta(days=30), desk.today())


def test_the_archive_of_the_demo_opens_again_at_the_server(both: tuple[Desk, Desk]) -> None:
    desk = both[1]
    with open_desk(
        desk.archive.folder, operator=OPERATOR, password=PASSWORD, clock=desk.clock, settings=desk.archive.settings, reading=True
    ).archive as again:
        assert isinstance(again, Archive)
        assert again.problem() is None
        assert again.head() == desk.archive.head()
