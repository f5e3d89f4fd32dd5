"""Issuing a certificate against its bare rows, and a thousand certificates on paper against the same drawn bare on a canvas."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import as_file, files
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random

from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sqlcipher3 import dbapi2

from app.archive.database.connection import run as execute
from app.desk.certificates import issuing
from app.desk.certificates.books import outstanding_stubs, surrender_book
from app.desk.desk import Desk
from app.procedure.certificates.printing import PrintMode
from app.texts import load_translator
from reports.certificate import CertificateContent
from reports.certificate_print import certificates_pdf, sample_content
from reports.head import qr_cells
from reports.paper import paper
from tests.app.desk.counter import a_counter
from tests.app.desk.journey import arrived
from tests.bench.packet import FACE, Page, read_pages
from tests.bench.ratio import Ratio, compare
from tests.bench.saving import bare

BOOK = 25
PAIRS = 7
MANY = 1_000
COPIES = 3
CELL = 0.3 * mm
CODE_BYTES = 120  # as much as a code of ours says
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one issue writes: the journal's entry, the certificate's row, the row of the list of cases."""

    entry: Row
    certificate: Row
    board: Row


def run() -> Iterator[Ratio]:
    """The transaction first, then the paper."""
    yield issued()
    yield from printed()


def issued() -> Ratio:
    """A book of certificates, each to a case of its own."""
    with tempfile.TemporaryDirectory() as folder:
        # The counter of the tests keeps its archive on the same disk as the bare database.
        counter = a_counter(Path(folder), homes=BOOK * (PAIRS + 1))
        with counter.desk.archive, bare(Path(folder) / "bare.db") as plain:
            cases = iter([arrived(counter, "certificate").case_id for _ in range(BOOK * (PAIRS + 1))])
            rows: list[Rows] = []
            turn = count()
            return compare(
                "a certificate issued / the same rows in bare SQLCipher, FULL",
                lambda: issue_book(counter.desk, cases),
                lambda: insert_book(plain, rows or kept(rows, counter.desk), turn),
                before=lambda: hand_back(counter.desk),
                goal="≤ 1.5",
                pairs=PAIRS,
            )


def hand_back(desk: Desk) -> None:
    """The stubs of the used-up book go back before the next run."""
    full = outstanding_stubs(desk.database, desk.counter)
    if full is not None:
        surrender_book(desk, full.first, "张敏")


def issue_book(desk: Desk, cases: Iterator[str]) -> None:
    """One certificate each to the next cases."""
    for _turn in range(BOOK):
        issuing.issue(desk, next(cases))


def kept(rows: list[Rows], desk: Desk) -> list[Rows]:
    """The rows of the last issue, read once."""
    lasts = (
        "SELECT * FROM entry ORDER BY position DESC LIMIT 1",
        "SELECT * FROM certificate ORDER BY number DESC LIMIT 1",
        "SELECT * FROM case_board ORDER BY rowid DESC LIMIT 1",
    )
    rows.append(Rows(*(tuple(next(iter(execute(desk.database, sql)))) for sql in lasts)))
    return rows


def insert_book(connection: dbapi2.Connection, rows: list[Rows], turn: Iterator[int]) -> None:
    """As many transactions with nothing around them: an entry and a certificate added, the row of the list replaced."""
    [row] = rows
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0:
        for table, columns in (("entry", len(row.entry)), ("certificate", len(row.certificate)), ("board", len(row.board))):
            connection.execute(f"CREATE TABLE {table} ({', '.join(f'c{place}' for place in range(columns))})")
            connection.execute(f"CREATE INDEX {table}_key ON {table} (c0)")
        for place in (3, 4, 5):  # the number, the book, the case
            connection.execute(f"CREATE INDEX certificate_{place} ON certificate (c{place})")
    for _turn in range(BOOK):
        name = f"{next(turn):08}"
        connection.execute("BEGIN IMMEDIATE")
        insert(connection, "entry", row.entry)
        insert(connection, "certificate", (name, *row.certificate[1:]))
        connection.execute("DELETE FROM board WHERE c0 = ?", (row.board[0],))
        insert(connection, "board", row.board)
        connection.execute("COMMIT")


def insert(connection: dbapi2.Connection, table: str, row: Row) -> None:
    """Add one row."""
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 fixed names


def printed() -> Iterator[Ratio]:
    """Whole print on A4, without the codes and with them."""
    translator = load_translator("zh_CN")
    sample = sample_content("海棠苑", "海棠物业服务有限公司", date(2026, 12, 1), translator)
    random = Random(1)
    plain = [replace(sample, number=number) for number in range(1, MANY + 1)]
    coded = [replace(content, seal="1" + str(random.getrandbits(8 * CODE_BYTES))) for content in plain]

    def ours(contents: list[CertificateContent]) -> bytes:
        return certificates_pdf(contents, paper=paper("a4"), mode=PrintMode.WHOLE, translator=translator)

    with as_file(files("resources") / "fonts" / FACE) as face:
        pdfmetrics.registerFont(TTFont("bench", str(face)))
        for name, contents in (("without codes", plain), ("with codes", coded)):
            [page] = read_pages(ours(contents[:1]))
            yield compare(
                f"{len(contents)} certificates {name} / drawn bare on a canvas",
                lambda contents=contents: ours(contents),  # type: ignore[misc] # bound now, since the loop goes on
                lambda contents=contents, page=page: draw_bare(page, contents),  # type: ignore[misc]
                goal="≤ 1.5",
                pairs=3,
            )


def draw_bare(page: Page, contents: list[CertificateContent]) -> bytes:
    """The same texts, lines and codes with canvas calls only; only the numbers differ from page to page, as ours do."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    first = f"{contents[0].number:05}"
    for content in contents:
        number = f"{content.number:05}"
        for text in page.texts:
            canvas.setFont("bench", text.size)
            canvas.drawString(text.x, text.y, text.text.replace(first, number))
        for segments in page.paths:
            path = canvas.beginPath()
            path.moveTo(*segments[0][1])
            for _kind, point in segments[1:]:
                path.lineTo(*point)
            canvas.drawPath(path)
        if content.seal:
            draw_codes(canvas, content.seal)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def draw_codes(canvas: Canvas, text: str) -> None:
    """The code on each of the three copies, one rectangle for each run of dark cells."""
    cells = qr_cells(text)
    for copy in range(COPIES):
        path = canvas.beginPath()
        for down, line in enumerate(cells):
            across = 0
            for run_of in line.replace("10", "1 0").replace("01", "0 1").split():
                if run_of[0] == "1":
                    path.rect(400 + across * CELL, 100 + 280 * copy - down * CELL, len(run_of) * CELL, CELL)
                across += len(run_of)
        canvas.drawPath(path, stroke=0, fill=1)
