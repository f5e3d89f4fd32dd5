"""Text that people type: what is kept, what is refused, how long it may be.

Whatever can be written is kept as it is: `<b>`, `=1+1`, quotes, emoji, characters of the rare planes and of the private area. In
particular nothing is Unicode-normalised: NFC folds the compatibility ideographs (U+F900…) into others, and a name must
stay the way its owner writes it.
"""

import unicodedata
from dataclasses import dataclass

from app.procedure.reason import Reason

NAME = 100
ADDRESS = 200
REMARK = 2000
REASON = 500
PHONE = 40
EMAIL = 254
IDENTITY_NUMBER = 40
NATIONALITY = 60
WORK_UNIT = 100
UNIT_LABEL = 40
METER_NUMBER = 40
PLATE = 20
PLACE = 100
PLAN = 20_000
KEY = 2000
"""What the program writes itself: an id, a number, a word of a list."""

_WHITE_SPACE = " \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNWRITABLE = {
    "Cc": "limits.control_character",
    "Cs": "limits.half_character",
    "Zl": "limits.line_separator",
    "Zp": "limits.line_separator",
}


@dataclass(frozen=True, slots=True)
class CheckedText:
    """The text as it is stored, and why it is refused (nothing: it is not). A refused text is kept for mending."""

    text: str
    reason: Reason | None = None


def checked_text(value: str, *, field: str, limit: int, multiline: bool = False) -> CheckedText:
    """`value` without the white space around it, or the reason why it can't be kept.

    `field` is the identifier that the reason names; `limit` counts characters (code points) after trimming. Refused are control
    characters (a line break only where not `multiline`), lone surrogates, non-characters and what turns the direction of
    writing around: all of these print as something else than what was read on the screen.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n") if multiline else value
    text = text.strip(_WHITE_SPACE)
    if len(text) > limit:
        return CheckedText(text, Reason.of("limits.too_long", field=field, limit=limit, length=len(text)))
    if text.isprintable():  # none of what is refused is printable, and nearly every text is
        return CheckedText(text)
    for position, character in enumerate(text, start=1):
        code = _refusal(character, multiline)
        if code:
            named = f"U+{ord(character):04X}"
            return CheckedText(text, Reason.of(code, field=field, character=named, position=position))
    return CheckedText(text)


def _refusal(character: str, multiline: bool) -> str | None:
    """Return the reason code why this character can't be kept, nothing where it can."""
    if character == "\n":
        return None if multiline else "limits.line_break"
    if character in _BIDIRECTIONAL:
        return "limits.direction"
    # The last two of every plane and U+FDD0–U+FDEF are no characters; XML, and so a spreadsheet, can't hold them.
    if ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF:
        return "limits.no_character"
    return _UNWRITABLE.get(unicodedata.category(character))
