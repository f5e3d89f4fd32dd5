"""`copies` of the command line: which files it writes, what it says of them, and what it refuses."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import main
from tests.app.archive.snapshot import snapshot
from tests.app.desk.clerks import CLERK, CLERKS_PASSWORD, a_clerk
from tests.app.desk.counter import PASSWORD, a_counter
from tests.app.desk.journey import an_owner, arrived
from tests.app.desk.plain_tables.test_order import NUMBER, the_owner

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One household that is filed and one that waits for its papers; a clerk beside the manager."""
    counter = a_counter(tmp_path_factory.mktemp("copies"))
    with counter.desk.archive:
        arrived(counter, "filed", the_owner())
        arrived(counter, "documents", an_owner())
        a_clerk(counter).desk.archive.close()
    return counter.folder / "archive"


@pytest.fixture
def run(archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """`copies …` of that archive, which reading must not change."""
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    monkeypatch.delenv("RUZHU_LANGUAGE", raising=False)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main.main(["copies", "--archive", str(archive), *map(str, arguments)])
        said = capsys.readouterr()
        return status, said.out, said.err

    before = snapshot(archive)
    yield command
    assert snapshot(archive) == before


def rows_of(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, strict=True))


def data_of(answer: tuple[int, str, str]) -> dict[str, Any]:
    assert answer[1].count("\n") == 1
    found: dict[str, Any] = json.loads(answer[1])
    return found


def test_all_copies_are_written_as_workbooks_and_told(run: Run, tmp_path: Path) -> None:
    status, out, err = run("--to", tmp_path / "a")
    assert (status, err) == (0, "")
    assert [line.split("：")[0] for line in out.splitlines()] == [
        str(tmp_path / "a" / f"{name}.xlsx") for name in ("cases", "fees", "meters", "certificates")
    ]
    assert out.splitlines()[0].endswith("cases.xlsx：2行。")
    assert openpyxl.load_workbook(tmp_path / "a" / "cases.xlsx").sheetnames == ["办理清单", "栏目说明"]
    answer = run("--to", tmp_path / "a", "--json")
    assert answer[0] == 0
    files = data_of(answer)["files"]
    assert files[0] == {"what": "cases", "file": str(tmp_path / "a" / "cases.xlsx"), "rows": 2}
    assert data_of(answer)["personal"] is False


def test_only_what_is_asked_for_is_written_in_the_language_of_the_command(run: Run, tmp_path: Path) -> None:
    status, out, _err = run("--to", tmp_path, "--format", "csv", "--what", "fees", "--what", "cases", "--language", "en")
    assert status == 0
    assert out == f"{tmp_path / 'fees.csv'}: {len(rows_of(tmp_path / 'fees.csv')) - 1} rows.\n{tmp_path / 'cases.csv'}: 2 rows.\n"
    assert {path.name for path in tmp_path.iterdir()} == {"fees.csv", "cases.csv"}
    headings, filed, waiting = rows_of(tmp_path / "cases.csv")
    assert headings[:3] == ["Project", "Case №", "Kind of unit"]
    assert (filed[24], waiting[24]) == ("Filed", "Documents")


def test_identity_numbers_are_masked_unless_they_are_asked_for_which_says_that_nothing_is_encrypted(
    run: Run, tmp_path: Path
) -> None:
    def holding(folder: str) -> set[str]:
        return {path.name for path in (tmp_path / folder).iterdir() if NUMBER.encode() in path.read_bytes()}

    assert "未加密" not in run("--to", tmp_path / "masked", "--format", "csv")[1]
    assert holding("masked") == set()
    status, out, _err = run("--to", tmp_path / "whole", "--format", "csv", "--personal")
    assert status == 0
    assert out.splitlines()[-1] == "这些副本未加密，含完整的证件号码：请妥善保管，用后删除。"
    assert holding("whole") == {"cases.csv"}
    assert data_of(run("--to", tmp_path / "whole", "--format", "csv", "--personal", "--json"))["personal"] is True


def test_a_clerk_gets_masked_copies_only(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUZHU_PASSWORD", CLERKS_PASSWORD)
    assert run("--to", tmp_path / "a", "--operator", CLERK)[0] == 0
    status, out, err = run("--to", tmp_path / "b", "--operator", CLERK, "--personal")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--what", "people"), ("--format", "ods"), ("--to",), ("--to", "a file"), ("--to", "foreign")],
    ids=" ".join,
)
def test_what_cannot_be_used_is_one_line_and_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a file").write_bytes(b"")
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "fees.xlsx").write_bytes(b"mine")
    given = arguments if arguments[0] == "--to" else ("--to", "out", *arguments)
    before = snapshot(tmp_path)
    status, out, err = run(*given)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert any("一" <= character <= "鿿" for character in err)
    assert snapshot(tmp_path) == before


def test_the_folder_of_the_archive_is_refused(run: Run, archive: Path) -> None:
    status, _out, err = run("--to", archive / "copies")
    assert (status, err.count("\n")) == (2, 1)
    assert "未加密的副本请存放到别处" in err


def test_help_is_in_the_language_of_the_command_line(run: Run) -> None:
    assert "供其他系统使用" in run("--help")[1]
    assert not any("一" <= character <= "鿿" for character in run("--help", "--language", "en")[1])


def test_neither_qt_nor_reportlab_is_loaded(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    script = (
        "import sys, main\n"
        "status = main.main(sys.argv[1:])\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'PySide6', 'ui', 'reportlab'}, loaded\n"
        "sys.exit(status)\n"
    )
    command = [sys.executable, "-c", script, "copies", "--archive", str(archive), "--to", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)  # noqa: S603 this very program
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(("language", "said"), [("zh_CN", "入住证明编号"), ("en", "Certificate №")])
def test_the_columns_are_described_without_an_archive(capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    assert main.main(["copies", "--describe", "--language", language]) == 0
    told = capsys.readouterr().out
    assert f"  {said}: " in told
    assert [line.split()[0] for line in told.splitlines() if line and not line.startswith(" ")] == [
        "cases",
        "fees",
        "meters",
        "certificates",
    ]


def test_columns_are_described_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["copies", "--describe", "--what", "fees", "--json", "--language", "en"]) == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    assert table["what"] == "fees"
    assert {
        "heading": "Amount (yuan)",
        "meaning": "The charge, rounded once.",
        "written_as": "number in yuan, 2 places",
    } in table["columns"]


@pytest.mark.parametrize("arguments", [[], ["--to", "somewhere"], ["--archive", "somewhere"]])
def test_copies_need_an_archive_and_a_folder(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main.main(["copies", *arguments, "--language", "en"]) == 2
    assert "--describe" in capsys.readouterr().err
