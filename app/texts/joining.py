"""Sentences in a row: with a space between them in languages that write one."""

from collections.abc import Iterable
from functools import reduce

from app.texts.translator import Translator


def in_a_row(sentences: Iterable[str], translate: Translator) -> str:
    """Return all that say something, one behind the other; "" for none."""
    _ = translate
    said = [each for each in sentences if each]
    return reduce(lambda before, each: _("{before} {sentence}").format(before=before, sentence=each), said) if said else ""
