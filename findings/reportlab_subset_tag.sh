#!/usr/bin/env bash
# reportlab 5.1.0 gives the first subset of a font the tag AAAAAA+ in every document. Two of its files merged into one
# then hold two different font programs under one name, where ISO 32000-1, 9.6.4 asks for different tags for different
# subsets of a file.
# Seen: AAAAAA+BitstreamVeraSans-Roman in both, and twice in the file that pypdf 7.1.0 merges of them, with unlike
# programs. The typeface is the one that comes with reportlab; the characters are beyond ASCII, since each subset holds
# all of ASCII.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  reportlab==5.1.0 pillow==13.0.0 charset-normalizer==3.5.2 pypdf==7.1.0
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))


def document(text: str) -> io.BytesIO:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont("Vera", 20)
    canvas.drawString(50, 700, text)
    canvas.save()
    return made


def subsets(pdf: io.BytesIO) -> list[tuple[str, bytes]]:
    pages = pypdf.PdfReader(pdf).pages
    fonts = [each.get_object() for page in pages for each in page["/Resources"]["/Font"].values()]
    embedded = [font for font in fonts if "/FontDescriptor" in font]
    return [(font["/BaseFont"], font["/FontDescriptor"]["/FontFile2"].get_data()) for font in embedded]


parts = [document("é"), document("ü")]
merger, merged = pypdf.PdfWriter(), io.BytesIO()
for part in parts:
    merger.append(part)
merger.write(merged)
names = [[name for name, _ in subsets(pdf)] for pdf in (*parts, merged)]
programs = {program for _, program in subsets(merged)}
print("reportlab", importlib.metadata.version("reportlab"), names, "unlike programs:", len(programs))
NAME = "/AAAAAA+BitstreamVeraSans-Roman"
if names != [[NAME], [NAME], [NAME, NAME]] or len(programs) != 2:
    raise SystemExit("changed: the names of the subsets")
PYTHON
