#!/usr/bin/env bash
# reportlab 5.1.0 draws a 16-bit grey picture (the "16-bit greyscale" of scanner programs) as a white page, without an
# error. It has Pillow convert the picture to RGB, and Pillow 13.0.0 cuts each value at 255 instead of scaling it.
# Seen: a PNG whose grey is half of white (32896 of 65535) prints as 255, the same picture in 8 bits (128 of 255) as
# 128.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  reportlab==5.1.0 pillow==13.0.0 charset-normalizer==3.5.2 pypdfium2==5.15.2
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def png(mode: str, grey: int) -> io.BytesIO:
    picture = io.BytesIO()
    Image.new(mode, (40, 40), grey).save(picture, "PNG")
    return picture


def printed(picture: io.BytesIO) -> int:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(40, 40))
    canvas.drawImage(ImageReader(picture), 0, 0, 40, 40)
    canvas.save()
    return pypdfium2.PdfDocument(made.getvalue())[0].render().to_pil().convert("L").getpixel((20, 20))


wide, narrow = png("I;16", 32896), png("L", 128)
modes = [Image.open(each).mode for each in (wide, narrow)]
converted = Image.open(wide).convert("RGB").getpixel((20, 20))
seen = printed(wide), printed(narrow)
print("reportlab", importlib.metadata.version("reportlab"), "Pillow", importlib.metadata.version("pillow"))
print("modes", modes, "by Pillow", converted, "printed, 16 and 8 bits", seen)
if modes != ["I;16", "L"] or converted != (255, 255, 255) or seen != (255, 128):
    raise SystemExit("changed: what is printed")
PYTHON
