# ruff: noqa: E501 - each line of the tables below is one row of the file
"""Makes the two messy rosters, `messy_roster.xlsx` and `messy_roster.csv` (GB18030), as real ones arrive: good rows and bad ones.

`GOOD` and `BAD` say how many rows of each a reader should find.
"""

import csv
import io
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from resources.sample.workbook import save_workbook

GOOD = 15
BAD = 9

_HEADINGS = (
    *("＊楼 号", "单元", "所在\n楼层", "房　号", "建筑面积\n（平方米）", "套内面积", "户型", "业主/租户"),
    *("姓名（名称）", "身份证号", "手机", "入住通知书编号", "最后入住日", "用途", "备注"),
)

Line = tuple[str | float | date | None, ...]


def _good() -> list[Line]:
    """Return rows that can be read, each with its own mess; the first two share a merged building in the spreadsheet."""
    day = date(2026, 12, 31)
    return [
        ("三号楼", 2.0, "15层", 1501.0, "89.5㎡", 71.2, "两室两厅", "业主", "陈　䶮", None, 19000000001, "RZ-001", day, "住宅", ""),
        ("三号楼", "２单元", "１５", "１５０２室", " 104.270 ", 83, "三室两厅", "业主", " 李㛃\u00a0", None, "１９００００００００２", "RZ-002", 46387, "住宅", ""),
        ("3#", "02", "F14", "1401", "89.5平方米", None, "两室两厅", "", "王𬱖", "", "", "RZ-003", "2026年12月31日", "住宅", ""),
        ("第3幢", "二单元", "十四", "1402号", "１０４．２７", None, None, "业主", "𠮷田健一", "TZ0000017", "", "RZ-004", "2026/12/31", "住宅", "日籍"),
        ("3", "2", 13.0, "1301", 89.50000000001, None, None, "业主", "=1+1", None, None, "RZ-005", "20261231", "住宅", "名字就是这样"),
        ("3号楼", "2单元", "13", "1302", "1,104.27", None, None, "业主", "<b>粗体</b>商贸有限公司", None, None, "RZ-006", "31.12.2026", "住宅", ""),
        ("3号楼", "1单元", 12, "1201", 118.36, None, None, "租户", "张 三", None, "0571-00000000", "RZ-007", "2026-12-31", "住宅", ""),
        ("3号楼", "1单元", 12, "1202", 118.36, None, None, "承租人", "Seán O'Brien", "PX0000456", None, "RZ-008", "2026.12.31", "住宅", ""),
        ("a栋", "东", "-1", "01", 60, None, None, "", "未售", "", "", "", "", "住宅", ""),
        ("A座", "东", "-1", "02", 60, None, None, "/", "—", "", "", "", None, "住宅", "待售"),
        ("地下车库", "", "B1", "车位B1-001号", "", "", "", "业主", "陈䶮", "", "", "RZ-009", "二〇二六年十二月三十一日", "产权车位", ""),
        ("地下车库", "", "地下一层", "B1-002", "12.72", "", "", "业主", "赵一鸣、孙若溪", "", "", "RZ-010", "2026-12-31 00:00:00", "车位", ""),
        ("", "", "", "003", "", "", "", "", "", "", "", "", "", "车位", ""),
        ("3号楼", "1单元", 11, "1101", 118.36, None, None, "业主", "周小满\n", None, None, "RZ-011", "12/31/2026", "住宅", ""),
        ("3号楼", "1单元", 11, "1102", 118.36, None, None, "业主", "欧阳\u3000修远", None, None, "RZ-012", "2026-12-31", "住宅", ""),
    ]  # fmt: skip


def _bad() -> list[Line]:
    """Return rows that cannot be read, each for its own reason."""
    return [
        ("3号楼", "2单元", 15, "1501室", 89.5, None, None, "业主", "重复的人", None, None, "RZ-101", "2026-12-31", "住宅", "重复"),
        ("3号楼", "2单元", 10, "", 89.5, None, None, "业主", "没有房号", None, None, "RZ-102", "2026-12-31", "住宅", ""),
        ("3号楼", "2单元", 10, "1002", "八十九", None, None, "业主", "面积不明", None, None, "RZ-103", "2026-12-31", "住宅", ""),
        ("3号楼", "2单元", 9, "901", 89.5, None, None, "业主", "日期不明", None, None, "RZ-104", "03/04/2026", "住宅", ""),
        ("3号楼", "2单元", 9, "902", 89.5, None, None, "业主", "没有这天", None, None, "RZ-105", "2026年2月30日", "住宅", ""),
        ("3号楼", "2单元", 8, "801", 89.5, None, None, "借住", "身份不明", None, None, "RZ-106", "2026-12-31", "住宅", ""),
        ("3号楼", "2单元", 8, "802", 89.5, None, None, "业主", "证件丢位", 1.1e17, None, "RZ-107", "2026-12-31", "住宅", ""),
        ("3号楼", "", 7, "701", 89.5, None, None, "业主", "没有单元", None, None, "RZ-108", "2026-12-31", "住宅", ""),
        ("3号楼", "2单元", 7, "702", 89.5, None, None, "业主", "商铺", None, None, "RZ-109", "2026-12-31", "商铺", ""),
    ]  # fmt: skip


def _all_lines() -> list[Line]:
    """Title, heading, rows, a blank row, the heading again as on a second page, more rows, total and footnote."""
    good = _good()
    return [
        ("海棠苑一期业主入住名册",),
        ("编制单位：客服部", None, None, None, "编制日期：2026年11月1日"),
        (),
        _HEADINGS,
        *good[:8],
        (),
        _HEADINGS,
        *good[8:],
        *_bad(),
        ("合　计", None, None, GOOD + BAD, 2000),
        ("制表人：王丽", None, None, None, "审核："),
    ]


def make_messy(folder: Path) -> None:
    """Write `messy_roster.xlsx` and `messy_roster.csv` into `folder`."""
    _make_spreadsheet(folder / "messy_roster.xlsx")
    (folder / "messy_roster.csv").write_bytes(_separated().encode("gb18030"))


def _make_spreadsheet(path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "名册"
    for number, line in enumerate(_all_lines(), start=1):
        for place, value in enumerate(line, start=1):
            if value in {None, ""}:
                continue
            cell = sheet.cell(number, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a text beginning with = is a text here
    sheet.merge_cells("A1:O1")
    sheet.merge_cells("A5:A6")
    workbook.create_sheet("填表说明")["A1"] = "请勿改动表头。"
    save_workbook(workbook, path)


def _separated() -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows(_all_lines())
    return text.getvalue()
