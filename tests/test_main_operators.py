"""`operators …` of the command line: who is let in and let go, passwords, and the recovery phrase."""

import getpass
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from tests.app.desk.counter import PASSWORD, a_counter

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive that 王丽 made."""
    a_counter(tmp_path).desk.archive.close()
    return tmp_path / "archive"


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`operators …` on that archive as 王丽, with `new` as the new password of the environment."""
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    monkeypatch.setenv("RUZHU_NEW_PASSWORD", "new")
    monkeypatch.delenv("RUZHU_LANGUAGE", raising=False)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main.main(["operators", *map(str, arguments), "--archive", str(folder)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def everyone(run: Run, *arguments: object) -> list[dict[str, Any]]:
    status, out, _err = run("list", "--json", *arguments)
    assert status == 0
    found: list[dict[str, Any]] = json.loads(out)["operators"]
    return found


def opens(run: Run, name: str, password: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether that password opens the archive for that operator."""
    with monkeypatch.context() as patched:
        patched.setenv("RUZHU_PASSWORD", password)
        return run("list", "--operator", name)[0] == 0


def test_someone_is_let_in_and_let_go(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("add", "李强")[:2] == (0, "“李强”可以使用本档案库了。\n")
    assert opens(run, "李强", "new", monkeypatch)
    assert [(each["name"], each["manager"], each["active"], each["password"]) for each in everyone(run)] == [
        ("王丽", True, True, True),
        ("李强", False, True, True),
    ]
    assert run("deactivate", "李强")[0] == 0
    assert not opens(run, "李强", "new", monkeypatch)
    assert run("list")[1] == "王丽  经理\n李强  经办人  已停用\n"
    assert run("reactivate", "李强")[0] == 0
    assert opens(run, "李强", "new", monkeypatch)


def test_a_manager_is_made_and_a_clerk_again(run: Run) -> None:
    assert json.loads(run("add", "孙敏", "--manager", "--json")[1])["operator"]["manager"] is True
    assert json.loads(run("clerk", "孙敏", "--json")[1])["operator"]["manager"] is False
    assert run("manager", "孙敏")[1] == "已将“孙敏”设为经理。\n"


def test_what_a_clerk_may_not_do_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "李强")
    with monkeypatch.context() as patched:
        patched.setenv("RUZHU_PASSWORD", "new")
        for command in (("add", "孙敏"), ("deactivate", "王丽"), ("manager", "李强"), ("recovery",), ("password", "王丽")):
            status, out, err = run(*command, "--operator", "李强")
            assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert opens(run, "王丽", PASSWORD, monkeypatch)


def test_who_is_not_there_is_named(run: Run) -> None:
    for command in ("deactivate", "reactivate", "manager", "clerk", "password"):
        status, _out, err = run(command, "无此人")
        assert status == 2
        assert "无此人" in err


def test_ones_own_password_and_that_of_another(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "李强")
    (tmp_path / "another").write_text("another\n", encoding="utf-8")
    assert run("password", "李强", "--new-password-file", tmp_path / "another")[0] == 0
    assert opens(run, "李强", "another", monkeypatch)
    assert run("password")[0] == 0
    assert opens(run, "王丽", "new", monkeypatch)
    assert not opens(run, "王丽", PASSWORD, monkeypatch)


def test_the_recovery_phrase_opens_the_way_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _err = run("recovery", "--json")
    phrase = json.loads(out)["recovery"]
    assert (status, len(phrase.replace("-", ""))) == (0, 32)
    (tmp_path / "phrase").write_text(f"{phrase}\n", encoding="utf-8")
    monkeypatch.setenv("RUZHU_PASSWORD", "forgotten")
    assert run("recover", "王丽", "--phrase-file", tmp_path / "phrase")[0] == 0
    assert opens(run, "王丽", "new", monkeypatch)
    monkeypatch.setenv("RUZHU_RECOVERY_PHRASE", "WRONG")
    assert run("recover", "王丽")[0] == 2


def test_without_a_new_password_it_says_how_to_give_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUZHU_NEW_PASSWORD")
    status, _out, err = run("add", "李强")
    assert status == 2
    assert "--new-password-file" in err
    assert "RUZHU_NEW_PASSWORD" in err
    assert len(everyone(run)) == 1


def test_a_new_password_typed_blind_is_typed_twice(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RUZHU_NEW_PASSWORD")
    monkeypatch.setattr(sys, "stdin", Terminal())
    typed = iter(("first", "second", "same", "same"))
    monkeypatch.setattr(getpass, "getpass", lambda *_arguments, **_named: next(typed))
    assert run("add", "李强")[0] == 2
    assert len(everyone(run)) == 1
    assert run("add", "李强")[0] == 0
    assert opens(run, "李强", "same", monkeypatch)


class Terminal:
    """Standard input of a person at a terminal."""

    def isatty(self) -> bool:
        return True
