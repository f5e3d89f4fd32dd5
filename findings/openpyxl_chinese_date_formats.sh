#!/usr/bin/env bash
# openpyxl 3.1.5 gives a day in one of Excel's built-in Chinese date formats as a plain number. The format ids 27-36 and
# 50-58 stand in ECMA-376, part 1, 18.8.30 for Chinese, without a format code in the file: 31 shows 46387 as
# 2026年12月31日. openpyxl knows no date among them. python-calamine 0.9.1, as a second reader, gives a day for each.
# Seen: id 14: datetime; ids 27-36, 50-58: the int 46387 with the format General, with and without read_only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  openpyxl==3.1.5 et-xmlfile==2.0.0 python-calamine==0.9.1
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import datetime, importlib.metadata, io, zipfile
import openpyxl, python_calamine

CHINESE = [*range(27, 37), *range(50, 59)]
ids = [0, 14, *CHINESE]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOC}">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{DOC}/worksheet" Target="sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{DOC}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    + "".join(f'<xf numFmtId="{i}" applyNumberFormat="1"/>' for i in ids)
    + '</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
    + "".join(f'<c s="{n}"><v>46387</v></c>' for n in range(len(ids))) + "</row></sheetData></worksheet>",
}
book = io.BytesIO()
with zipfile.ZipFile(book, "w") as archive:
    for name, text in parts.items():
        archive.writestr(name, text)
day, n = datetime.datetime(2026, 12, 31), len(CHINESE)
print("openpyxl", importlib.metadata.version("openpyxl"))
for read_only in (False, True):
    sheet = openpyxl.load_workbook(book, read_only=read_only)["S"]
    cells = next(iter(sheet.iter_rows()))
    print("read_only", read_only, *(f"{i}: {cell.value} ({cell.number_format})" for i, cell in zip(ids, cells)), sep="\n  ")
    if [cell.value for cell in cells] != [46387, day] + [46387] * n or {cell.number_format for cell in cells[2:]} != {"General"}:
        raise SystemExit("changed: openpyxl reads these cells in another way")
book.seek(0)
other = python_calamine.CalamineWorkbook.from_filelike(book).get_sheet_by_index(0).to_python()[0]
if other != [46387.0] + [day.date()] * (n + 1):
    raise SystemExit(f"changed: python-calamine gives {other}")
PYTHON
