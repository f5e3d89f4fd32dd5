"""Text files: encodings, separators, quotation marks."""

from pathlib import Path

import pytest

from app.roster.reader import read_roster
from tests.app.roster.files import HEADINGS, line, refusal, write_csv

LINES = (HEADINGS, line(客户姓名="陈䶮𠮷"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    (row,) = read_roster(write_csv(tmp_path / "a.csv", LINES, encoding, separator)).rows
    assert (row.row, row.client_name, row.room) == (2, "陈䶮𠮷", "1501")


def test_bytes_that_gb18030_gave_their_own_characters_in_2022(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", LINES, "gb18030")
    path.write_bytes(path.read_bytes().replace("陈䶮𠮷".encode("gb18030"), b"\xfe\x59\xfe\xa0\xa8\xbc"))
    assert read_roster(path).rows[0].client_name == "\u9fb4\u9fbb\u1e3f"


def test_cells_may_hold_separators_quotation_marks_and_line_breaks(tmp_path: Path) -> None:
    lines = (HEADINGS, line(客户姓名='张,三;"李\n四'), line(房号="1502"))
    reading = read_roster(write_csv(tmp_path / "a.csv", lines))
    assert [(row.row, row.client_name) for row in reading.rows] == [(2, '张,三;"李 四'), (3, "陈䶮")]


def test_an_open_quotation_mark_swallows_no_rows(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADINGS, line(), line(房号="1502")])
    path.write_bytes(path.read_bytes().replace("陈䶮".encode(), '"陈䶮'.encode(), 1))
    reason = refusal(path)
    assert (reason.code, dict(reason.params)["row"]) == ("roster.quotes", "2")


def test_a_leading_equals_sign_is_text(tmp_path: Path) -> None:
    (row,) = read_roster(write_csv(tmp_path / "a.csv", (HEADINGS, line(客户姓名="=cmd|x")))).rows
    assert row.client_name == "=cmd|x"


def test_a_blank_building_is_never_filled(tmp_path: Path) -> None:
    reading = read_roster(write_csv(tmp_path / "a.csv", (HEADINGS, line(), line(楼栋="", 房号="1502"))))
    assert [(one.row, one.reason.code) for one in reading.rejected] == [(3, "roster.missing_building")]


def test_short_and_long_rows(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", (HEADINGS, ("3", "2", "101", "89.5"), (*line(房号="102"), "more", "and more")))
    assert [row.room for row in read_roster(path).rows] == ["101", "102"]


def test_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xfd\xff\x80" * 50)
    assert refusal(tmp_path / "a.csv").code == "roster.not_text"


def test_text_without_headings(tmp_path: Path) -> None:
    for text in ("hello", "a,b\n1,2", "一\n"):
        (tmp_path / "a.csv").write_text(text, encoding="utf-8")
        assert refusal(tmp_path / "a.csv").code == "roster.no_header"


def test_too_many_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("楼栋,房号,面积\n" + "1,1,1\n" * 100_000, encoding="utf-8")
    assert refusal(tmp_path / "a.csv").code == "roster.too_many_rows"


def test_too_large_a_file(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        stream.truncate((50 << 20) + 1)
    assert refusal(tmp_path / "a.csv").code == "roster.too_large"
