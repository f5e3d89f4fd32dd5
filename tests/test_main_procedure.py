"""`procedure FILE`: checked whole, a line for every fault, nothing journaled; and what is said of one that was let through."""

from pathlib import Path

import pytest

from app.desk.desk import Desk
from app.desk.household.queries import find_case
from app.desk.site import open_desk
from tests.app.archive.snapshot import snapshot
from tests.app.desk.older_program import declaration, journaled, pinned, with_misspelt_guard
from tests.test_main import Made, Run, archive, copy, demo, refuses, run

__all__ = ["archive", "copy", "demo", "run"]

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


@pytest.fixture
def stuck(copy: Path) -> Path:
    """The demo, with a household that pins what the program before let through."""
    desk = opened(copy)
    with desk.archive:
        pinned(desk, find_case(desk, "A1-00002"), journaled(desk, declaration(with_misspelt_guard)))
    return copy


def test_p15_a_household_with_a_broken_procedure_stops_no_command(run: Run, demo: Made, stuck: Path, tmp_path: Path) -> None:
    before = snapshot(stuck)
    assert run("cases", "--archive", stuck).status == 0
    packet = run("packet", "A1-00002", "--archive", stuck, "--out", tmp_path / "packet.pdf")
    assert (packet.status, packet.out) == (2, "")
    assert packet.err.splitlines() == [
        "本户所依据的入住程序有误，无法使用，共 1 处。",
        "step.inspection.needs[2]：本程序没有检查项“itms_judged”。可能应为：items_judged。",
    ]
    assert not (tmp_path / "packet.pdf").exists()
    assert run("packet", "A1-00001", "--archive", stuck, "--out", tmp_path / "packet.pdf").status == 0
    assert run("copies", "--archive", stuck, "--to", tmp_path / "copies").status == 0
    checked = run("verify", "--archive", stuck, "--json")
    assert (checked.status, checked.data["ok"]) == (0, True)
    assert any("itms_judged" in notice for notice in checked.data["notices"])
    assert run("verify", "--archive", demo.archive, "--json").data["notices"] == []
    assert snapshot(stuck) == before
