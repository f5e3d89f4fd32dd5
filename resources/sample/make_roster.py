"""Makes the sample roster: `python -m resources.sample.make_roster [FOLDER]`.

240 units of 海棠苑: three buildings of two entrances, sixteen floors and two homes a floor, and 48 parking spaces.
"""

import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from resources.sample.make_messy import make_messy
from resources.sample.people import REMEMBERED, Client, address, ordinary
from resources.sample.workbook import save_workbook

HEADINGS = (
    *("房屋类型", "楼栋", "单元", "楼层", "房号", "建筑面积(㎡)", "户型", "客户姓名", "业主类型", "证件号码", "联系电话"),
    *("通知书编号", "通知书地址", "入住截止日期"),
)
_WIDTHS = (10, 10, 8, 8, 10, 14, 14, 30, 10, 22, 15, 14, 34, 14)
_LAST_DAYS = {
    "1号楼": date(2026, 12, 20),
    "2号楼": date(2026, 12, 26),
    "3号楼": date(2026, 12, 31),
    "地下车库": date(2027, 1, 15),
}
_PLANS = {
    "01": (("三室两厅两卫", Decimal("118.36")), ("三室两厅一卫", Decimal("98.72")), ("四室两厅两卫", Decimal("141.05"))),
    "02": (("两室两厅一卫", Decimal("89.50")), ("两室一厅一卫", Decimal("76.18")), ("三室两厅一卫", Decimal("104.27"))),
}
_UNSOLD_EVERY = 9

Line = tuple[str | Decimal | date | None, ...]
Unit = tuple[str, str, str | None, str, str, Decimal | None, str | None]


def lines() -> Iterator[Line]:
    """Yield the rows of the roster, in the order of `HEADINGS`. Who bought a parking space also bought a home."""
    units = list(_units())
    homes = [unit for unit in units if unit[0] == "住宅"]
    notice = 0
    for order, unit in enumerate(units):
        home = order if unit[0] == "住宅" else (order - len(homes)) * 4 + 1
        client = _client(homes[home], home)
        if client is None or (unit[0] == "车位" and order % _UNSOLD_EVERY == 2):
            yield (*unit, *(None,) * 7)
        else:
            notice += 1
            yield (*unit, *_expected(client, home, notice, str(unit[1])))


def _client(home: Unit, order: int) -> Client | None:
    remembered = REMEMBERED.get(f"{home[1]}/{home[2]}/{home[4]}")
    return remembered or (None if order % _UNSOLD_EVERY == 5 else ordinary(order))


def _units() -> Iterator[Unit]:
    for number in (1, 2, 3):
        for entrance in (1, 2):
            for floor in range(1, 17):
                for end, plans in _PLANS.items():
                    layout, area = plans[number - 1]
                    yield "住宅", f"{number}号楼", f"{entrance}单元", str(floor), f"{floor}{end}", area, layout
    for space in range(1, 49):
        level = 1 if space <= 30 else 2
        yield "车位", "地下车库", None, f"-{level}", f"B{level}-{space:03d}", Decimal("12.72") if level == 1 else None, None


def _expected(client: Client, home: int, notice: int, building: str) -> Line:
    """Return whom to expect, with which notice, and until when."""
    person = (client.name, client.tenure, client.identity_number or None, f"1900000{home + 1:04d}")
    return *person, f"RZ2026-{notice:04d}", address(home), _LAST_DAYS[building]


def make_roster(path: Path) -> None:
    """Write the sample roster to `path`."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "入住名册"
    sheet.append(["海棠苑一期入住名册"])
    sheet.append(list(HEADINGS))
    for line in lines():
        sheet.append(list(line))
    _dress(sheet)
    save_workbook(workbook, path)


def _dress(sheet: Worksheet) -> None:
    """Make it a sheet that one would hand on: a title, a heading that stays, widths, thin lines, dates as dates."""
    line = Side(style="thin", color="FFBFBFBF")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet["A1"].font = Font(name="宋体", size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 32
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(name="宋体", size=11, bold=cell.row == 2)
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=cell.row == 2)
            if cell.row == 2:
                cell.fill = PatternFill("solid", fgColor="FFE8EDF3")
            elif isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(cell.value, Decimal):
                cell.number_format = "0.00"
    sheet.freeze_panes = "A3"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    make_roster(folder / "roster.xlsx")
    make_messy(folder)
