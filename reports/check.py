"""Whether everything that will be printed can be drawn: asked before printing, and once more by the document (GB 18030)."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.procedure.reason import Reason
from reports.characters import harmless
from reports.fonts import FontSet, code_point

SHOWN = 40  # characters of a text that a sentence quotes


@dataclass(frozen=True, slots=True)
class Undrawable:
    """A character that no face of paper draws, and the text that holds it."""

    text: str
    character: str
    code_point: str


def undrawable_in(texts: Iterable[str], fonts: FontSet) -> tuple[Undrawable, ...]:
    """Return each character that cannot be drawn with the first text that holds it, in the order of the texts."""
    found: dict[str, Undrawable] = {}
    for text in texts:
        for character in fonts.undrawable(text):
            if character not in found:
                found[character] = Undrawable(text, character, code_point(character))
    return tuple(found.values())


def unprintable(missing: tuple[Undrawable, ...]) -> Reason:
    """Return the reason `print.undrawable` that names every missing character with its code point, and where the first one
    stands."""
    characters = ", ".join(f"{shown(item.character)} ({item.code_point})" for item in missing)
    text = harmless(missing[0].text).replace("\n", " ")
    return Reason.of("print.undrawable", characters=characters, text=text if len(text) <= SHOWN else text[:SHOWN] + "…")


def shown(character: str) -> str:
    """Return the character itself, or nothing where it is half of a broken pair and could be written nowhere."""
    return "" if "\ud800" <= character <= "\udfff" else character
