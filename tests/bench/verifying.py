"""`verify`: the chain against the bare loop that reads and hashes, and rebuilding in entries a second."""

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.archive.journal.chain import entries_in_order
from app.archive.journal.rebuild import Replay, differences
from app.archive.verify import chain_problems
from app.desk.desk import Desk
from tests.bench.demo_site import demo_desk
from tests.bench.ratio import Ratio, compare, seconds

HOUSEHOLDS = 120


def run() -> Iterator[Ratio | str]:
    """Both figures on an archive of a hundred and twenty households."""
    with tempfile.TemporaryDirectory() as folder, demo_desk(Path(folder), HOUSEHOLDS) as desk:
        yield compare(
            "bare loop that reads and hashes / verifying the chain",
            lambda: bare_loop(desk),
            lambda: list(chain_problems(desk.database)),
            goal="≥ 0.8",
        )
        entries = desk.database.execute_sql("SELECT count(*) FROM entry").fetchone()[0]  # type: ignore[no-untyped-call]
        spent = min(seconds(lambda: rebuilt(desk)) for _turn in range(5))
        name = "every table rebuilt from the journal and compared"
        yield f"{name:58} {entries / spent:10,.0f} entries/s ({entries} entries)   goal ≥ 15,000"


def rebuilt(desk: Desk) -> None:
    """Replay the whole journal in memory and compare every table with it."""
    layout = desk.archive.settings.layout
    replay = Replay(layout)
    replay.apply_all(entries_in_order(desk.database))
    if list(differences(desk.database, layout, replay.rows)):
        raise AssertionError("what is measured must also be right")


def bare_loop(desk: Desk) -> bytes:
    """Read each entry's stored bytes in order and hash them once each, and nothing else."""
    digest = b""
    sql = "SELECT previous, head, facts, facts_salt, personal, personal_salt FROM entry ORDER BY position"
    for row in desk.database.execute_sql(sql):  # type: ignore[no-untyped-call]
        previous, head, facts, facts_salt, personal, personal_salt = row
        hashed = hashlib.sha256(facts_salt + facts).digest()
        secret = b"" if personal is None else hashlib.sha256(personal_salt + personal).digest()
        digest = hashlib.sha256(previous + head.encode() + hashed + secret).digest()
    return digest
