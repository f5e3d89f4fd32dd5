"""One spelling for each label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.case.unit import UnitKind
from app.roster.keys import notice_key, unit_key
from app.roster.labels import building_label, entrance_label, floor_label, room_label
from app.roster.numerals import number_of

HOME, PARKING = UnitKind.HOME, UnitKind.PARKING
WORDS = st.text("0123一二三十百〇第楼栋幢座号单元层地下负车位室房#A-b东苑.F/", max_size=8)


@pytest.mark.parametrize(
    "text", ["3号楼", "3", "3#", "3#楼", "三号楼", "03幢", "第3栋", "第三幢", "3.0", "三", "3号", "3座", "3楼"]
)
def test_spellings_of_a_numbered_building(text: str) -> None:
    assert building_label(text) == "3号楼"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a", "A座"),
        ("A栋", "A座"),
        ("B1", "B1号楼"),
        ("12b", "12B号楼"),
        ("二十一号楼", "21号楼"),
        ("三期三号楼", "三期3号楼"),
        ("海棠苑3#", "海棠苑3号楼"),
        ("东楼", "东楼"),
        ("会所", "会所"),
        ("3-1", "3-1"),
        ("", ""),
    ],
)
def test_other_buildings(text: str, label: str) -> None:
    assert building_label(text) == label


@pytest.mark.parametrize(("text", "label"), [("B1", "B1"), ("A", "A"), ("3", "3号楼"), ("3#", "3号楼"), ("地下车库", "地下车库")])
def test_zones_of_parking_spaces(text: str, label: str) -> None:
    assert building_label(text, PARKING) == label


@pytest.mark.parametrize(
    ("text", "label"), [("2", "2单元"), ("二单元", "2单元"), ("02门", "2单元"), ("a", "A单元"), ("东", "东")]
)
def test_entrances(text: str, label: str) -> None:
    assert entrance_label(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("15", "15"),
        ("15层", "15"),
        ("第十五层", "15"),
        ("15F", "15"),
        ("F15", "15"),
        ("B1", "-1"),
        ("地下一层", "-1"),
        ("跃层", "跃层"),
    ],
)
def test_floors(text: str, label: str) -> None:
    assert floor_label(text) == label


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("1501", HOME, "1501"),
        ("1501.0", HOME, "1501"),
        ("1501室", HOME, "1501"),
        ("101号室", HOME, "101"),
        ("0101", HOME, "0101"),
        ("15a", HOME, "15A"),
        ("东室", HOME, "东室"),
        ("室", HOME, "室"),
        ("车位B1-023号", PARKING, "B1-023"),
        ("23号车位", PARKING, "23"),
        ("车位", PARKING, "车位"),
    ],
)
def test_rooms(text: str, kind: UnitKind, label: str) -> None:
    assert room_label(text, kind) == label


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("三", 3),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十一", 21),
        ("一百零三", 103),
        ("二〇二六", 2026),
        ("", None),
        ("三楼", None),
    ],
)
def test_numerals(numerals: str, number: int | None) -> None:
    assert number_of(numerals) == number


@pytest.mark.parametrize("numerals", ["十十", "百百", "二三十", "一二百", "百零零五十"])
def test_no_numerals(numerals: str) -> None:
    assert number_of(numerals) is None


@given(WORDS, st.sampled_from(UnitKind))
def test_a_label_is_its_own_label(text: str, kind: UnitKind) -> None:
    building = building_label(text, kind)
    assert building_label(building, kind) == building
    assert entrance_label(entrance_label(text)) == entrance_label(text)
    assert floor_label(floor_label(text)) == floor_label(text)


def test_a_unit_has_one_key_however_it_is_written() -> None:
    key = unit_key(HOME, "3号楼", "2单元", "1501")
    assert key == "home|3号楼|2单元|1501"
    assert unit_key(HOME, "三幢", "０２", " １５０１室 ") == key
    assert unit_key(PARKING, "3号楼", "2单元", "1501") != key


def test_parts_of_a_key_cannot_run_into_each_other() -> None:
    assert unit_key(HOME, "a|b", "c", "1") != unit_key(HOME, "a", "b|c", "1")
    assert unit_key(HOME, "a\\", "|b", "1") != unit_key(HOME, "a\\|", "b", "1")


def test_a_notice_belongs_to_its_unit() -> None:
    home, space = unit_key(HOME, "3", "2", "1501"), unit_key(PARKING, "", "", "B1-001")
    assert notice_key(home, "rz－1") == notice_key(home, "RZ-1") == f"{home}|RZ-1"
    assert notice_key(home, "RZ-1") != notice_key(space, "RZ-1")
    assert notice_key(home, "") != notice_key(space, "")
