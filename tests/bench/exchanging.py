"""A site's households exported and imported: against bare `executemany` of the same rows, again, in memory, and after changes."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.archive.database.connection import run as run_sql
from app.archive.tables.case import PersonTable
from app.demo.run import OPERATOR, PASSWORD
from app.desk.desk import Desk
from app.desk.site import create_site
from app.exchange.partners.cards import own_card
from app.exchange.partners.pairing import admit
from app.procedure.case import Site
from tests.bench.bare_rows import written_again
from tests.bench.crowd import make_crowd
from tests.bench.exchange_steps import COMPANY, SITE, STICK, Step, exported, imported, opened, settings_in
from tests.bench.ratio import Ratio, compare

HOUSEHOLDS = 10_000
FEW = 1_000
CHANGES = 100
MEBIBYTE = 1 << 20


def run(households: int = HOUSEHOLDS) -> Iterator[Ratio | str]:
    """All figures of one crowd, and the last also of a small one."""
    with tempfile.TemporaryDirectory() as many, tempfile.TemporaryDirectory() as few:
        yield from _of_crowd(Path(many), households)
        prepare(Path(few), FEW)
        for name in ("export", "import"):
            step(Path(few), name)
        yield after_changes(Path(many), Path(few), households)


def _of_crowd(folder: Path, households: int) -> Iterator[str]:
    prepare(folder, households)
    out = step(folder, "export")
    (package,) = (folder / STICK).iterdir()
    size = package.stat().st_size / MEBIBYTE
    name = f"{households:,} households exported"
    yield _line(name, f"{out.done / out.seconds:,.0f} entries/s ({out.done:,} entries, {size:,.0f} MiB, {out.seconds:.1f} s)", "")
    yield _line("  memory above idle", f"{out.memory / MEBIBYTE:.0f} MiB", "≤ 64 MiB")
    first = step(folder, "import")
    with opened(folder, COMPANY).archive as archive:
        layout, file = archive.settings.layout, folder / "bare.db"
        bare, rows = written_again(archive.database, layout, file, tuned=False)
        tuned, _rows = written_again(archive.database, layout, file, tuned=True)
    yield _line("imported", f"{rows / first.seconds:,.0f} rows/s ({rows:,} rows, {first.seconds:.1f} s)", "≥ 50,000 rows/s")
    yield _line("  bare executemany of them, the driver as it comes", f"{rows / bare:,.0f} rows/s ({bare:.1f} s)", "")
    yield _line("  import / bare, in rows a second", f"{bare / first.seconds:.2f}x", "≥ 0.65x")
    name = "  the same, the driver and the page cache tuned as ours"
    yield _line(name, f"{tuned / first.seconds:.2f}x ({rows / tuned:,.0f} rows/s, {tuned:.1f} s)", "")
    yield _line("  memory above idle", f"{first.memory / MEBIBYTE:.0f} MiB", "≤ 64 MiB")
    again = step(folder, "import")
    yield _line("imported again / the first time", f"{again.seconds / first.seconds:.2f}x ({again.seconds:.2f} s)", "≤ 0.3x")
    board = step(folder, "board")
    yield _line("rows on the board after an import", f"{board.done / board.seconds:,.0f} cases/s", "")


def _line(name: str, figures: str, goal: str) -> str:
    return f"{name:58} {figures:60}{f' goal {goal}' if goal else ''}"


def prepare(folder: Path, households: int) -> None:
    """A site with a crowd and its headquarters, let in by each other."""
    (folder / STICK).mkdir()
    site = make_crowd(folder / SITE, households, settings_in(folder))
    named = Site(id="", name="总公司")
    company = create_site(
        folder / COMPANY,
        site=named,
        station="HQ",
        operator=OPERATOR,
        password=PASSWORD,
        role="headquarters",
        settings=settings_in(folder),
    )
    with site.archive, company.archive:
        admit(site.archive, site.act("pair"), own_card(company.archive))
        admit(company.archive, company.act("pair"), own_card(site.archive))


def step(folder: Path, name: str) -> Step:
    """Do one step in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.exchange_steps", name, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 ours
    return Step(**json.loads(done.stdout))


def after_changes(many: Path, few: Path, households: int) -> Ratio:
    """A hundred changes exported, out of an archive of many households and of one of few; all else is acknowledged."""
    big, small = changed(many), changed(few)
    with big.archive, small.archive:
        return compare(
            f"{CHANGES} changes exported, of {households:,} / of {FEW:,} households",
            lambda: exported(big, many / STICK),
            lambda: exported(small, few / STICK),
            goal="≤ 2",
        )


def changed(folder: Path) -> Desk:
    """The site, whose headquarters has acknowledged everything, after changes."""
    company = opened(folder, COMPANY)
    with company.archive:
        exported(company, folder / STICK)
    site = opened(folder, SITE)
    imported(site, folder / STICK)
    rows = list(run_sql(site.database, "SELECT id, case_id FROM person ORDER BY id LIMIT ?", (CHANGES,)))
    for number, (person, case_id) in enumerate(rows):
        with site.archive.journal.writing(site.act("save_reception", case_id)) as writing:
            writing.update(PersonTable, person, phone=f"1390000{number:04}")
    return site
