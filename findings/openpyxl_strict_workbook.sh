#!/usr/bin/env bash
# openpyxl 3.1.5 opens a Strict Open XML workbook (ISO/IEC 29500, "Strict" in Excel's list of file types) without an
# error and finds no sheet in it. The Strict names of the same relationships and elements begin with another address
# than the usual ones.
# Seen: sheetnames [], active None, with and without read_only, and a warning that calls the sheet 业主名册 "0";
# python-calamine 0.9.1, as a second reader, finds the sheet and its cell.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  openpyxl==3.1.5 et-xmlfile==2.0.0 python-calamine==0.9.1
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io, warnings, zipfile
import openpyxl, python_calamine

MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
DOC = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
parts = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOC}" conformance="strict">'
    '<sheets><sheet name="业主名册" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{DOC}/worksheet" Target="sheet1.xml"/></Relationships>',
    "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>101</v></c></row></sheetData></worksheet>',
}
book = io.BytesIO()
with zipfile.ZipFile(book, "w") as archive:
    for name, text in parts.items():
        archive.writestr(name, text)
print("openpyxl", importlib.metadata.version("openpyxl"))
for read_only in (False, True):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        workbook = openpyxl.load_workbook(book, read_only=read_only)
    said = [str(warning.message) for warning in told]
    print("read_only", read_only, "sheetnames", workbook.sheetnames, "active", workbook.active, said)
    if workbook.sheetnames or workbook.active or said != ["File contains an invalid specification for 0. This will be removed"]:
        raise SystemExit("changed: what openpyxl finds in a Strict workbook, or says of it")
book.seek(0)
other = python_calamine.CalamineWorkbook.from_filelike(book)
print("python-calamine", other.sheet_names, other.get_sheet_by_index(0).to_python())
if other.sheet_names != ["业主名册"] or other.get_sheet_by_index(0).to_python() != [[101.0]]:
    raise SystemExit("changed: python-calamine does not read the sheet")
PYTHON
