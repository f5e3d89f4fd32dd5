#!/usr/bin/env bash
# segno 1.6.6 marks text in GB 18030 with ECI 29, the number of GB 2312; GB 18030 has 32. A reader that follows the mark
# loses every character that GB 2312 lacks: the rare ones of names, and traditional ones.
# Seen, read by zxing-cpp 3.1.1: 䶮 and 倫 come out as U+FFFD, 龙 comes out right; with the number set to 32 all three come
# out right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import segno, segno.consts, zxingcpp
from PIL import Image


def read(text: str) -> str:
    picture = io.BytesIO()
    code = segno.make(text, micro=False, mode="byte", encoding="gb18030", eci=True)
    code.save(picture, kind="png", scale=5, border=4)
    return zxingcpp.read_barcodes(Image.open(picture).convert("L"))[0].text


WORDS = ["李䶮", "李倫", "李龙"]
print("segno", importlib.metadata.version("segno"), "zxing-cpp", importlib.metadata.version("zxing-cpp"))
numbers = segno.consts.ECI_ASSIGNMENT_NUM
marked = numbers["gb18030"]
as_marked = [read(word) for word in WORDS]
numbers["gb18030"] = 32
as_it_should = [read(word) for word in WORDS]
print("marked with", marked, as_marked)
print("marked with 32", as_it_should)
if marked != 29 or as_marked != ["李\ufffd", "李\ufffd", "李龙"] or as_it_should != WORDS:
    raise SystemExit("changed: the mark, or what is read")
PYTHON
