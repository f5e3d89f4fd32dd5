#!/usr/bin/env bash
# opencv-python-headless 5.0.0.93 does not read the Hanzi mode of QR codes, which the Chinese standard (GB/T 18284) adds
# to the international one: its detector finds the code and raises an error, "not implemented", "mode 13". The same word
# in byte mode is read.
# Seen: segno 1.6.6 writes 入住 in Hanzi mode; cv2.error; zxing-cpp 3.1.1 reads 入住 from the same picture.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
  opencv-python-headless==5.0.0.93 numpy==2.4.6 segno==1.6.6 zxing-cpp==3.1.1
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata, io
import cv2, numpy, segno, zxingcpp

WORD = "入住"


def picture(mode: str, encoding: str) -> numpy.ndarray:
    drawn = io.BytesIO()
    segno.make(WORD, micro=False, mode=mode, encoding=encoding).save(drawn, kind="png", scale=6, border=4)
    return cv2.imdecode(numpy.frombuffer(drawn.getvalue(), numpy.uint8), cv2.IMREAD_GRAYSCALE)


def read(image: numpy.ndarray) -> str:
    try:
        return cv2.QRCodeDetector().detectAndDecode(image)[0]
    except cv2.error as error:
        return f"error {error.code}: {error.err}"


hanzi, byte = picture("hanzi", "gb2312"), picture("byte", "utf-8")
seen = read(hanzi), read(byte), zxingcpp.read_barcodes(hanzi)[0].text
print("OpenCV", importlib.metadata.version("opencv-python-headless"))
print("Hanzi mode:", seen[0], "byte mode:", seen[1], "Hanzi mode by zxing-cpp:", seen[2])
if "error -213" not in seen[0] or seen[1:] != (WORD, WORD):
    raise SystemExit("changed: what is read")
PYTHON
