#!/usr/bin/env bash
# phonenumbers 9.0.43 does not know 转 and 分机, with which extensions are written in China: the whole text is no telephone
# number for it. After a hyphen the extension becomes part of the number, which is then too long. With ext. or # it is
# read.
# Seen: 010-12345678转801 and 010-12345678分机801 -> NumberParseException; 010-12345678-801 -> 1012345678801, not valid;
# 010-12345678#801 and 010-12345678 ext. 801 -> 1012345678, extension 801, valid.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata
import phonenumbers

EXPECTED = {
    "010-12345678转801": None,
    "010-12345678分机801": None,
    "010-12345678-801": (1012345678801, None, False),
    "010-12345678#801": (1012345678, "801", True),
    "010-12345678 ext. 801": (1012345678, "801", True),
}


def read(text: str) -> tuple[int, str | None, bool] | None:
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        return None
    return number.national_number, number.extension, phonenumbers.is_valid_number(number)


print("phonenumbers", importlib.metadata.version("phonenumbers"))
seen = {text: read(text) for text in EXPECTED}
for text, number in seen.items():
    print(text, number)
if seen != EXPECTED:
    raise SystemExit("changed: what is read")
PYTHON
