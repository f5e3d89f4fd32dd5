"""A counter dies at each write or sync of one issue: the archive holds the whole issue or nothing of it, and goes on (C1, C7).

strace kills the process as it enters the call. Of the calls behind the issue, while the counter closes, every fourth is taken,
and all with `--long`.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter as Tally
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.desk.certificates import issuing
from app.desk.control.ledger import read_ledger
from app.desk.household import queries
from app.desk.upkeep.checking import check_archive
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import arrived
from tests.faults.one_issue import ISSUED, READY

ROOT = Path(__file__).parents[2]
CALLS = (
    *(
        "write",
        "writev",
        "pwrite64",
        "pwritev",
        "pwritev2",
        "sendfile",
        "copy_file_range",
        "fsync",
        "fdatasync",
        "sync_file_range",
    ),
    *("msync", "ftruncate", "truncate", "fallocate", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat"),
)
STRACE = shutil.which("strace")
PARTS = 4  # so that processes of the test command share the work
OF_CLOSING = 4
KILLED = -9

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed")


@dataclass(frozen=True, slots=True)
class Moment:
    """Entering a system call for the `turn`th time; `after` the issue was told, or before."""

    call: str
    turn: int
    after: bool


@dataclass
class Site:
    """A counter that is about to issue its first certificate, put back before every run."""

    counter: Counter
    case_id: str
    kept: Path

    def put_back(self) -> None:
        for name in ("archive", "marks"):
            shutil.rmtree(self.counter.folder / name)
            shutil.copytree(self.kept / name, self.counter.folder / name)

    def run(self, *options: str) -> "subprocess.CompletedProcess[bytes]":
        start = self.counter.clock.moment.isoformat()
        issue = [sys.executable, "-B", "-m", "tests.faults.one_issue", str(self.counter.folder), self.case_id, start]
        command = [str(STRACE), "-f", "-e", f"trace=?{',?'.join(CALLS)}", *options, *issue]
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)  # noqa: S603 our own module

    def moments(self) -> list[Moment]:
        """Every moment of an issue that is not disturbed, from where the counter is open to its closing."""
        trace = self.counter.folder / "trace"
        result = self.run("-o", str(trace))
        assert (result.returncode, result.stdout) == (0, READY + ISSUED), result.stderr
        turns: Tally[str] = Tally()
        moments = []
        said = ""
        for call, told in re.findall(
            r'^\d+ +(\w+)\((?:1, "(ready|issued)\\n")?', trace.read_text("utf-8", "replace"), re.MULTILINE
        ):
            turns[call] += 1
            if said:
                moments.append(Moment(call, turns[call], said == "issued"))
            said = told or said
        return moments


@pytest.fixture
def site(tmp_path: Path) -> Site:
    tried = subprocess.run([str(STRACE), "-o", str(tmp_path / "tried"), sys.executable, "-c", ""], check=False)  # noqa: S603
    if tried.returncode:
        pytest.skip("strace is installed, but may not trace here")
    counter = a_counter(tmp_path / "site")
    case_id = arrived(counter, "certificate").case_id
    counter.desk.archive.close()
    kept = tmp_path / "kept"
    shutil.copytree(counter.folder, kept)
    return Site(counter, case_id, kept)


@pytest.mark.parametrize("part", range(PARTS))
def test_c7_an_issue_is_whole_or_nothing_wherever_the_counter_dies(site: Site, part: int, request: pytest.FixtureRequest) -> None:
    moments = site.moments()
    assert {"pwrite64", "fsync", "rename", "write"} <= {moment.call for moment in moments}
    during, closing = ([moment for moment in moments if moment.after is after] for after in (False, True))
    if not request.config.getoption("--long"):
        closing = closing[::OF_CLOSING]
    found = [_outcome(site, moment) for moment in [*during, *closing][part::PARTS]]
    assert found == sorted(found), "nothing until the commit, the whole from then on"
    assert set(found) == {"nothing", "whole"}


def _outcome(site: Site, moment: Moment) -> str:
    """Kill the counter at that moment, see what is there, and go on with it."""
    site.put_back()
    result = site.run("-o", str(site.counter.folder / "trace"), "-e", f"inject={moment.call}:signal=SIGKILL:when={moment.turn}")
    assert (result.returncode, result.stdout[: len(READY)]) == (KILLED, READY), f"{moment}: {result.stderr!r}"
    again = reopened(site.counter)
    with again.desk.archive:
        assert check_archive(again.desk).problems == (), moment
        file = queries.case_file(again.desk, site.case_id)
        books = [book for book in read_ledger(again.desk.database).books if book.station]
        if file.certificate is None:
            assert (file.certificates, books, ISSUED in result.stdout) == ((), [], False), moment
            assert issuing.issue(again.desk, site.case_id) == 1
        else:
            assert (file.certificate.number, file.certificate.seal is not None) == (1, True)
            assert [(book.first, book.used, book.blank) for book in books] == [(1, 1, 24)], moment
            issuing.void(again.desk, 1, "断电")
            assert issuing.issue(again.desk, site.case_id) == 2
        assert check_archive(again.desk).problems == (), moment
        assert len(again.desk.archive.stations()) == 1
    return "nothing" if file.certificate is None else "whole"
