"""`procedure FILE`: checked whole, a line for every fault, nothing journaled."""

from pathlib import Path

import pytest

from app.desk.desk import Desk
from app.desk.site import open_desk
from tests.test_main import Run, archive, refuses, run

__all__ = ["archive", "run"]

WRONG = """# 河畔
[settings]
repair_days = 0

[[fee]]
id = "lift"
zh = "电梯费"
en = "Lift fee"
kind = "monthly"
price = "3.00"

[[agreemnet]]
id = "pact"
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file with three faults."""
    file = tmp_path / "河畔.toml"
    file.write_text(WRONG, encoding="utf-8")
    return file


def opened(folder: Path) -> Desk:
    return open_desk(folder, operator=None, password="demo")


def verified(run: Run, archive: Path) -> int:
    entries = run("verify", "--archive", archive, "--json").data["entries"]
    assert isinstance(entries, int)
    return entries


def test_p15_every_fault_is_a_line_with_file_line_and_key_and_nothing_is_journaled(run: Run, archive: Path, own: Path) -> None:
    before = verified(run, archive)
    told = run("procedure", own, "--archive", archive)
    assert (told.status, told.out) == (2, "")
    assert told.err.splitlines() == [
        f"{own} 未被采用为程序设定，未写入任何内容。应更正 3 处。",
        f"{own}:3: settings.repair_days：应为 1 至 365 的整数。",
        f"{own}:9: fee.lift.kind：此处不能为“monthly”，应为以下之一：area_months, area_season, fixed, fixed_months。",
        f"{own}:12: agreemnet：没有名为“agreemnet”的部分。可能应为：agreement。",
    ]
    assert verified(run, archive) == before


def test_p15_the_faults_are_told_in_english_and_to_scripts(run: Run, archive: Path, own: Path) -> None:
    said = run("procedure", own, "--archive", archive, "--language", "en")
    assert said.err.splitlines()[1] == f"{own}:3: settings.repair_days: this must be a whole number from 1 to 365."
    told = run("procedure", own, "--archive", archive, "--json", "--language", "en")
    assert (told.status, told.data["code"]) == (2, "procedure.unusable")
    assert [(each["file"], each["line"], each["key"]) for each in told.data["details"]] == [
        (str(own), 3, "settings.repair_days"),
        (str(own), 9, "fee.lift.kind"),
        (str(own), 12, "agreemnet"),
    ]
    assert told.data["details"][0]["reason"] == said.err.splitlines()[1]


def test_a_file_without_faults_is_declared(run: Run, archive: Path, own: Path) -> None:
    own.write_text("[settings]\nrepair_days = 7\n", encoding="utf-8")
    before = verified(run, archive)
    assert run("procedure", own, "--archive", archive).status == 0
    assert verified(run, archive) == before + 1
    desk = opened(archive)
    with desk.archive:
        assert desk.procedure.settings.repair_days == 7


def test_a_file_that_is_not_there_or_no_declaration_is_one_line(run: Run, archive: Path, tmp_path: Path) -> None:
    refuses(run("procedure", tmp_path / "none.toml", "--archive", archive))
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * 4_000_001)
    refuses(run("procedure", large, "--archive", archive))
