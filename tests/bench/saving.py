"""Saving a step against the same rows in bare SQLCipher with FULL."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from app.desk.desk import Desk
from app.desk.household import queries, reception, signing
from app.procedure.case import SignedPaper
from tests.bench.demo_site import demo_desk
from tests.bench.ratio import Ratio, compare

SAVES = 60


def run() -> Iterator[Ratio]:
    """The page of papers signed for: five rows, saved by the verb and bare."""
    with tempfile.TemporaryDirectory() as folder, demo_desk(Path(folder)) as desk, bare(Path(folder) / "bare.db") as plain:
        unit = next(row.unit.id for row in queries.units_to_receive(desk) if row.case_id is None)
        case_id = reception.receive(desk, unit)
        turn = count()
        save(desk, case_id, f"warm-up {next(turn)}")
        rows = rows_of_last_save(desk)
        name = "a step saved / the same rows in bare SQLCipher, FULL"
        yield compare(
            name,
            lambda: repeat(lambda version: save(desk, case_id, version), turn),
            lambda: repeat(lambda version: save_bare(plain, rows, version), turn),
            goal="≤ 1.5",
        )


def repeat(action: Callable[[str], None], turn: Iterator[int]) -> None:
    """Save many times, each with a version that was not there before."""
    for _save in range(SAVES):
        action(f"version {next(turn)}")


def save(desk: Desk, case_id: str, version: str) -> None:
    """One page saved, every row of it changed."""
    kinds = [kind.id for kind in queries.procedure_of(desk, case_id).signed_papers]
    papers = tuple(SignedPaper(id="", case_id=case_id, paper=kind, version=version, received_on=desk.today()) for kind in kinds)
    signing.save_signed_papers(desk, case_id, papers)


def rows_of_last_save(desk: Desk) -> tuple[tuple[object, ...], list[tuple[object, ...]], tuple[object, ...]]:
    """What the last save wrote: the journal's entry, the rows of the page, the row of the list of cases."""
    database = desk.database
    entry = database.execute_sql("SELECT * FROM entry ORDER BY position DESC LIMIT 1").fetchone()  # type: ignore[no-untyped-call]
    papers = database.execute_sql("SELECT * FROM signed_paper ORDER BY rowid DESC LIMIT 5").fetchall()  # type: ignore[no-untyped-call]
    board = database.execute_sql("SELECT * FROM case_board ORDER BY rowid DESC LIMIT 1").fetchone()  # type: ignore[no-untyped-call]
    return entry, papers, board


@contextmanager
def bare(file: Path) -> Iterator[dbapi2.Connection]:
    """A bare SQLCipher database with the archive's settings and tables of the same shape."""
    connection = dbapi2.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{'5a' * 32}'\"")
    connection.execute("PRAGMA cipher_page_size = 8192")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    yield connection
    connection.close()


def save_bare(
    connection: dbapi2.Connection,
    rows: tuple[tuple[object, ...], list[tuple[object, ...]], tuple[object, ...]],
    version: str,
) -> None:
    """The same rows written with nothing around them: one entry added, five rows updated, one row replaced."""
    entry, papers, board = rows
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        _make(connection, "entry", len(entry))
        _make(connection, "signed_paper", len(papers[0]))
        _make(connection, "case_board", len(board))
        for row in papers:
            _insert(connection, "signed_paper", row)
        _insert(connection, "case_board", board)
    connection.execute("BEGIN IMMEDIATE")
    _insert(connection, "entry", entry)
    for row in papers:
        connection.execute("UPDATE signed_paper SET c4 = ?, c1 = ?, c2 = ? WHERE c0 = ?", (version, row[1], row[2], row[0]))
    connection.execute("DELETE FROM case_board WHERE c0 = ?", (board[0],))
    _insert(connection, "case_board", board)
    connection.execute("COMMIT")


def _make(connection: dbapi2.Connection, table: str, columns: int) -> None:
    names = ", ".join(f"c{place}" for place in range(columns))
    connection.execute(f"CREATE TABLE {table} ({names})")
    connection.execute(f"CREATE INDEX {table}_key ON {table} (c0)")


def _insert(connection: dbapi2.Connection, table: str, row: tuple[object, ...]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 fixed names
