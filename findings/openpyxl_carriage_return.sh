#!/usr/bin/env bash
# openpyxl 3.1.5 gives a carriage return in a cell as the seven characters _x000D_. ECMA-376, part 1, 22.9.2.19
# (ST_Xstring) writes a character that XML cannot hold or would change as _xHHHH_, among them the carriage return, which
# comes with text pasted from elsewhere (two names in a cell, by CR and LF).
# Seen: '甲_x000D_\n乙', with and without read_only; python-calamine 0.9.1, as a second reader, gives '甲\r\n乙'.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  openpyxl==3.1.5 et-xmlfile==2.0.0 python-calamine==0.9.1
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io, zipfile
import openpyxl, python_calamine

plain = openpyxl.Workbook()
plain.active["A1"] = "甲\n乙"
written = io.BytesIO()
plain.save(written)
book = io.BytesIO()
with zipfile.ZipFile(written) as before, zipfile.ZipFile(book, "w") as after:
    for name in before.namelist():
        # The one difference: CR before LF, written as the format asks.
        after.writestr(name, before.read(name).replace("甲\n乙".encode(), "甲_x000D_\n乙".encode()))
print("openpyxl", importlib.metadata.version("openpyxl"))
for read_only in (False, True):
    sheet = openpyxl.load_workbook(book, read_only=read_only).worksheets[0]
    value = next(iter(sheet.iter_rows(values_only=True)))[0]
    print("read_only", read_only, repr(value))
    if value != "甲_x000D_\n乙":
        raise SystemExit("changed: openpyxl gives something else")
book.seek(0)
other = python_calamine.CalamineWorkbook.from_filelike(book).get_sheet_by_index(0).to_python()[0][0]
print("python-calamine", repr(other))
if other != "甲\r\n乙":
    raise SystemExit("changed: python-calamine gives something else")
PYTHON
