"""The program works wherever it lies, also where the name of the folder reads like a pattern of names."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import main
from app.archive.shipped import SHIPPED
from tests.app.archive.old.make import kept
from tests.app.archive.test_old_archives import stamp
from tests.app.desk.counter import PASSWORD

ROOT = Path(__file__).parents[1]


def linked(source: str, target: str) -> None:
    """The fonts weigh 60 MB, so a file is copied only where it cannot be had otherwise."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in a folder with brackets in its name."""
    folder = tmp_path_factory.mktemp("elsewhere") / "入住[新]" / "ruzhu"
    for part in ("app", "reports", "resources"):
        shutil.copytree(ROOT / part, folder / part, copy_function=linked, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "main.py", folder)
    return folder


def run(program: Path, *arguments: object, password: str) -> tuple[int, str]:
    """What the copy answers: its status, and what it said."""
    done = subprocess.run(  # noqa: S603 this very program
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=program,
        env={**os.environ, "RUZHU_PASSWORD": password, "RUZHU_NEW_PASSWORD": "new", "RUZHU_LANGUAGE": "en"},
        capture_output=True,
        timeout=300,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_the_demo_runs_in_a_folder_with_brackets(program: Path) -> None:
    status, said = run(program, "demo", "--households", 1, "--out", program.parent / "demo", password="demo")
    assert status == 0, said
    status, said = run(program, "verify", "--archive", program.parent / "demo" / "archive", password="demo")
    assert status == 0, said


@pytest.mark.parametrize("schema", range(1, SHIPPED.schema))
def test_an_old_archive_is_migrated_from_a_folder_with_brackets(schema: int, program: Path, tmp_path: Path) -> None:
    archive = ("--archive", tmp_path / "archive")
    shutil.copytree(kept(schema), tmp_path / "archive")
    status, said = run(program, "operators", "add", "张敏", *archive, password=PASSWORD)
    assert status == 0, said
    status, said = run(program, "verify", *archive, password=PASSWORD)
    assert status == 0, said


def test_a_program_without_its_migrations_refuses_in_one_sentence(program: Path, tmp_path: Path) -> None:
    broken = tmp_path / "ruzhu"
    shutil.copytree(program, broken, copy_function=linked, ignore=shutil.ignore_patterns("__pycache__", "migrations", "fonts"))
    status, said = run(broken, "init", "--archive", tmp_path / "new", "--site", "海棠苑", "--station", "A1", password="demo")
    assert (status, len(said.splitlines())) == (2, 1), said
    assert "0001_first.py" in said
    assert not (tmp_path / "new").exists()


def test_verify_tells_of_an_archive_that_was_called_up_to_date_from_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    stamp(tmp_path, SHIPPED.schema - 1, ())
    assert main.main(["--language", "en", "verify", "--archive", str(tmp_path / "archive")]) == 1
    assert "its tables are older" in capsys.readouterr().out
