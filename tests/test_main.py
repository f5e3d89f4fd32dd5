"""The command line: what each subcommand answers, in words and as JSON, and one clear line for whatever is unusable."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import main
from app.desk.household.queries import board
from app.desk.household.scans import ScanKind, attach
from app.desk.site import open_desk, save_site, site_of
from tests.app.archive.snapshot import snapshot
from tests.walking.desk_office import MovableClock

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "resources" / "sample"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON object, and nothing else, on standard output."""
        assert self.out.count("\n") == 1
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, with the demo's password in the environment."""
    monkeypatch.setenv("RUZHU_PASSWORD", "demo")
    monkeypatch.delenv("RUZHU_LANGUAGE", raising=False)

    def command(*arguments: object) -> Answer:
        capsys.readouterr()
        status = main.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return command


def in_a_process(*arguments: object, **environment: str) -> Answer:
    """The same in a process of its own."""
    given = {**os.environ, "RUZHU_PASSWORD": "demo", "PYTHONIOENCODING": "ascii", **environment}
    done = subprocess.run(  # noqa: S603 this very program
        [sys.executable, "main.py", *map(str, arguments)], cwd=ROOT, env=given, capture_output=True, timeout=300, check=False
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@dataclass(frozen=True, slots=True)
class Made:
    """The demo, made once for all tests that only read it."""

    out: Path
    answer: Answer

    @property
    def archive(self) -> Path:
        return self.out / "archive"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("demo") / "入住 demo"
    return Made(out, in_a_process("demo", "--out", out, "--json"))


@pytest.fixture
def archive(tmp_path: Path, run: Run) -> Path:
    """A new archive without units."""
    folder = tmp_path / "archive"
    assert run("init", "--archive", folder, "--site", "海棠苑", "--station", "A1", "--operator", "王丽").status == 0
    return folder


@pytest.fixture
def copy(demo: Made, tmp_path: Path) -> Path:
    """The demo's archive, to be damaged."""
    shutil.copytree(demo.archive, tmp_path / "copy")
    return tmp_path / "copy"


def refuses(answer: Answer, status: int = 2) -> None:
    """One clear line on standard error, no traceback, nothing on standard output."""
    assert answer.status == status, answer
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1, answer.err
    assert "Traceback" not in answer.err
    assert any("一" <= character <= "鿿" for character in answer.err), answer.err


def test_the_demo_takes_six_households_to_the_archive(demo: Made) -> None:
    assert demo.answer.status == 0, demo.answer
    data = demo.answer.data
    assert set(data) >= {"archive", "packets", "households", "certificates"}
    assert data["archive"] == str(demo.archive)
    assert data["households"] == 6
    assert data["certificates"] == {"issued": 6, "void": 1}
    assert len(set(data["packets"])) == 6
    for packet in data["packets"]:
        assert Path(packet).parent == demo.out / "packets"
        assert Path(packet).read_bytes().startswith(b"%PDF")


def test_the_demo_verifies_and_its_ledger_is_proved(demo: Made, run: Run) -> None:
    verified = run("verify", "--archive", demo.archive, "--json")
    assert (verified.status, verified.data["ok"], verified.data["problems"]) == (0, True, [])
    assert verified.data["entries"] > 200
    assert run("--json", "verify", "--archive", demo.archive).data == verified.data
    ledger = run("certificates", "ledger", "--archive", demo.archive, "--json")
    assert ledger.status == 0
    data = dict(ledger.data)
    opened, *closed = data.pop("books")
    used = {"used": 6, "void": 1, "blank": 18, "incident": 0}
    assert opened == {"first": "00001", "last": "00025", "station": "A1", **used}
    assert {(book["station"], book["used"], book["blank"]) for book in closed} == {("", 0, 25)}
    assert data == {"duplicates": [], "gaps": [], "disordered": [], "found": [], "proved": True}


def test_reading_changes_nothing(demo: Made, run: Run, tmp_path: Path) -> None:
    def kept() -> dict[str, str]:
        """All but the note of when the archive was last backed up."""
        return {name: content for name, content in snapshot(demo.archive).items() if not name.startswith("backups")}

    before = kept()
    for command in (
        ("verify",),
        ("cases",),
        ("certificates", "ledger"),
        ("packet", "A1-00001", "--out", tmp_path / "packet.pdf"),
        ("backup", "--to", tmp_path / "backups"),
        ("roster", SAMPLE / "roster.xlsx", "--dry-run"),
    ):
        assert run(*command, "--archive", demo.archive).status == 0
    assert kept() == before


def test_cases_are_listed_with_their_step(demo: Made, run: Run) -> None:
    listed = run("cases", "--archive", demo.archive, "--json").data["cases"]
    assert len(listed) == 6
    assert {frozenset(row) for row in listed} == {frozenset({"id", "number", "unit", "client", "step", "blocked_by"})}
    assert {(row["step"], row["blocked_by"]) for row in listed} == {("filed", None)}
    [found] = run("cases", "--archive", demo.archive, "--search", "haitang", "--json").data["cases"]
    assert found["number"] == "A1-00001"
    assert run("cases", "--archive", demo.archive, "--search", "nobody", "--json").data == {"cases": []}
    words = run("cases", "--archive", demo.archive)
    assert words.out.count("已归档") == 6
    assert "step:" not in words.out
    assert "没有办理记录" in run("cases", "--archive", demo.archive, "--search", "nobody").out


@pytest.mark.parametrize("name", ["A1-00004", "陈䶮𬱖", "1号楼 2单元 502"])
def test_a_packet_is_written_for_whatever_names_the_case(demo: Made, run: Run, tmp_path: Path, name: str) -> None:
    out = tmp_path / "new" / "packet.pdf"
    answer = run("packet", name, "--archive", demo.archive, "--out", out, "--json")
    assert (answer.status, answer.data) == (0, {"packet": str(out)})
    assert out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in out.parent.iterdir()] == ["packet.pdf"]


def test_a_packet_that_cannot_be_written_leaves_nothing(demo: Made, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file" / "packet.pdf", tmp_path):
        refuses(run("packet", "A1-00001", "--archive", demo.archive, "--out", out))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    refuses(run("packet", "nobody", "--archive", demo.archive, "--out", tmp_path / "packet.pdf"))


def test_an_archive_is_made_once(archive: Path, run: Run) -> None:
    before = snapshot(archive)
    refuses(run("init", "--archive", archive, "--site", "海棠苑", "--station", "A1"))
    assert snapshot(archive) == before
    assert run("verify", "--archive", archive).status == 0
    made = run("init", "--archive", archive.parent / "b", "--site", "b", "--station", "B", "--role", "headquarters", "--json")
    said = made.data
    assert said.pop("recovery").startswith("AGE-SECRET-KEY-1")
    assert said == {"archive": str(archive.parent / "b"), "site": "b", "station": "B", "role": "headquarters"}
    for given in (("--site", "", "--station", "A"), ("--site", "a", "--station", "A", "--role", "boss")):
        refuses(run("init", "--archive", archive.parent / "c", *given))
    assert not (archive.parent / "c").exists()


def test_the_sample_roster_goes_in_once(archive: Path, run: Run) -> None:
    dry = run("roster", SAMPLE / "roster.xlsx", "--archive", archive, "--dry-run", "--json")
    assert (dry.status, dry.data) == (0, {"rows": 240, "accepted": 240, "rejected": []})
    assert "240" in run("roster", SAMPLE / "roster.xlsx", "--archive", archive).out
    again = run("roster", SAMPLE / "roster.xlsx", "--archive", archive)
    assert (again.status, again.out.strip()) == (0, "已读入240行：新增房屋0套，新增通知书0份，更新0处。")


def test_bad_rows_are_named_and_keep_all_out_unless_asked(archive: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("楼栋,单元,房号,建筑面积,房屋类型\n3,2,1501,89.50,住宅\n3,2,,90,住宅\n3,2,1503,abc,住宅\n", encoding="utf-8")
    before = snapshot(archive)
    answer = run("roster", file, "--archive", archive, "--json")
    assert answer.status == 1
    assert (answer.data["rows"], answer.data["accepted"]) == (3, 0)
    assert [(row["row"], row["field"]) for row in answer.data["rejected"]] == [(3, "room"), (4, "area")]
    assert all(row["reason"] for row in answer.data["rejected"])
    words = run("roster", file, "--archive", archive)
    assert "第3行" in words.out
    assert "第4行" in words.out
    assert snapshot(archive).keys() == before.keys()
    taken = run("roster", file, "--archive", archive, "--good-rows", "--json")
    assert (taken.status, taken.data["accepted"]) == (0, 1)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no spreadsheet", b"\xff\xfe\x00"])
def test_a_roster_that_cannot_be_read_is_said_in_a_line(archive: Path, run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "roster.xlsx"
    if content is not None:
        file.write_bytes(content)
    refuses(run("roster", file, "--archive", archive))


def test_a_backup_is_restored_and_verifies(demo: Made, run: Run, tmp_path: Path) -> None:
    made = run("backup", "--archive", demo.archive, "--to", tmp_path / "backups", "--json")
    backup = Path(made.data["backup"])
    restored = run("restore", backup, "--archive", tmp_path / "restored", "--json")
    assert (restored.status, restored.data) == (0, {"archive": str(tmp_path / "restored")})
    assert run("verify", "--archive", tmp_path / "restored").status == 0
    listed = [run("cases", "--archive", folder, "--json").data for folder in (demo.archive, tmp_path / "restored")]
    assert listed[0] == listed[1]
    refuses(run("restore", backup, "--archive", tmp_path / "restored"))
    refuses(run("restore", tmp_path / "nothing", "--archive", tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_a_clock_that_went_back_is_told_and_nothing_is_wrong(copy: Path, run: Run) -> None:
    clock = MovableClock(datetime(2026, 12, 1, tzinfo=UTC))
    desk = open_desk(copy, operator=None, password="demo", clock=clock)
    with desk.archive:
        save_site(desk, replace(site_of(desk), hours="8:00–18:00"))
        clock.moment = datetime(2000, 1, 1, tzinfo=UTC)
        save_site(desk, replace(site_of(desk), hours="9:00–18:00"))
    answer = run("verify", "--archive", copy, "--json")
    assert (answer.status, answer.data["ok"], answer.data["problems"]) == (0, True, [])
    (notice,) = answer.data["notices"]
    assert "2000-01-01" in notice
    assert notice in run("verify", "--archive", copy).out


def test_a_flipped_bit_is_found(copy: Path, run: Run) -> None:
    damaged = bytearray((copy / "archive.db").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (copy / "archive.db").write_bytes(damaged)
    answer = run("verify", "--archive", copy, "--json")
    assert (answer.status, answer.data["ok"]) == (1, False)
    assert answer.data["problems"]
    assert run("verify", "--archive", copy).out.startswith("发现")


def test_a_damaged_scan_is_found_by_verify_and_by_backup(copy: Path, run: Run, tmp_path: Path) -> None:
    desk = open_desk(copy, operator=None, password="demo")
    with desk.archive:
        scan = attach(desk, board(desk)[0].case_id, "move_in_notice", b"%PDF- %%EOF", ScanKind.PDF)
        file = desk.archive.blobs.path(scan.blob)
    whole = file.read_bytes()
    assert run("backup", "--archive", copy, "--to", tmp_path / "stick", "--json").data["problems"] == []
    file.write_bytes(whole[:-1])
    answer = run("verify", "--archive", copy, "--json")
    assert (answer.status, answer.data["ok"]) == (1, False)
    (problem,) = answer.data["problems"]
    assert "“入住通知书”扫描件已损坏或无法读取" in problem
    made = run("backup", "--archive", copy, "--to", tmp_path / "stick", "--json")
    assert (made.status, len(made.data["problems"]), made.data["replaced"]) == (1, 1, 0)
    assert "在备份中完好" in run("backup", "--archive", copy, "--to", tmp_path / "stick").out
    file.write_bytes(whole)
    assert run("verify", "--archive", copy).status == 0
    (tmp_path / "stick" / "blobs" / scan.blob[:2] / scan.blob).write_bytes(b"")
    told = run("backup", "--archive", copy, "--to", tmp_path / "stick")
    assert (told.status, "已替换其中1份损坏的扫描件副本" in told.out) == (0, True)


@pytest.mark.parametrize("kept", [0.6, 0.02, 0.0])
def test_a_truncated_archive_is_found(copy: Path, run: Run, kept: float) -> None:
    whole = (copy / "archive.db").read_bytes()
    (copy / "archive.db").write_bytes(whole[: int(len(whole) * kept)])
    answer = run("verify", "--archive", copy, "--json")
    assert (answer.status, answer.data["ok"]) == (1, False)
    refuses(run("cases", "--archive", copy))


def test_a_damaged_key_file_is_found(copy: Path, run: Run) -> None:
    (copy / "keys.json").write_text((copy / "keys.json").read_text("utf-8")[:-40], encoding="utf-8")
    answer = run("verify", "--archive", copy, "--json")
    assert (answer.status, answer.data["ok"]) == (1, False)


def test_a_missing_or_foreign_archive_and_a_wrong_password_are_one_line(
    demo: Made, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses(run("cases", "--archive", tmp_path / "nowhere"))
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "archive.db").write_bytes(b"SQLite format 3\x00" + bytes(4096))
    refuses(run("cases", "--archive", tmp_path / "foreign"))
    refuses(run("cases", "--archive", demo.archive, "--operator", "nobody"))
    monkeypatch.setenv("RUZHU_PASSWORD", "wrong")
    for command in (("cases",), ("verify",), ("certificates", "ledger")):
        refuses(run(*command, "--archive", demo.archive))
    assert "密码" in run("cases", "--archive", demo.archive).err


def test_the_password_comes_from_a_file_or_the_environment(
    demo: Made, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RUZHU_PASSWORD")
    refuses(run("cases", "--archive", demo.archive))
    (tmp_path / "password").write_text("demo\n", encoding="utf-8")
    assert run("cases", "--archive", demo.archive, "--password-file", tmp_path / "password").status == 0
    (tmp_path / "notepad").write_bytes(b"\xef\xbb\xbfdemo\r\n")
    assert run("cases", "--archive", demo.archive, "--password-file", tmp_path / "notepad").status == 0
    for content in (None, b"", b"\xff\xfe\xff"):
        file = tmp_path / "other"
        if content is not None:
            file.write_bytes(content)
        refuses(run("cases", "--archive", demo.archive, "--password-file", file))


BAD_ARGUMENTS = [
    ("nonsense",),
    ("verify",),
    ("verify", "--archive"),
    ("verify", "--archive", "x", "--oops"),
    ("verify", "a", "--archive", "x"),
    ("packet", "--archive", "x", "--out", "y"),
    ("certificates",),
    ("certificates", "nonsense", "--archive", "x"),
    ("demo", "--out", "x", "--households", "0"),
    ("demo", "--out", "x", "--households", "many"),
    ("demo", "--out", "x", "--households", "1000000"),
    ("--language", "fr", "cases", "--archive", "x"),
    ("--oops",),
]


@pytest.mark.parametrize("arguments", BAD_ARGUMENTS, ids=" ".join)
def test_bad_arguments_are_one_line_and_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    refuses(run(*arguments))
    answer = run(*arguments, "--json")
    assert answer.status == 2
    assert set(answer.data) == {"error", "code"}
    english = run("--language", "en", *arguments)
    if "fr" not in arguments:
        assert english.err.isascii()


def test_help_in_json_is_one_object(run: Run) -> None:
    answer = run("cases", "--help", "--json")
    assert answer.status == 0
    assert "--archive" in answer.data["help"]


def test_the_last_language_named_counts(demo: Made, run: Run) -> None:
    arguments = ("certificates", "ledger", "--archive", demo.archive)
    assert run("--language", "zh_CN", *arguments, "--language", "en").out == run("--language", "en", *arguments).out


def test_damage_is_told_by_every_command_that_meets_it(copy: Path, run: Run, tmp_path: Path) -> None:
    database = copy / "archive.db"
    content = bytearray(database.read_bytes())
    for page in range(len(content) // 8192 // 2, len(content) // 8192):
        content[page * 8192 + 100] ^= 1
    database.write_bytes(content)
    for command in (("packet", "A1-00001", "--out", tmp_path / "out.pdf"), ("cases",), ("backup", "--to", tmp_path / "backups")):
        answer = run(*command, "--archive", copy, "--json")
        assert answer.status in (0, 2)
        assert answer.data.get("code", "archive.damaged") == "archive.damaged", command
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by the shell")
@pytest.mark.parametrize(
    ("streams", "out", "err"),
    [(">&-", "", ""), ("2>&-", "One", ""), (">&- 2>&- <&-", "", ""), ("| exec true", "", ""), (">/dev/full", "", "无法输出")],
)
def test_a_stream_that_fails_is_no_fault_of_the_program(demo: Made, streams: str, out: str, err: str) -> None:
    if streams == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this machine has no disk that is always full")
    command = f'"{sys.executable}" main.py certificates ledger --json --archive "{demo.archive}" {streams}'
    done = subprocess.run(  # noqa: S602 this very program, behind a shell that closes its streams
        command, shell=True, cwd=ROOT, env={**os.environ, "RUZHU_PASSWORD": "demo"}, capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n") == 1) == bool(out)
    assert (err in done.stderr) if err else not done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by the shell")
def test_with_standard_error_closed_the_object_still_stands_alone(tmp_path: Path) -> None:
    command = f'"{sys.executable}" main.py verify --json --archive "{tmp_path}" 2>&-'
    done = subprocess.run(  # noqa: S602 the same
        command, shell=True, cwd=ROOT, env={**os.environ, "RUZHU_PASSWORD": "demo"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["code"] == "archive.missing"


def test_a_demo_goes_into_a_folder_of_its_own(demo: Made, run: Run) -> None:
    before = snapshot(demo.out)
    refuses(run("demo", "--out", demo.out))
    assert snapshot(demo.out) == before


def test_what_nobody_expected_is_told_in_one_line_and_logged_whole(
    demo: Made, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def break_down(*_arguments: object, **_more: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("app.logs.logs_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr("app.commands.handover.list_cases", break_down)
    refuses(run("cases", "--archive", demo.archive))
    [log] = (tmp_path / "logs").iterdir()
    assert "ZeroDivisionError: odd" in log.read_text("utf-8")


ANSWERS = [("cases",), ("verify",), ("certificates", "ledger"), ("cases", "--search", "nobody")]
HELPS = [
    (),
    ("init",),
    ("roster",),
    ("packet",),
    ("certificates", "ledger"),
    ("certificates", "check"),
    ("certificates", "keys"),
    ("restore",),
    ("demo",),
]


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_answers_are_in_one_language(demo: Made, run: Run, arguments: tuple[str, ...]) -> None:
    chinese = run(*arguments, "--archive", demo.archive)
    english = run(*arguments, "--archive", demo.archive, "--language=en")
    assert (chinese.status, english.status) == (0, 0)
    assert chinese.out != english.out
    if arguments[-1] in ("verify", "nobody"):
        assert english.out.isascii()


@pytest.mark.parametrize("command", HELPS)
def test_help_is_in_the_language_of_the_command_line(run: Run, command: tuple[str, ...]) -> None:
    chinese, english = run(*command, "--help"), run("--language", "en", *command, "--help")
    assert (chinese.status, english.status) == (0, 0)
    assert "显示本说明后退出" in chinese.out
    assert "Show this text and end." in english.out
    assert not any("一" <= character <= "鿿" for character in english.out)


def test_in_a_process_of_its_own_the_answer_is_utf_8_and_one_object(demo: Made) -> None:
    answer = in_a_process("cases", "--archive", demo.archive, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert "陈䶮𬱖" in {row["client"] for row in answer.data["cases"]}
    refuses(in_a_process("cases", "--archive", demo.archive / "nowhere"))
    refuses(in_a_process("cases", "--archive", demo.archive, RUZHU_PASSWORD="wrong"))
    assert in_a_process("cases", "--archive", demo.archive, RUZHU_LANGUAGE="en").out.count("Filed") == 6


def test_no_subcommand_needs_qt_and_only_paper_needs_reportlab(demo: Made, tmp_path: Path) -> None:
    script = (
        "import sys, main\n"
        "status = main.main(sys.argv[2:])\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'PySide6', 'shiboken6', 'ui', *sys.argv[1].split(',')}, loaded\n"
        "sys.exit(status)\n"
    )
    given = {**os.environ, "RUZHU_PASSWORD": "demo"}
    for forbidden, command in (
        ("reportlab,reports", ("cases",)),
        ("reportlab,reports", ("verify",)),
        ("reportlab,reports", ("roster", str(SAMPLE / "roster.xlsx"), "--dry-run")),
        ("ui", ("packet", "A1-00006", "--out", str(tmp_path / "packet.pdf"))),
    ):
        done = subprocess.run(  # noqa: S603 this very program
            [sys.executable, "-c", script, forbidden, *command, "--archive", str(demo.archive)],
            cwd=ROOT,
            env=given,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
