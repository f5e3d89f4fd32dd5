#!/usr/bin/env bash
# zxing-cpp 3.1.1 gives a control character of a code in .text as a word in angle brackets, so that a separator (GS, of
# GS1 element strings) or a scanner's frame (STX, CR) becomes printable text, and the code counts as binary. Tab, LF and
# CR alone stay what they are; where another control character stands in the code, they become words too.
# Seen: 'RZ\x1d07' -> 'RZ<GS>07' (Binary); '\x02RZ07\r' -> '<STX>RZ07<CR>' (Binary); 'RZ\t07' and 'RZ07\r' unchanged
# (Text). With text_mode=TextMode.Plain, and in .bytes, all are as written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check zxing-cpp==3.1.1 segno==1.6.6 pillow==13.0.0
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import segno, zxingcpp
from PIL import Image

EXPECTED = {
    "RZ\x1d07": ("RZ<GS>07", "Binary"),
    "\x02RZ07\r": ("<STX>RZ07<CR>", "Binary"),
    "RZ\t07": ("RZ\t07", "Text"),
    "RZ07\r": ("RZ07\r", "Text"),
}
print("zxing-cpp", importlib.metadata.version("zxing-cpp"))
for written, expected in EXPECTED.items():
    picture = io.BytesIO()
    segno.make(written, micro=False, mode="byte").save(picture, kind="png", scale=5, border=4)
    image = Image.open(picture).convert("L")
    code = zxingcpp.read_barcodes(image)[0]
    plain = zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain)[0].text
    seen = (code.text, code.content_type.name)
    print(repr(written), "->", seen, "plain:", repr(plain))
    if seen != expected or plain != written or code.bytes != written.encode():
        raise SystemExit(f"changed: {written!r} is read as {seen}")
PYTHON
