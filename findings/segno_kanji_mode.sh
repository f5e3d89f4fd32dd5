#!/usr/bin/env bash
# segno 1.6.6 writes some Chinese words in the Kanji mode of QR codes though they cannot be written in Shift JIS, and a
# reader that follows the mode gives other words. What is written are their UTF-8 bytes, where each pair lies in the
# ranges of that mode.
# Seen, read by zxing-cpp 3.1.1: 东区 -> 荳懷玄, 住户 -> 菴乗姐, 东方明珠 -> 荳懈婿譏守匠; 业主 comes out in byte mode and reads right. With
# mode="byte" and eci=True all four read right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import segno, zxingcpp
from PIL import Image

EXPECTED = {
    "东区": ("kanji", "荳懷玄"),
    "住户": ("kanji", "菴乗姐"),
    "东方明珠": ("kanji", "荳懈婿譏守匠"),
    "业主": ("byte", "业主"),
}


def read(code: segno.QRCode) -> str:
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=5, border=4)
    return zxingcpp.read_barcodes(Image.open(picture).convert("L"))[0].text


def in_shift_jis(text: str) -> bool:
    try:
        text.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


print("segno", importlib.metadata.version("segno"), "zxing-cpp", importlib.metadata.version("zxing-cpp"))
for word, expected in EXPECTED.items():
    code = segno.make(word, micro=False)
    seen = (code.mode, read(code))
    said = read(segno.make(word, micro=False, mode="byte", encoding="utf-8", eci=True))
    print(word, "in Shift JIS:", in_shift_jis(word), "mode:", seen[0], "read as:", seen[1], "with byte mode and ECI:", said)
    if seen != expected or said != word or in_shift_jis(word):
        raise SystemExit(f"changed: {word} is {seen}, with ECI {said}")
PYTHON
