#!/usr/bin/env bash
# cn2an 0.5.24 cannot read every amount in capitals that it writes: an2cn(..., "rmb") puts 零 before the fen where there
# is no jiao, and leaves the yuan out below one; cn2an() refuses both in each of its modes. With jiao, or without
# either, it reads its own.
# Seen: 30.07 -> 叁拾元零柒分 -> ValueError; 0.97 -> 玖角柒分 -> ValueError; 30.97 -> 叁拾元玖角柒分 -> 30.97; 30 -> 叁拾元整 -> 30.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24 proces==0.1.7
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata
from cn2an import an2cn, cn2an

EXPECTED = {
    "30.07": ("叁拾元零柒分", None),
    "0.97": ("玖角柒分", None),
    "30.97": ("叁拾元玖角柒分", 30.97),
    "30": ("叁拾元整", 30),
}


def read(capitals: str, mode: str) -> float | None:
    try:
        return cn2an(capitals, mode)
    except ValueError:
        return None


print("cn2an", importlib.metadata.version("cn2an"))
for amount, expected in EXPECTED.items():
    capitals = an2cn(amount, "rmb")
    back = {mode: read(capitals, mode) for mode in ("strict", "normal", "smart")}
    print(amount, capitals, back)
    best = next((value for value in back.values() if value is not None), None)
    if (capitals, best) != expected:
        raise SystemExit(f"changed: {amount} is {capitals}, read as {back}")
PYTHON
