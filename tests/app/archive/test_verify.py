from collections.abc import Iterator
from datetime import date

import peewee
import pytest

from app.archive.archive import Archive
from app.archive.database.connection import run
from app.archive.folder.anchor import ChainHead
from app.archive.journal.entry import NOTHING_BEFORE, Base, Change
from app.archive.journal.rebuild import Replay
from app.archive.journal.writing import make_entry
from app.archive.verify import verify
from app.errors import ArchiveError
from app.procedure.reason import Reason
from tests.app.archive.factory import LAYOUT, Handover, House, Human, Place, act
from tests.app.archive.journal.test_entry import head


@pytest.fixture
def archive(place: Place) -> Iterator[Archive]:
    with place.create() as made:
        for key in ("1", "2"):
            with made.journal.writing(act()) as writing:
                writing.insert(House, f"house-{key}", key=key)
                writing.insert(Human, f"human-{key}", case_id="c", role="owner", name="张三")
        yield made


def unguarded(archive: Archive, *statements: str) -> None:
    """Do what only someone with the key and without the triggers could do."""
    triggers = [row[0] for row in run(archive.database, "SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        run(archive.database, f"DROP TRIGGER {name}")
    for statement in statements:
        run(archive.database, statement)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE entry SET facts = CAST(replace(facts, 'owner', 'agent') AS BLOB) WHERE seq = 2", "archive.entry_changed"),
        ("UPDATE entry SET facts_salt = zeroblob(16) WHERE seq = 2", "archive.entry_changed"),
        ("UPDATE entry SET head = replace(head, 'receive', 'inspect') WHERE seq = 2", "archive.entry_changed"),
        ("UPDATE entry SET previous = zeroblob(32) WHERE seq = 2", "archive.entry_changed"),
        ("UPDATE entry SET personal = CAST(replace(personal, '张', '李') AS BLOB) WHERE seq = 2", "archive.personal_changed"),
        ("UPDATE entry SET head = replace(head, 'receive', 'inspect') WHERE seq = 3", "archive.other_than_anchor"),
        ("DELETE FROM entry WHERE seq = 2", "archive.entries_missing"),
        ("DELETE FROM entry WHERE seq = 3", "archive.behind_anchor"),
        ("UPDATE entry SET head = replace(head, 'begin', 'start') WHERE seq = 1", "archive.chain_unnamed"),
        ("UPDATE house SET key = 'x' WHERE id = 'house-1'", "archive.row_differs"),
        ("UPDATE human SET base_seq = 3 WHERE id = 'human-1'", "archive.row_differs"),
        ("DELETE FROM house WHERE id = 'house-1'", "archive.rows_missing"),
        ("INSERT INTO house (id, base_chain, base_seq, key) VALUES ('x', 'c', 1, 'x')", "archive.row_unexplained"),
        ("UPDATE chain SET site = '别处'", "archive.row_differs"),
        ("UPDATE entry SET head = 'x' WHERE seq = 2", "archive.page_damaged"),
    ],
)
def test_what_was_changed_behind_the_journal_is_told(archive: Archive, statement: str, code: str) -> None:
    assert verify(archive).problems == ()
    try:
        unguarded(archive, statement)
    except peewee.DatabaseError:
        assert code == "archive.page_damaged"  # the head is no text that says anything, so the table itself refuses it
        return
    assert code in [problem.code for problem in verify(archive).problems]


def test_a_row_that_names_one_that_is_not_there_is_told(archive: Archive) -> None:
    with archive.journal.writing(act()) as writing:
        writing.insert(Handover, "handover-1", house="house-1", opened_on=date(2026, 11, 24))
    assert verify(archive).problems == ()
    unguarded(archive, "PRAGMA foreign_keys = OFF", "UPDATE handover SET house_id = 'nowhere'")
    assert Reason.of("archive.reference_broken", table="handover") in verify(archive).problems


def test_a_flipped_byte_in_any_page_is_told(place: Place, capfd: pytest.CaptureFixture[str]) -> None:
    with place.create() as archive, archive.journal.writing(act()) as writing:
        for number in range(300):
            writing.insert(House, key=f"{number}" * 30)
    file = archive.folder / "archive.db"
    whole = file.read_bytes()
    for page in range(1, len(whole) // 8192):
        content = bytearray(whole)
        content[page * 8192 + 4000] ^= 1
        file.write_bytes(content)
        try:
            with place.open(reading=True) as damaged:
                told = verify(damaged).problems[0].code
        except ArchiveError as refused:
            told = refused.reason.code
        assert told in {"archive.page_damaged", "archive.damaged"}
    assert capfd.readouterr() == ("", "")


def test_progress_runs_to_the_end(archive: Archive) -> None:
    told: list[tuple[int, int]] = []
    report = verify(archive, progress=lambda done, total: told.append((done, total)))
    assert report.entries == 3
    assert told == sorted(told)
    assert told[-1] == (6, 6)


def test_derived_tables_are_compared_by_who_knows_them(archive: Archive) -> None:
    report = verify(archive, derive_check=lambda _database: [Reason.of("board.differs")])
    assert [problem.code for problem in report.problems] == ["board.differs"]


def test_a_damaged_archive_names_a_hundred_problems_at_most(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            for number in range(300):
                writing.insert(House, key=f"{number}")
        unguarded(archive, "UPDATE house SET key = key || 'x'")
        assert len(verify(archive).problems) == 100


def test_a_conflict_keeps_the_first_value_and_so_does_what_builds_on_the_second() -> None:
    replay = Replay(LAYOUT)
    changes = [
        [Change("house", "h", None, {"key": "1"})],
        [Change("house", "h", Base("one", 1), {"key": "first"})],
        [Change("house", "h", Base("one", 1), {"key": "second"})],
        [Change("house", "h", Base("one", 3), {"key": "third"})],
        [Change("house", "h", Base("one", 2), {"key": "decided"})],
    ]
    seen = []
    before = ChainHead("one", 0, NOTHING_BEFORE)
    for seq, each in enumerate(changes, 1):
        entry = make_entry(before, head(seq=seq), each, [])
        replay.apply(entry)
        before = ChainHead("one", seq, entry.hash())
        seen.append(replay.rows.tables["house"]["h"]["key"])
    assert seen == ["1", "first", "first", "first", "decided"]


def test_the_same_unit_read_twice_is_no_conflict() -> None:
    replay = Replay(LAYOUT)
    for chain, columns in (("one", {"key": "1"}), ("two", {"key": "1"}), ("three", {"key": "2"})):
        replay.apply(
            make_entry(ChainHead(chain, 0, NOTHING_BEFORE), head(chain), [Change("house", "h", None, dict(columns))], [])
        )
    assert replay.rows.tables["house"]["h"] == {"key": "1", "base_chain": "one", "base_seq": 1}
