"""What nobody expected is logged whole and told in one sentence."""

from datetime import UTC, datetime
from pathlib import Path

import peewee

from app.errors import InputError
from app.texts import load_translator
from ui.boundary import Boundary

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def boundary(told: list[str], logs: Path) -> Boundary:
    made = Boundary(load_translator("zh_CN"), told.append, lambda: NOW)
    made.logs = logs
    return made


def test_the_unknown_is_logged_with_its_traceback_and_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    try:
        dict[str, str]()["没有"]
    except KeyError as error:
        boundary(told, tmp_path / "logs").hook(KeyError, error, error.__traceback__)
    files = list((tmp_path / "logs").iterdir())
    assert len(files) == 1
    text = files[0].read_text(encoding="utf-8")
    assert "Traceback" in text
    assert "test_boundary.py" in text
    assert len(told) == 1
    assert str(files[0]) in told[0]
    assert "\n" not in told[0]


def test_a_known_error_is_its_sentence_and_is_not_logged(tmp_path: Path) -> None:
    told: list[str] = []
    boundary(told, tmp_path / "logs").report(InputError.of("typed.no_day", text="明天"))
    assert "明天" in told[0]
    assert not (tmp_path / "logs").exists()


def test_a_folder_that_cannot_be_written_does_not_raise(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "logs").write_text("a file is in the way", encoding="utf-8")
    boundary(told, tmp_path / "logs").report(ValueError("x"))
    assert len(told) == 1


def test_what_the_database_cannot_do_is_its_sentence(tmp_path: Path) -> None:
    told: list[str] = []
    boundary(told, tmp_path / "logs").report(peewee.DatabaseError("database disk image is malformed"))
    assert "恢复最近一次备份" in told[0]
    assert not (tmp_path / "logs").exists()
    boundary(told, tmp_path / "logs").report(peewee.IntegrityError("a wrong statement is a fault of the program"))
    assert len(list((tmp_path / "logs").iterdir())) == 1
