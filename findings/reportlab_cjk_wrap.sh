#!/usr/bin/env bash
# reportlab 5.1.0 with wordWrap="CJK" keeps 。 、 ） from the start of a line, as Japanese composition asks, but starts
# lines with the comma, colon, semicolon, exclamation and question marks and closing quotation marks of Chinese (GB/T
# 15834 forbids all of them).
# Seen for eight characters, the mark, and two more, where eight fill the line: 。 、 ） 】 hang at the end of the first
# line; ， ： ； ！ ？ ” ’ 》 begin the second. The typeface is one of the PDF format, none is installed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  reportlab==5.1.0 pillow==13.0.0 charset-normalizer==3.5.2
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("notice", fontName="STSong-Light", fontSize=10, wordWrap="CJK")


def second_line(text: str) -> str:
    paragraph = Paragraph(text, STYLE)
    paragraph.wrap(80, 500)
    _, words = paragraph.blPara.lines[1]
    return "".join(words)


print("reportlab", importlib.metadata.version("reportlab"))
starts = {mark: second_line(f"入住窗口办理时间{mark}上午").startswith(mark) for mark in "。、）】，：；！？”’》"}
print("hang at the end of a line:", *(mark for mark, starting in starts.items() if not starting))
print("begin a line:", *(mark for mark, starting in starts.items() if starting))
if "".join(mark for mark, starting in starts.items() if starting) != "，：；！？”’》":
    raise SystemExit("changed: other marks begin a line")
PYTHON
