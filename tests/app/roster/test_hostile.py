"""Files made to harm: each is refused with one sentence, before anything large is held."""

import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.app.roster.files import HEADINGS, line, refusal, write_xlsx

_BOOK = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _replaced(path: Path, part: str, content: bytes) -> Path:
    """The workbook with the content of one part replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert part in parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, old in parts.items():
            package.writestr(name, content if name == part else old)
    return path


def _sheet(path: Path, rows: str, before: str = "", after: str = "") -> Path:
    content = f'{before}<worksheet xmlns="{_BOOK}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return _replaced(write_xlsx(path, [HEADINGS, line()]), "xl/worksheets/sheet1.xml", content.encode())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "roster.xlsx", [HEADINGS, *(line(房号=number) for number in range(101, 200))])


def test_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx").code == "roster.no_file"


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    assert refusal(folder).code == "roster.unreadable"


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.png", "a"])
@pytest.mark.parametrize("content", [b"", b" \r\n"])
def test_an_empty_file(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert refusal(tmp_path / name).code == "roster.empty"


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes(tmp_path: Path, seed: int) -> None:
    content = random.Random(seed).randbytes(5000)
    for name in ("a.xlsx", "a.csv", "b.xlsx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04" + content if name == "b.xlsx" else content)
        assert refusal(tmp_path / name).code.startswith("roster.")


def test_another_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert refusal(tmp_path / "a.pdf").code == "roster.unknown_format"


def test_old_and_protected_workbooks(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (tmp_path / "a.xls").write_bytes(ole + "Workbook".encode("utf-16-le") + bytes(4096))
    (tmp_path / "b.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(4096))
    assert refusal(tmp_path / "a.xls").code == "roster.old_format"
    assert refusal(tmp_path / "b.xlsx").code == "roster.password"


def test_a_zip_with_a_password(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    book.write_bytes(content)
    assert refusal(book).code == "roster.password"


@pytest.mark.parametrize("kept", [5, 100, 1000, 4000, -1, -30])
def test_a_truncated_workbook(book: Path, kept: int) -> None:
    book.write_bytes(book.read_bytes()[:kept])
    assert refusal(book).code == "roster.damaged"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("readme.txt", "nothing")
    assert refusal(tmp_path / "a.xlsx").code == "roster.damaged"


def _bomb(path: Path, size: int, claimed: int) -> Path:
    """A workbook with a sheet of `size` zero bytes, of which the zip claims `claimed`."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = bytes(1 << 20)
    packed = b"".join(squeezer.compress(chunk) for _ in range(size >> 20)) + squeezer.flush()
    name = b"xl/worksheets/sheet1.xml"
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), claimed, len(name), 0)
    local = b"PK\x03\x04" + head + name + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    path.write_bytes(local + central + end)
    return path


def test_a_zip_bomb(tmp_path: Path) -> None:
    assert refusal(_bomb(tmp_path / "a.xlsx", 300 << 20, 300 << 20)).code == "roster.too_large"


def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    assert refusal(_bomb(tmp_path / "a.xlsx", 300 << 20, 1000)).code == "roster.damaged"


def test_many_parts(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        for number in range(10_001):
            package.writestr(str(number), "")
    assert refusal(tmp_path / "a.xlsx").code == "roster.overfull"


def test_a_billion_laughs(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    path = _sheet(tmp_path / "a.xlsx", '<row><c t="str"><v>&l9;</v></c></row>', f"<!DOCTYPE w [{laughs}]>")
    assert refusal(path).code == "roster.damaged"


def test_a_claim_of_every_cell_there_could_be_costs_nothing(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>x</v></c></row>'
    claim = f'<worksheet xmlns="{_BOOK}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    path = _replaced(write_xlsx(tmp_path / "a.xlsx", [HEADINGS]), "xl/worksheets/sheet1.xml", claim.encode())
    assert refusal(path).code == "roster.no_header"


def test_a_value_in_the_last_row_there_could_be(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "a.xlsx", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert refusal(path).code == "roster.too_many_rows"


def test_one_row_without_end(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "a.xlsx", f"<row>{'<c/>' * 100_001}</row>")
    assert refusal(path).code == "roster.overfull"


def test_one_tag_without_end(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "a.xlsx", f'<row><c r="{"A" * (1 << 20)}"/></row>')
    assert refusal(path).code == "roster.overfull"


def test_blank_rows_without_end(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "a.xlsx", "<row/>" * 300_001)
    assert refusal(path).code == "roster.overfull"


def test_elements_within_elements(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "a.xlsx", "<a>" * 200_000)
    assert refusal(path).code == "roster.overfull"


def test_merged_ranges_without_end(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 200_002))
    path = _sheet(tmp_path / "a.xlsx", "", after=f"<mergeCells>{merges}</mergeCells>")
    assert refusal(path).code == "roster.overfull"


def test_styles_without_end(book: Path) -> None:
    styles = f'<styleSheet xmlns="{_BOOK}">{"<x/>" * 300_001}</styleSheet>'
    assert refusal(_replaced(book, "xl/styles.xml", styles.encode())).code == "roster.overfull"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A3" t="s"><v>99999</v></c>',
        '<c r="A3"><v>NaN</v></c>',
        '<c r="A3"><v>x</v></c>',
        '<c r="nonsense"><v>1</v></c>',
        '<c r="A3" s="x"><v>1</v></c>',
        '<c r="A3" t="d"><v>tomorrow</v></c>',
        '<c r="A3"><v>',
        f'<c r="A3"><v>{"9" * 5000}</v></c>',
    ],
)
def test_cells_that_no_spreadsheet_writes(tmp_path: Path, cell: str) -> None:
    assert refusal(_sheet(tmp_path / "a.xlsx", f'<row r="3">{cell}</row>')).code == "roster.damaged"


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bits_never_show_as_anything_but_one_sentence(book: Path, seed: int) -> None:
    """A flip in what is not read may be harmless; any other is one reason naming the file."""
    generator = random.Random(seed)
    content = bytearray(book.read_bytes())
    for _ in range(20):
        content[generator.randrange(len(content))] ^= 1 << generator.randrange(8)
    content[:4] = b"PK\x03\x04"
    book.write_bytes(content)
    assert refusal(book).code in {"roster.damaged", "roster.password", "roster.too_large", "roster.overfull"}
