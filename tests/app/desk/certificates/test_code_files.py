"""A certificate's code is read from whatever it comes in; what can't be read is said in one sentence."""

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from app.desk.certificates import code_files
from app.desk.certificates.code_files import code_in, code_in_file
from app.errors import InputError
from app.procedure.certificates.signed_code import code_text
from tests.app.desk.signed_codes import altered, picture_of
from tests.app.procedure.certificates.test_signed_code import CODE, SEALED
from tests.app.procedure.said import said

OTHER = altered(code_text(SEALED), number=114)


def picture(*texts: str) -> Image.Image:
    """White paper with QR codes under each other."""
    sheet = Image.new("L", (900, 50 + 350 * max(len(texts), 1)), 255)
    for place, text in enumerate(texts):
        sheet.paste(picture_of(text), (300, 40 + 350 * place))
    return sheet


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "PDF"])
def test_a_picture_or_a_scan_is_read(kind: str) -> None:
    assert code_in(saved(picture(CODE).convert("RGB"), kind), "x") == CODE


@pytest.mark.parametrize("turn", [0, 7, 90, 180, 270])
def test_a_photo_may_be_turned_and_blurred(turn: int) -> None:
    photo = picture(CODE).rotate(turn, expand=True, fillcolor=200).filter(ImageFilter.GaussianBlur(1))
    assert code_in(saved(photo, "JPEG"), "x") == CODE


def test_the_three_copies_of_one_certificate_are_one_code_among_others() -> None:
    assert code_in(saved(picture(CODE, "A1-00001", CODE, CODE)), "x") == CODE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_of_a_scanner_is_read(encoding: str) -> None:
    assert code_in(f"编号\r\n{CODE}\r\n".encode(encoding), "x") == CODE


@pytest.mark.parametrize("place", [20, 100])
def test_a_code_that_broke_over_lines_is_read_whole(place: int) -> None:
    assert "".join(code_in(f"{CODE[:place]}\n{CODE[place:]}\n".encode(), "x").split()) == CODE
    changed = f"{CODE[:place]}\n{CODE[place + 1 :]}\n"
    assert code_in(changed.encode(), "x") == changed.strip()


def test_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "照片.png").write_bytes(saved(picture(CODE)))
    assert code_in_file(tmp_path / "照片.png") == CODE


def refused(content: bytes) -> str | None:
    with pytest.raises(InputError) as caught:
        code_in(content, "x")
    return said(caught.value.reason)


@pytest.mark.parametrize("content", [b"", b" \r\n", saved(picture()), saved(picture("A1-00001"))])
def test_where_there_is_no_code_it_is_said(content: bytes) -> None:
    assert refused(content) == "certificate_code.no_code"


@pytest.mark.parametrize("content", [saved(picture(CODE, OTHER)), f"{CODE}\n{OTHER}\n".encode()])
def test_two_certificates_are_not_taken_for_one(content: bytes) -> None:
    assert refused(content) == "certificate_code.several"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n broken \xff",
        saved(picture(CODE))[:200],
        saved(picture(CODE), "JPEG")[:300],
        b"%PDF-1.7 broken",
        b"\xff\0\xfe" * 9,
    ],
)
def test_what_is_damaged_or_of_another_kind_is_said(content: bytes) -> None:
    assert refused(content) == "certificate_code.unreadable"


def test_a_picture_made_to_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    claimed = bytearray(saved(Image.new("1", (1, 1))))
    for side in (9_000, 9_300, 60_000):  # too large for us, for Pillow's warning, for Pillow's error
        claimed[16:24] = side.to_bytes(4) * 2
        claimed[29:33] = zlib.crc32(claimed[12:29]).to_bytes(4)
        assert refused(bytes(claimed)) == "certificate_code.too_large"
    monkeypatch.setattr(code_files, "LARGEST", 10)
    assert refused(b"1" * 11) == "certificate_code.too_large"


@pytest.mark.parametrize("name", ["nowhere.png", "1" * 300, "a\0b", ""])
def test_what_is_neither_a_code_nor_a_file_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        code_in_file(tmp_path / name)
    assert said(caught.value.reason) == "certificate_code.neither"
