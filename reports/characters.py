"""What characters mean to paper: which are harmless once dropped, which may not begin or end a line."""

import re

TICK_EMPTY, TICK_SET, TICK_CROSSED = "☐", "☑", "☒"
TICKS = TICK_EMPTY + TICK_SET + TICK_CROSSED
GLUE = "\u2060"  # word joiner: no line breaks beside it, and it is not drawn

NOT_FIRST = frozenset("，。、；：！？）》」』】〕〉”’％‰℃…—～·,.;:!?)]}%°㎡㎥³²々ー")
NOT_LAST = frozenset("（《「『【〔〈“‘([{￥¥$#№")
UNSPLIT = frozenset("—…")

_SPACES = re.compile("[\t\xa0\u2000-\u200a\u202f\u205f]")
_NEW_LINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = "\xad\u200b-\u200f\u202a-\u202e\u2061-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_DROPPED = re.compile(f"[{_CONTROLS}{_INVISIBLE}]")


def harmless(text: str) -> str:
    """Return the text as paper takes it: tabs are spaces, every kind of line end is a new line, invisible controls are
    dropped."""
    if text.isprintable():
        return text
    return _DROPPED.sub("", _NEW_LINES.sub("\n", _SPACES.sub(" ", text)))


def is_wide(character: str) -> bool:
    """Return whether lines may break on both sides of the character, as they may between Chinese ones."""
    return character >= "\u2e80" or character in TICKS


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two characters (kinsoku; Latin words and numbers stay whole)."""
    if after == " " or GLUE in (before, after) or after in NOT_FIRST or before in NOT_LAST or before in TICKS:
        return before in UNSPLIT and after not in NOT_FIRST
    return before == " " or is_wide(before) or is_wide(after)
