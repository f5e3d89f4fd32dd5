"""Sentences of printing."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "print.undrawable": N_("No font can draw {characters} in “{text}”. Nothing was printed."),
}
