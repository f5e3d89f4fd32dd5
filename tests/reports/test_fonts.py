from importlib.resources import files

import pytest

from reports.fonts import FontSet, code_point

FONTS = FontSet()


@pytest.mark.parametrize("character", "䶮㛃𬱖𠮷")
def test_names_of_the_rare_planes_are_drawn(character: str) -> None:
    assert FONTS.undrawable(character) == ()


def test_what_no_face_draws_is_named_with_its_code_point() -> None:
    assert FONTS.undrawable("陈𰻝，𰻝😀") == ("𰻝", "😀")
    assert code_point("𰻝") == "U+30EDD"


def test_half_a_surrogate_pair_is_named_and_harms_nothing() -> None:
    assert FONTS.undrawable("陈\ud840") == ("\ud840",)


def test_every_chinese_character_of_gb_18030_2022_is_drawn() -> None:
    """URO, extensions A–F, the twelve unified compatibility ideographs: 87,887 in all."""
    ranges = [(0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D)]
    ranges += [(0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0)]
    characters = [chr(code) for first, last in ranges for code in range(first, last + 1)]
    characters += "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
    assert len(characters) == 87_887
    assert FONTS.undrawable("".join(characters)) == ()


def test_foreign_names_are_drawn() -> None:
    assert FONTS.undrawable("Łukasz Žižek Nguyễn Thị Ánh Ђорђевић Ωμέγα") == ()


def test_a_line_is_cut_where_the_face_changes() -> None:
    assert [(face.name, run) for face, run in FONTS.runs("陈𠮷某")] == [("serif", "陈"), ("mincho_b", "𠮷"), ("serif", "某")]
    assert [face.name for face, _ in FONTS.runs("陈某", bold=True)] == ["bold"]


@pytest.mark.parametrize("name", ["serif", "bold", "mincho_a", "mincho_b"])
def test_the_table_of_widths_agrees_with_the_fonts(name: str) -> None:
    face = next(face for face in FONTS.bold.face_of.faces if face.name == name)
    font = FONTS.font(face)
    drawn = font.face.charToGlyph
    assert {code for first, last, _ in face.runs for code in range(first, last + 1)} == set(drawn) - {
        0xFFFF
    }  # the end mark of some tables
    for first, _, width in face.runs:
        assert abs(font.face.charWidths[first] - width) <= 1


def test_fonts_are_true_type_within_60_mb_each_with_a_licence() -> None:
    folder = files("resources") / "fonts"
    fonts = [entry for entry in folder.iterdir() if entry.name.endswith(".ttf")]
    data = {entry.name: entry.read_bytes() for entry in fonts}
    assert sum(map(len, data.values())) <= 60_000_000
    assert all(content.startswith(b"\x00\x01\x00\x00") for content in data.values())
    licences = {entry.name for entry in folder.iterdir() if entry.name.endswith(".txt")}
    assert {"NotoSerifSC-OFL.txt", "NotoSansSC-OFL.txt", "RuzhuMincho-LICENSE.txt"} <= licences


def test_a_changed_font_bears_no_reserved_name() -> None:
    for face in FONTS.bold.face_of.faces:
        name = FONTS.font(face).face.name.decode()
        assert name.startswith("Ruzhu") or face.name == "serif"
