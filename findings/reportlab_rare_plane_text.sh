#!/usr/bin/env bash
# reportlab 5.1.0 prints characters beyond U+FFFF (many of the rare ones in Chinese names), but nobody can find or copy
# them in the PDF: its ToUnicode map bears the code point in hexadecimal where PDF (ISO 32000-1, 9.10.3) wants UTF-16BE.
# Seen for 李 and U+20BB7: <01> <674E> and <02> <20BB7>, where <D842DFB7> is meant; pypdfium2 5.15.2 reads '李' and
# U+20BB, pypdf 7.1.0 reads '李' alone and logs an odd-length string. The font is made here, so that it has the
# character.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  reportlab==5.1.0 pillow==13.0.0 charset-normalizer==3.5.2 fonttools==4.68.0 pypdf==7.1.0 pypdfium2==5.15.2
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
import pypdf, pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

TEXT = "李\U00020bb7"
pen = TTGlyphPen(None)
for at, step in (((100, 0), pen.moveTo), ((900, 0), pen.lineTo), ((500, 800), pen.lineTo)):
    step(at)
pen.closePath()
names = [".notdef", "space", *(f"u{ord(each):X}" for each in TEXT)]
builder = FontBuilder(1000, isTTF=True)
builder.setupGlyphOrder(names)
builder.setupCharacterMap({0x20: "space", **{ord(each): f"u{ord(each):X}" for each in TEXT}})
triangle, empty = pen.glyph(), TTGlyphPen(None).glyph()
builder.setupGlyf({name: empty if name == "space" else triangle for name in names})
builder.setupHorizontalMetrics({name: (1000, 0) for name in names})
builder.setupHorizontalHeader(ascent=880, descent=-120)
builder.setupNameTable({"familyName": "Sample", "styleName": "Regular", "psName": "Sample-Regular"})
builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
builder.setupPost()
font, made = io.BytesIO(), io.BytesIO()
builder.save(font)
font.seek(0)
pdfmetrics.registerFont(TTFont("Sample", font))
canvas = Canvas(made)
canvas.setFont("Sample", 20)
canvas.drawString(50, 700, TEXT)
canvas.save()
page = pypdf.PdfReader(made).pages[0]
fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]
mapped = next(each["/ToUnicode"].get_data().decode() for each in fonts if "/ToUnicode" in each)
lines = [line for line in mapped.splitlines() if line.startswith(("<01>", "<02>"))]
read = pypdfium2.PdfDocument(made.getvalue())[0].get_textpage().get_text_range(), page.extract_text().strip()
print("reportlab", importlib.metadata.version("reportlab"), lines, [ascii(text) for text in read])
if lines != ["<01> <674E>", "<02> <20BB7>"] or read != ("李\u20bb", "李"):
    raise SystemExit("changed: the map, or what is read")
PYTHON
