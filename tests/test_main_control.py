"""`certificates ledger|usage|stubs|application|counts|finance` of the command line, with the papers that they write (C5–C7)."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import main
from app.desk.certificates import issuing
from app.desk.certificates.books import surrender_book
from app.desk.certificates.incidents import report_incident
from app.desk.control.applications import applications, apply_for, approve, refuse, review
from app.desk.control.blank_counts import count_blanks
from app.procedure.certificates import IncidentKind
from tests.app.archive.snapshot import snapshot
from tests.app.desk.counter import PASSWORD, a_counter, issue_next
from tests.app.desk.journey import arrived
from tests.reports.reading import page_texts, squeezed

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first book used up and handed back, a number of the second void, one lost, one issued; blanks counted.

    Two applications: one refused, one approved.
    """
    folder = tmp_path_factory.mktemp("control")
    counter = a_counter(folder)
    with counter.desk.archive:
        case_id = arrived(counter, "certificate").case_id
        for number in range(1, 26):
            issuing.void(counter.desk, issue_next(counter.desk, case_id), f"写错 {number}")
        surrender_book(counter.desk, 1, "张敏")
        issuing.void(counter.desk, issue_next(counter.desk, case_id), "=1+1")
        report_incident(counter.desk, issue_next(counter.desk, case_id), IncidentKind.COPY_LOST, "途中遗失", ("client",))
        issuing.issue(counter.desk, case_id)
        count_blanks(counter.desk, 21, "李强", "=1+1")
        for books in (2, 3):
            apply_for(counter.desk, books=books, remark="=1+1")
        first, second = applications(counter.desk.database)
        refuse(counter.desk, first.id, "太少")
        review(counter.desk, second.id, "用量相符")
        approve(counter.desk, second.id)
    return folder / "archive"


@pytest.fixture
def run(archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """`certificates …` on that archive, which reading must not change."""
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    monkeypatch.delenv("RUZHU_LANGUAGE", raising=False)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main.main(["certificates", *map(str, arguments), "--archive", str(archive)])
        said = capsys.readouterr()
        return status, said.out, said.err

    before = snapshot(archive)
    yield command
    assert snapshot(archive) == before


def data_of(answer: tuple[int, str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer[1])
    return found


def test_the_usage_of_the_last_lot_is_told(run: Run) -> None:
    status, out, _ = run("usage")
    assert status == 0
    assert out.startswith("批次00001–10000：已用1份，作废26份，空白9972份，异常1份。\n00001  作废：写错 1\n")
    assert out.endswith("00026  作废：=1+1\n00027  联次遗失：途中遗失\n")
    data = data_of(run("usage", "1", "--json"))
    assert {name: data[name] for name in ("used", "void", "blank", "incident")} == {
        "used": 1,
        "void": 26,
        "blank": 9972,
        "incident": 1,
    }
    assert data["lot"] == {"first": "00001", "last": "10000", "received_on": "2026-12-01", "requisition": ""}
    assert data["voids"][25] == {"number": "00026", "reason": "=1+1"}
    assert data["incidents"] == [{"number": "00027", "kind": "copy_lost", "what": "途中遗失", "open": True}]


def test_the_books_of_stubs_are_told(run: Run) -> None:
    status, out, _ = run("stubs")
    assert (status, out.count("\n")) == (0, 1)
    assert out.startswith("00001–00025  1号柜台：作废 00001 00002 ")
    assert "存根已于2026-12-01交回，核对人：张敏" in out
    [book] = data_of(run("stubs", "--json"))["books"]
    assert (book["first"], book["handed_back"], book["checked_by"]) == ("00001", "2026-12-01", "张敏")
    [other] = data_of(run("stubs", "№ 00026", "--json"))["books"]
    assert (other["void"], other["incident"], other["handed_back"]) == (["00026"], ["00027"], None)
    assert "存根未交回" in run("stubs", "26")[1]


def test_c6_an_application_is_told_with_its_review(run: Run) -> None:
    status, out, _ = run("application")
    assert status == 0
    assert out.startswith("申请 LY-A1-0002：3 本。")
    assert "王丽 审核：用量相符" in out
    assert "2026-12-01 王丽 批准" in out
    data = data_of(run("application", "ly-a1-0001", "--json"))
    assert (data["number"], data["books"], data["refused"], data["approved"]) == ("LY-A1-0001", 2, "2026-12-01", None)
    assert data["last_lot"] == {"used": 1, "void": 26, "blank": 9972, "incident": 1}
    assert "太少" in run("application", "LY-A1-0001")[1]


def test_the_counts_of_blanks_are_told_of_all_counters_or_of_one(run: Run) -> None:
    status, out, _ = run("counts")
    assert (status, out[:10]) == (0, "2026-12-01")
    assert out.endswith("  1号柜台：清点21份，应有22份，清点人：王丽，监点人：李强\n")
    [count] = data_of(run("counts", "--counter", "1号柜台", "--json"))["counts"]
    assert (count["book"], count["first_blank"], count["counted"], count["expected"]) == ("00026", "00029", 21, 22)
    assert run("counts", "--counter", "9号柜台")[1] == "还没有清点记录。\n"


def test_c2_finance_gets_the_list_of_what_was_issued_in_some_days(run: Run) -> None:
    status, out, _ = run("finance", "--to", "2026-12-15")
    assert status == 0
    first, *rows = out.splitlines()
    assert first == "2026-12-01至2026-12-15：共28个号码，移交财务联2份。"
    assert [row[:5] for row in rows] == [f"{number:05}" for number in range(1, 29)]
    assert rows[0].endswith("作废")
    assert rows[26].endswith("异常")
    assert rows[27].endswith("签章不全")
    data = data_of(run("finance", "--from", "2026-11-01", "--to", "2026-12-31", "--json"))
    assert (data["from"], data["to"], data["handed"], len(data["numbers"])) == ("2026-11-01", "2026-12-31", 2, 28)
    last = data["numbers"][-1]
    assert (last["number"], last["state"], last["handed"], last["complete"]) == ("00028", "issued", True, False)
    assert last["unit"]
    assert last["client"]
    assert data["recalled"] == []
    assert data_of(run("finance", "--to", "2026-11-30", "--json"))["from"] == "2026-11-01"
    assert data_of(run("finance", "--to", "2026-11-30", "--json"))["numbers"] == []


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("ledger",), "重号0个，漏号0个"),
        (("usage",), "已用1+作废26+空白9972+异常1=本批10000个号码"),
        (("stubs",), "存根按号码顺序附后"),
        (("stubs", "26"), "№00029–00050空白"),
        (("application",), "LY-A1-0002"),
        (("counts",), "空白入住证明清点表"),
        (("finance", "--to", "2026-12-31"), "财务联移交清单"),
    ],
)
def test_the_papers_are_written_as_pdf(run: Run, tmp_path: Path, arguments: tuple[str, ...], wanted: str) -> None:
    out = tmp_path / "新 folder" / "paper.PDF"
    answer = run(*arguments, "--out", out, "--json")
    assert answer[0] == 0
    assert data_of(answer)["file"] == str(out)
    assert wanted in squeezed("".join(page_texts(out.read_bytes())))
    assert [path.name for path in out.parent.iterdir()] == ["paper.PDF"]
    assert f"已写入{out}。" in run(*arguments, "--out", out)[1]


@pytest.mark.parametrize(
    "arguments", [("ledger",), ("usage",), ("stubs", "26"), ("application",), ("counts",), ("finance", "--to", "2026-12-31")]
)
def test_the_papers_are_written_as_workbooks_in_which_nothing_is_a_formula(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    out = tmp_path / "paper.xlsx"
    assert run(*arguments, "--out", out)[0] == 0
    book = openpyxl.load_workbook(BytesIO(out.read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    assert any("=1+1" in str(cell.value) for cell in cells) == (arguments != ("ledger",))


def test_the_papers_speak_the_language_of_the_command_line(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    status, said, _ = run("ledger", "--language", "en", "--out", out)
    assert status == 0
    assert said.endswith(f"Written to {out}.\n")
    assert "Ledger of move-in certificates" in page_texts(out.read_bytes())[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("usage", "26"),
        ("usage", "abc"),
        ("usage", "0"),
        ("application", "LY-A1-0003"),
        ("finance", "--from", "2026-12-02", "--to", "2026-12-01"),
        ("finance", "--to", "32.12.2026"),
        ("stubs", "51"),
        ("stubs", "x"),
        ("ledger", "--out", "paper.docx"),
        ("stubs", "--out", "paper"),
        ("usage", "--out", ""),
    ],
    ids=" ".join,
)
def test_what_cannot_be_used_is_one_line_and_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "Traceback" not in err
    assert any("一" <= character <= "鿿" for character in err)


def test_without_lots_and_without_stubs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    archive = tmp_path / "archive"
    assert main.main(["init", "--archive", str(archive), "--site", "海棠苑", "--station", "A1"]) == 0
    capsys.readouterr()
    assert main.main(["certificates", "stubs", "--archive", str(archive)]) == 0
    assert capsys.readouterr().out == "还没有交回的存根。\n"
    assert main.main(["certificates", "stubs", "--archive", str(archive), "--out", str(tmp_path / "a.pdf")]) == 2
    for command in ("usage", "application"):
        assert main.main(["certificates", command, "--archive", str(archive)]) == 2
    capsys.readouterr()
    assert main.main(["certificates", "counts", "--archive", str(archive)]) == 0
    assert capsys.readouterr().out == "还没有清点记录。\n"
    assert main.main(["certificates", "ledger", "--archive", str(archive), "--out", str(tmp_path / "b.pdf")]) == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["archive", "b.pdf"]
