"""`export` and `import`: from a site to headquarters and back, as a script would do it."""

from pathlib import Path

import pytest

from tests.test_main import Run, refuses, run

__all__ = ["run"]


@pytest.fixture
def stick(tmp_path: Path, run: Run) -> Path:
    """Headquarters and a counter, let in by each other, and an empty stick."""
    for folder, site, more in (("hq", "总公司", ("--role", "headquarters")), ("a", "海棠苑", ())):
        assert run("init", "--archive", tmp_path / folder, "--site", site, "--station", folder.upper(), *more).status == 0
        assert run("pair", "show", "--archive", tmp_path / folder, "--out", tmp_path / f"{folder}.card").status == 0
    assert run("pair", "add", tmp_path / "hq.card", "--archive", tmp_path / "a").status == 0
    assert run("pair", "add", tmp_path / "a.card", "--archive", tmp_path / "hq").status == 0
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_package_goes_up_and_a_receipt_comes_down(stick: Path, run: Run) -> None:
    site, company = stick.parent / "a", stick.parent / "hq"
    up = run("export", "--archive", site, "--to", stick, "--json")
    assert (up.status, up.data["entries"]) == (0, 3)
    package = Path(up.data["package"])
    assert (package.parent, up.data["bytes"]) == (stick, package.stat().st_size)
    tried = run("import", package, "--archive", company, "--dry-run", "--json").data
    taken = run("import", package, "--archive", company, "--json")
    assert taken.status == 0
    for data in (tried, taken.data):
        (told,) = data["packages"]
        assert (told["file"], told["status"], told["entries"], told["conflicts"]) == (str(package), "imported", 3, 0)
    assert run("import", package, "--archive", company, "--json").data["packages"][0]["status"] == "nothing_new"
    down = run("export", "--archive", company, "--to", stick, "--json").data
    back = run("import", down["package"], "--archive", site, "--json").data
    assert back["receipts"][0]["chains"] == 2
    assert run("export", "--archive", site, "--to", stick, "--json").data["entries"] == 0, "all of it was acknowledged"
    assert run("verify", "--archive", company).status == 0


def test_a_folder_stands_for_the_packages_in_it_that_are_for_this_archive(stick: Path, run: Run) -> None:
    site, company = stick.parent / "a", stick.parent / "hq"
    refuses(run("import", stick, "--archive", company))
    run("export", "--archive", site, "--to", stick)
    run("export", "--archive", company, "--to", stick)
    (stick / "._twin.ruzhu").write_bytes(b"what some systems leave beside a file")
    (told,) = run("import", stick, "--archive", company, "--json").data["packages"]
    assert told["status"] == "imported"
    assert "没有新内容" in run("import", stick, "--archive", company).out


def test_export_says_for_whom_and_that_the_stick_may_go(stick: Path, run: Run) -> None:
    said = run("export", "--archive", stick.parent / "a", "--to", stick).out
    assert "总公司HQ" in said
    assert said.endswith("可以拔下U盘了。\n")


def test_what_cannot_be_done_is_said_in_one_line(stick: Path, run: Run) -> None:
    site, company = stick.parent / "a", stick.parent / "hq"
    refuses(run("export", "--archive", site, "--to", stick / "gone"))
    refuses(run("export", "--archive", site, "--to", stick, "--for", "谁"))
    refuses(run("import", stick / "gone.ruzhu", "--archive", company))
    package = Path(run("export", "--archive", site, "--to", stick, "--json").data["package"])
    cut = stick / "cut.ruzhu"
    cut.write_bytes(package.read_bytes()[:-100])
    result = run("import", cut, package, "--archive", company, "--json")
    assert result.status == 2
    assert [each["status"] for each in result.data["packages"]] == ["refused", "imported"]
    assert "cut.ruzhu" in result.data["packages"][0]["reason"]
