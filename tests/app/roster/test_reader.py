"""Rows of a roster: what is taken, what is rejected, and why."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.procedure.case.case import Tenure
from app.procedure.case.unit import UnitKind
from app.roster.record import LIMITS
from app.roster.rows import RosterRow
from app.texts import sentence
from app.texts.roster import FIELD_NAMES, REASONS
from tests.app.roster.files import HEADINGS, line, read_lines, read_one, rejection

FULL = (
    *("房屋类型", "楼栋", "单元", "楼层", "房号", "建筑面积", "户型", "客户姓名", "身份", "证件号码", "联系电话", "通知书编号"),
    *("邮寄地址", "最后入住日"),
)


def test_a_row_with_everything(tmp_path: Path) -> None:
    cells = ("住宅", "三幢", 2, "15层", 1501.0, "89.5㎡", "两室 一厅", "陈䶮", "租户", "１１０１０１ 19850312-001x")
    cells_after = (19000000001.0, "RZ－1", "海棠市望江路1号", "2026年12月31日")
    reading = read_lines(tmp_path, (*cells, *cells_after), headings=FULL)
    assert reading.rows == (
        RosterRow(
            row=2,
            kind=UnitKind.HOME,
            building="3号楼",
            entrance="2单元",
            floor="15",
            room="1501",
            area=Decimal("89.50"),
            layout="两室 一厅",
            client_name="陈䶮",
            tenure=Tenure.TENANT,
            identity_number="11010119850312001X",
            phone="19000000001",
            notice_number="RZ-1",
            notice_address="海棠市望江路1号",
            last_day=date(2026, 12, 31),
        ),
    )
    assert (reading.rejected, reading.ignored_columns, reading.total) == ((), (), 1)


@pytest.mark.parametrize("name", [None, "", "—", "未售", "空置"])
def test_a_unit_not_sold_has_no_client(tmp_path: Path, name: str | None) -> None:
    row = read_one(tmp_path, 客户姓名=name, 联系电话=None, 通知书编号=None, 入住截止日期=None)
    assert (row.client_name, row.tenure, row.last_day) == ("", None, None)


def test_a_client_is_an_owner_unless_said_otherwise(tmp_path: Path) -> None:
    assert read_one(tmp_path).tenure is Tenure.OWNER


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"房号": None}, "room", "roster.missing_room"),
        ({"楼栋": " "}, "building", "roster.missing_building"),
        ({"建筑面积": None}, "area", "roster.missing_area"),
        ({"建筑面积": 0}, "area", "roster.area_range"),
        ({"建筑面积": "大"}, "area", "roster.area_unclear"),
        ({"客户姓名": None}, "client_name", "roster.client_unnamed"),
        ({"客户姓名": "张\x7f三"}, "client_name", "roster.character"),
        ({"客户姓名": "#N/A"}, "client_name", "roster.formula_error"),
        ({"客户姓名": "张" * 101}, "client_name", "roster.too_long"),
        ({"联系电话": "1" * 41}, "phone", "roster.too_long"),
        ({"联系电话": 1.1e17}, "phone", "roster.digits_lost"),
        ({"入住截止日期": "12月31日"}, "last_day", "roster.day_unclear"),
        ({"房屋类型": "商铺"}, "kind", "roster.kind_unclear"),
    ],
)
def test_a_bad_row_is_named_with_its_field_and_reason(tmp_path: Path, fields: dict[str, object], field: str, code: str) -> None:
    assert rejection(tmp_path, **fields) == (field, code)


@pytest.mark.parametrize("text", ["<b>粗</b>", "=1+1", "'\"", "🙂", "䶮㛃𬱖𠮷𰻝", "+86", "@x", "%s {0} {name}", "a\\n"])
def test_text_of_any_kind_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    assert read_one(tmp_path, 客户姓名=text).client_name == text


def test_a_short_name_spaced_out_is_joined_but_two_people_are_not(tmp_path: Path) -> None:
    names = {"张　三": "张三", "张 三 丰": "张三丰", "张三 李四": "张三 李四", "Li Na": "Li Na"}
    for written, name in names.items():
        assert read_one(tmp_path, 客户姓名=written).client_name == name


def test_parking_spaces_need_only_a_number(tmp_path: Path) -> None:
    row = read_one(tmp_path, 房屋类型="车位", 楼栋=None, 单元=None, 建筑面积=None, 房号="B1-001")
    assert (row.kind, row.building, row.entrance, row.room, row.area) == (UnitKind.PARKING, "", "", "B1-001", None)


def test_without_a_kind_the_room_tells_a_parking_space(tmp_path: Path) -> None:
    assert read_one(tmp_path, 房屋类型=None, 房号="车位12").kind is UnitKind.PARKING
    assert read_one(tmp_path, 房屋类型=None).kind is UnitKind.HOME


def test_a_unit_twice_is_rejected_naming_the_first_row(tmp_path: Path) -> None:
    twice = line(楼栋="三幢", 单元="02", 房号="1501室", 客户姓名="另一个人")
    reading = read_lines(tmp_path, line(), line(房号="1502"), twice, line(房屋类型="车位"))
    assert [row.row for row in reading.rows] == [2, 3, 5]
    (rejected,) = reading.rejected
    assert (rejected.row, rejected.field, rejected.reason.code, rejected.reason.params) == (
        4,
        "room",
        "roster.duplicate",
        (("row", "2"),),
    )


def test_a_rejected_row_does_not_stand_in_the_way_of_a_good_one(tmp_path: Path) -> None:
    reading = read_lines(tmp_path, line(入住截止日期="?"), line())
    assert ([row.row for row in reading.rows], [one.row for one in reading.rejected]) == ([3], [2])


def test_a_blank_entrance_is_doubtful_only_where_others_of_the_building_have_one(tmp_path: Path) -> None:
    reading = read_lines(
        tmp_path, line(), line(单元=None, 房号="1502"), line(楼栋="4", 单元=None), line(楼栋=None, 单元=None, 房屋类型="车位")
    )
    assert [row.row for row in reading.rows] == [2, 4, 5]
    assert [(one.row, one.reason.code) for one in reading.rejected] == [(3, "roster.missing_entrance")]


@pytest.mark.parametrize(
    "remark",
    [
        ("合计", None, 240, 21000.5),
        ("合　计：",),
        (None, None, "合计", 1),
        ("小计(3号楼)", None, None, 3),
        ("Total", None, 2, 3),
        ("制表人：王丽", None, None, "审核：李强"),
        ("备注：以上面积为实测面积",),
        ("第1页 共3页",),
        (" ", "\u3000", ""),
        HEADINGS,
        tuple(f" {heading} " for heading in HEADINGS),
    ],
)
def test_totals_footnotes_blanks_and_repeated_headings_are_no_units(tmp_path: Path, remark: tuple[object, ...]) -> None:
    reading = read_lines(tmp_path, line(), remark, line(房号="1502"))
    assert ([row.row for row in reading.rows], reading.rejected, reading.total) == ([2, 4], (), 2)


def test_rejected_rows_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    reading = read_lines(tmp_path, line(), line(), line(房号=None), line(), line(建筑面积="?"))
    assert [one.row for one in reading.rejected] == [3, 4, 5, 6]
    assert reading.total == 5


def test_every_field_has_a_limit_and_a_name() -> None:
    fields = set(RosterRow.__dataclass_fields__) - {"row"}
    assert fields == set(FIELD_NAMES)
    assert fields - {"kind", "area", "tenure", "last_day"} == set(LIMITS)


def test_every_reason_given_has_a_sentence_with_its_values(tmp_path: Path) -> None:
    reading = read_lines(tmp_path, line(), line(), line(客户姓名="张" * 101), line(入住截止日期="?"), line(房号=date(2026, 3, 1)))
    for one in reading.rejected:
        assert one.reason.code in REASONS
        text = sentence(one.reason, lambda text: text)
        assert "{" not in text
        assert all(value in text for _, value in one.reason.params)
