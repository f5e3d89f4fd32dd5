"""`init --role headquarters` and the subcommands below `pair`."""

import json
from pathlib import Path

import pyrage
import pytest

from tests.test_main import Run, refuses, run

__all__ = ["run"]


@pytest.fixture
def headquarters(tmp_path: Path, run: Run) -> Path:
    """Headquarters without partners."""
    folder = tmp_path / "总公司"
    made = run("init", "--archive", folder, "--site", "总公司", "--station", "HQ", "--role", "headquarters", "--json")
    assert made.status == 0
    (tmp_path / "recovery").write_text(made.data["recovery"], "utf-8")
    return folder


@pytest.fixture
def counter(tmp_path: Path, run: Run) -> Path:
    """A counter without partners."""
    folder = tmp_path / "海棠苑"
    made = run("init", "--archive", folder, "--site", "海棠苑", "--station", "A1", "--json")
    assert made.status == 0
    assert "recovery" not in made.data
    return folder


def test_headquarters_shows_its_recovery_key_once(headquarters: Path, tmp_path: Path, run: Run) -> None:
    recovery = (tmp_path / "recovery").read_text("utf-8")
    recipient = str(pyrage.x25519.Identity.from_str(recovery).to_public())
    assert run("pair", "show", "--archive", headquarters, "--out", tmp_path / "card").status == 0
    assert json.loads((tmp_path / "card").read_text("utf-8"))["recovery"] == recipient
    kept = b"".join(path.read_bytes() for path in headquarters.rglob("*") if path.is_file())
    assert recovery.encode() not in kept


def test_init_says_in_words_what_to_do_with_the_recovery_key(tmp_path: Path, run: Run) -> None:
    said = run("init", "--archive", tmp_path / "hq", "--site", "总公司", "--station", "HQ", "--role", "headquarters").out
    assert "AGE-SECRET-KEY-1" in said
    assert "锁好" in said
    assert "AGE" not in run("init", "--archive", tmp_path / "a", "--site", "海棠苑", "--station", "A1").out


def test_both_ways_between_a_site_and_headquarters(headquarters: Path, counter: Path, tmp_path: Path, run: Run) -> None:
    for own, other in ((headquarters, counter), (counter, headquarters)):
        file = tmp_path / "card"
        shown = run("pair", "show", "--archive", own, "--out", file, "--json").data
        added = run("pair", "add", file, "--archive", other, "--fingerprint", shown["fingerprint"], "--json")
        assert added.status == 0
        assert shown.pop("file") == str(file)
        assert set(shown) == {"station", "code", "site", "role", "fingerprint"}
        assert added.data == {**shown, "status": "new"}
        assert run("pair", "list", "--archive", other, "--json").data == {"partners": [{**shown, "revoked": False}]}
        assert run("verify", "--archive", other).status == 0


def test_it_is_said_in_words(headquarters: Path, counter: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "card"
    assert run("pair", "list", "--archive", headquarters).out == "还没有与任何档案库配对。\n"
    shown = run("pair", "show", "--archive", counter, "--out", file).out.splitlines()
    assert len(shown) == 2
    added = run("pair", "add", file, "--archive", headquarters).out.splitlines()
    assert added[0] == "已与“海棠苑”的柜台A1配对。"
    assert added[1] == shown[1]
    assert len(added) == 3
    assert run("pair", "add", file, "--archive", headquarters).out.splitlines()[0] == "此前已与“海棠苑”的柜台A1配对，没有变化。"
    shut_out = run("pair", "revoke", "a1", "--archive", headquarters, "--reason", "电脑丢失", "--json").data
    assert (shut_out["code"], shut_out["revoked"], shut_out["reason"]) == ("A1", True, "电脑丢失")
    assert "已停止往来" in run("pair", "list", "--archive", headquarters).out
    refuses(run("pair", "revoke", "A1", "--archive", headquarters, "--reason", "电脑丢失"))
    assert run("pair", "add", file, "--archive", headquarters).out.splitlines()[0] == "已恢复与“海棠苑”的柜台A1往来。"


def test_the_card_is_also_printed(counter: Path, tmp_path: Path, run: Run) -> None:
    shown = run("pair", "show", "--archive", counter, "--out", tmp_path / "card", "--pdf", tmp_path / "card.pdf", "--json").data
    assert shown["pdf"] == str(tmp_path / "card.pdf")
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_whatever_is_unusable_is_one_clear_line(headquarters: Path, counter: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "card"
    run("pair", "show", "--archive", counter, "--out", file)
    refuses(run("pair", "add", file, "--archive", counter))
    refuses(run("pair", "add", file, "--archive", headquarters, "--fingerprint", "12345"))
    refuses(run("pair", "add", tmp_path / "none", "--archive", headquarters))
    refuses(run("pair", "add", tmp_path, "--archive", headquarters))
    refuses(run("pair", "revoke", "A1", "--archive", headquarters, "--reason", "丢失"))
    refuses(run("pair", "revoke", "A1", "--archive", headquarters))
    refuses(run("pair", "show", "--archive", headquarters, "--out", tmp_path))
    refuses(run("pair", "recovery", "--archive", counter))
    file.write_text(file.read_text("utf-8").replace("A1", "A2"), "utf-8")
    refuses(run("pair", "add", file, "--archive", headquarters))
    assert run("pair", "list", "--archive", headquarters, "--json").data == {"partners": []}


def test_a_new_recovery_key_changes_the_card(headquarters: Path, counter: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "card"
    run("pair", "show", "--archive", headquarters, "--out", file)
    run("pair", "add", file, "--archive", counter)
    made = run("pair", "recovery", "--archive", headquarters, "--json").data["recovery"]
    assert made != (tmp_path / "recovery").read_text("utf-8")
    run("pair", "show", "--archive", headquarters, "--out", file)
    assert run("pair", "add", file, "--archive", counter, "--json").data["status"] == "changed"
    recipient = str(pyrage.x25519.Identity.from_str(made).to_public())
    assert json.loads(file.read_text("utf-8"))["recovery"] == recipient


def test_a_clerk_pairs_nobody(headquarters: Path, counter: Path, tmp_path: Path, run: Run) -> None:
    for name in ("clerk", "manager"):
        (tmp_path / name).write_text({"clerk": "另一个", "manager": "demo"}[name], "utf-8")
    run("pair", "show", "--archive", counter, "--out", tmp_path / "card")
    assert run("operators", "add", "李雷", "--archive", headquarters, "--new-password-file", tmp_path / "clerk").status == 0
    as_clerk = ("--archive", headquarters, "--operator", "李雷", "--password-file", tmp_path / "clerk")
    refuses(run("pair", "add", tmp_path / "card", *as_clerk))
    assert run("pair", "list", *as_clerk).status == 0
    assert run("pair", "show", *as_clerk, "--out", tmp_path / "own").status == 0
