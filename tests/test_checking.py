"""`certificates check` and `certificates keys`: the verdict in words, as JSON and as exit status."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

import main
from app.desk.certificates import issuing
from tests.app.archive.snapshot import snapshot
from tests.app.desk.counter import PASSWORD, a_counter
from tests.app.desk.signed_codes import altered, an_issued_code, picture_of


@dataclass(frozen=True, slots=True)
class Site:
    """A closed archive with certificate 1 in force and 2 void, and their codes."""

    archive: Path
    genuine: str
    void: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    counter = a_counter(tmp_path_factory.mktemp("site"))
    with counter.desk.archive:
        genuine, void = an_issued_code(counter), an_issued_code(counter)
        issuing.void(counter.desk, 2, "姓名有误")
    return Site(counter.desk.archive.folder, genuine, void)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    monkeypatch.delenv("RUZHU_LANGUAGE", raising=False)

    def command(*arguments: object) -> Answer:
        status = main.main(["certificates", *map(str, arguments)])
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return command


def test_a_genuine_one_answers_0_with_what_its_code_says(site: Site, run: Run) -> None:
    answer = run("check", site.genuine, "--archive", site.archive, "--json")
    assert answer.status == 0
    assert answer.out.count("\n") == 1
    wanted = {"verdict": "genuine", "number": "00001", "unit": "3号楼 2单元 101", "date": "2026-12-01", "reason": None}
    assert {name: answer.data[name] for name in wanted} == wanted
    assert (
        "属实：入住证明00001，3号楼 2单元 101，2026-12-01开具，海棠苑。"
        in run("check", site.genuine, "--archive", site.archive).out
    )


def test_whatever_is_not_genuine_answers_1_and_says_why(site: Site, run: Run) -> None:
    for code, verdict in (
        (site.void, "void"),
        (altered(site.genuine, number=7), "altered"),
        (altered(site.genuine, key="00000000"), "unknown"),
        (site.genuine[:-5], "altered"),
        ("9" + site.genuine[1:], "unknown"),
    ):
        answer = run("check", code, "--archive", site.archive, "--json")
        assert (answer.status, answer.data["verdict"]) == (1, verdict)
        assert answer.data["reason"]
        words = run("check", code, "--archive", site.archive)
        assert words.status == 1
        assert answer.data["reason"] in words.out
    english = run("check", site.void, "--archive", site.archive, "--language", "en")
    assert "Certificate 00002 has been void since 2026-12-01." in english.out


def test_with_public_keys_alone_no_archive_and_no_password_is_needed(
    site: Site, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tmp_path / "keys.json"
    written = run("keys", "--archive", site.archive, "--out", keys, "--json")
    assert (written.status, written.data) == (0, {"keys": str(keys), "stations": 1})
    monkeypatch.delenv("RUZHU_PASSWORD")
    for code, verdict in ((site.genuine, "genuine"), (site.void, "genuine"), (altered(site.genuine, number=7), "altered")):
        answer = run("check", code, "--keys", keys, "--json")
        assert (answer.status, answer.data["verdict"]) == (0 if verdict == "genuine" else 1, verdict)
        assert answer.data["reason"]


def test_a_picture_a_file_and_standard_input_are_read(
    site: Site, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture_of(site.genuine).save(tmp_path / "photo.png")
    (tmp_path / "scan.txt").write_text(site.genuine + "\r\n", encoding="utf-8")
    for what in (tmp_path / "photo.png", tmp_path / "scan.txt"):
        assert run("check", what, "--archive", site.archive).status == 0
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(what.read_bytes())))
        assert run("check", "-", "--archive", site.archive, "--json").data["verdict"] == "genuine"


def test_checking_changes_nothing(site: Site, run: Run) -> None:
    before = snapshot(site.archive)
    assert run("check", site.genuine, "--archive", site.archive).status == 0
    assert snapshot(site.archive) == before


def test_what_cannot_be_used_is_one_line_and_status_2(site: Site, run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    for arguments in (
        ("check",),
        ("check", "A1-00001", "--archive", site.archive),
        ("check", "nowhere.png", "--archive", site.archive),
        ("check", tmp_path / "empty.png", "--archive", site.archive),
        ("check", site.genuine),
        ("check", site.genuine, "--archive", tmp_path / "nowhere"),
        ("check", site.genuine, "--keys", tmp_path / "nowhere"),
        ("check", site.genuine, "--keys", tmp_path / "empty.png"),
        ("keys", "--archive", site.archive),
        ("keys", "--archive", site.archive, "--out", tmp_path),
    ):
        answer = run(*arguments)
        assert (answer.status, answer.out) == (2, ""), arguments
        assert len(answer.err.splitlines()) == 1
        assert set(run(*arguments, "--json").data) == {"error", "code"}
