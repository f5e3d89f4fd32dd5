#!/usr/bin/env bash
# pypinyin 0.55.0 reads a name by its dictionary of phrases: where surname and first character happen to be a word of
# old texts, the character gets the reading of that word instead of its own.
# Seen for the invented name 于思桂: yu sai gui, since 于思 is a word (of beards, with 思 as sai); character by character: yu
# si gui.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypinyin==0.55.0
"$work/venv/bin/python" -X utf8 - <<'PYTHON'
import importlib.metadata
from pypinyin import lazy_pinyin

NAME = "于思桂"
whole = lazy_pinyin(NAME)
single = [reading for each in NAME for reading in lazy_pinyin(each)]
print("pypinyin", importlib.metadata.version("pypinyin"), NAME, "whole:", whole, "by character:", single)
if whole != ["yu", "sai", "gui"] or single != ["yu", "si", "gui"]:
    raise SystemExit("changed: the readings")
PYTHON
