#!/usr/bin/env bash
# cn2an 0.5.24 with the mode "rmb" cuts an amount below the fen, without rounding and without an error: what an area
# times a price gives is written a fen short, and 0.999 yuan as 99 fen.
# Seen: 1.999 -> 壹元玖角玖分 (2.00 rounded); 0.999 -> 玖角玖分 (1.00); 326.468 -> 叁佰贰拾陆元肆角陆分 (326.47).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cn2an==0.5.24 proces==0.1.7
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata
from cn2an import an2cn

EXPECTED = {"1.999": "壹元玖角玖分", "0.999": "玖角玖分", "326.468": "叁佰贰拾陆元肆角陆分", "326.47": "叁佰贰拾陆元肆角柒分"}
print("cn2an", importlib.metadata.version("cn2an"))
seen = {amount: an2cn(amount, "rmb") for amount in EXPECTED}
print(seen)
if seen != EXPECTED:
    raise SystemExit("changed: the capitals")
PYTHON
