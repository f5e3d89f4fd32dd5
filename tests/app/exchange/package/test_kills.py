"""A program that dies while it writes a package leaves no visible one that does not verify; its stick may be pulled any time."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter as Tally
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.errors import InputError
from app.exchange.package.check import check, read_header
from app.exchange.package.reader import open_package
from tests.app.exchange.dying_writer import READY, WRITTEN
from tests.app.exchange.packages import Sender

ROOT = Path(__file__).parents[4]
STRACE = shutil.which("strace")
CALLS = "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,openat,close,lseek,ftruncate"
PARTS = 4  # so that processes of the test command share the work
KILLED = -9


@dataclass(frozen=True, slots=True)
class Moment:
    """Entering a system call for the `turn`th time."""

    call: str
    turn: int


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be split in two there")
def test_wherever_the_writer_dies_no_package_is_seen_that_does_not_verify(tmp_path: Path) -> None:
    dying = [sys.executable, "-m", "tests.app.exchange.dying_writer", str(tmp_path)]
    ended = subprocess.run(dying, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 our own module
    deaths = [json.loads(line) for line in ended.stdout.splitlines()]
    assert {death["operation"] for death in deaths} == {"open", "write", "fsync", "rename", "unlink"}
    assert {death["way"] for death in deaths} == {"before", "behind", "half-way"}
    assert len(deaths) > 30
    assert [death for death in deaths if death["broken"]] == []
    assert {death["whole"] for death in deaths} == {0, 1}
    for death in deaths:
        assert all(re.fullmatch(r"\.[0-9a-f]{16}\.part", name) for name in death["others"]), death
        assert len(death["others"]) + death["whole"] <= 1


def test_what_is_written_is_on_the_disk_before_it_is_seen(tmp_path: Path) -> None:
    """Against power cuts: all writes, the file synced, only then renamed, the folder synced, and only then told."""
    calls = [call for call, ready in _trace(tmp_path) if ready]
    renamed = next(index for index, call in enumerate(calls) if call.startswith("rename"))
    assert [call for call in calls[:renamed] if "write" in call or call == "fsync"][-1] == "fsync"
    assert "fsync" in calls[renamed:]
    assert not [call for call in calls[renamed:-1] if "write" in call]


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_any_call_no_package_is_seen_that_does_not_verify(
    part: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    turns: Tally[str] = Tally()
    moments = []
    for call, after in _trace(tmp_path):
        turns[call] += 1
        if after and (call not in ("openat", "close", "lseek") or request.config.getoption("--long")):
            moments.append(Moment(call, turns[call]))
    assert len(moments) >= 8
    for moment in moments[part::PARTS]:
        folder = tmp_path / f"{moment.call} {moment.turn}"
        result = _run(folder, "-o", str(tmp_path / "log"), "-e", f"inject={moment.call}:signal=SIGKILL:when={moment.turn}")
        assert result.returncode == KILLED, (moment, result.stderr)
        identity, _, said = result.stdout.partition(b"\n")
        assert said.startswith(READY)
        seen = list((folder / "stick").glob("*.ruzhu"))
        assert len(seen) <= 1
        assert len(seen) == 1 or WRITTEN not in said
        for path in seen:
            _verify(path, identity.decode())


def _verify(path: Path, identity: str) -> None:
    try:
        signed = read_header(path)
        check(path, signed, Sender().public_key)
        with open_package(path, [identity], signed) as opened:
            opened.finish()
    except InputError as error:
        pytest.fail(f"{path.name}: {error}")


def _trace(tmp_path: Path) -> list[tuple[str, bool]]:
    """The calls of a writer that is not disturbed, each with whether it came once the writer was ready."""
    if STRACE is None:
        pytest.skip("strace is not installed")
    if subprocess.run([STRACE, "-o", str(tmp_path / "tried"), sys.executable, "-c", ""], check=False).returncode:  # noqa: S603
        pytest.skip("strace is installed, but may not trace here")
    log = tmp_path / "trace"
    result = _run(tmp_path / "undisturbed", "-o", str(log))
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(READY + WRITTEN)
    found, ready = [], False
    for call, told in re.findall(
        r'^(?:\d+ +)?(\w+)\((?:1, "(ready|written)\\n")?', log.read_text("utf-8", "replace"), re.MULTILINE
    ):
        if told == "written":
            found.append((call, ready))
            break
        found.append((call, ready))
        ready = ready or told == "ready"
    return found


def _run(folder: Path, *options: str) -> "subprocess.CompletedProcess[bytes]":
    (folder / "stick").mkdir(parents=True)
    writing = [sys.executable, "-B", "-m", "tests.app.exchange.dying_writer", str(folder), "once"]
    command = [str(STRACE), "-f", "-e", f"trace=?{',?'.join(CALLS.split(','))}", *options, *writing]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)  # noqa: S603 our own module
